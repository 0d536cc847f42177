import ts from 'typescript';
import { resolve } from '../../syntax/scope';
import { bare, propertyNameText, startOf, type Tree } from '../../syntax/tree';
import { isResponseChain, type Run } from './run';

/**
 * Whether an expression is no more than a member of the response that nobody calls yet (`res.sta`,
 * `res.status(404).js`), or less than its name.
 */
export function isHalfCall(run: Run, expression: ts.Expression): boolean {
  const node = bare(expression);
  if (ts.isPropertyAccessExpression(node) && isResponseChain(node.expression, run)) return true;
  return isHalfName(run, node) || takesNextLine(node, run);
}

// `res.status(404).` and the next statement, whose first name the parser took for the member.
function takesNextLine(chain: ts.Expression, { tree }: Run): boolean {
  const indent = indentAt(startOf(chain, tree), tree);
  let at: ts.Expression = chain;
  while (ts.isCallExpression(at) || ts.isPropertyAccessExpression(at)) {
    if (ts.isPropertyAccessExpression(at)) {
      const lineEnd = /^\??\.[ \t]*\r?\n/.test(tree.text.slice(at.expression.end, at.name.end));
      if (lineEnd && indentAt(startOf(at.name, tree), tree) <= indent) return true;
    }
    at = at.expression;
  }
  return false;
}

/** Whether a name that is declared nowhere is the beginning of what the handler calls the response or `next`. */
export function isHalfName(run: Run, node: ts.Expression): boolean {
  if (!ts.isIdentifier(node)) return false;
  const [name, { response, next }] = [ts.idText(node), run.site];
  return [response, next].some((parameter) => begins(name, parameter)) && resolve(node) === undefined;
}

function begins(start: string, parameter: ts.ParameterDeclaration | undefined): boolean {
  const name = parameter && propertyNameText(parameter.name);
  return name !== undefined && name !== start && name.startsWith(start);
}

/**
 * Whether what an `if` or `else` leads to is rather the next statement, which the parser took because there is no other
 * yet: it stands on a line of its own and no further to the right than the `if`.
 */
export function isNextStatement(owner: ts.IfStatement, branch: ts.Statement, { tree }: Run): boolean {
  return !ts.isBlock(branch) && isBelow(branch, owner, tree);
}

/** Whether a node is the first of its line and stands no further to the right than the line of the node it is a part of. */
export function isBelow(node: ts.Node, owner: ts.Node, tree: Tree): boolean {
  const start = startOf(node, tree);
  const before = /\n([ \t]*)$/.exec(tree.text.slice(tree.text.lastIndexOf('\n', start - 1), start));
  return before !== null && (before[1] ?? '').length <= indentAt(startOf(owner, tree), tree);
}

// Of the line that an offset is in: an `if` can stand behind `} else`.
function indentAt(offset: number, { text }: Tree): number {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return (/^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '').length;
}
