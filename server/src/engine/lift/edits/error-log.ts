import ts from 'typescript';
import type { TextEdit } from '../../text/edit';
import { isFunctionNode, startOf, type Tree } from '../../syntax/tree';
import { errorVariableAt } from './error-variable';
import { isInside } from '../flow/outcome';
import type { Run } from '../flow/run';
import { indentAt, newLineAt, semicolonOf, startsLine } from './source-style';

/**
 * A line that logs the error at hand before a statement, in the words that the file has for that.
 * @returns no edits where something else gets the error already; undefined where no line can be put
 */
export function logLine(statement: ts.Statement, run: Run): readonly TextEdit[] | undefined {
  const { tree } = run;
  const error = errorVariableAt(statement, run);
  if (error === undefined) return undefined;
  const scope = scopeOf(statement);
  if (!scope) return undefined;
  if (isGivenAway(error, scope, statement)) return [];
  const start = startOf(statement, tree);
  const logger = loggerOf(run);
  if (logger === undefined || !isBlockLike(statement.parent) || !startsLine(start, tree)) return undefined;
  const line = `${logger}.error(${error})${semicolonOf(statement, tree)}`;
  return [{ start, end: start, text: `${line}${newLineAt(start, tree)}${indentAt(start, tree)}` }];
}

function isBlockLike(node: ts.Node): boolean {
  return ts.isBlock(node) || ts.isCaseOrDefaultClause(node);
}

// The catch clause or the callback in which the error is known.
function scopeOf(node: ts.Node): ts.Node | undefined {
  let at = node.parent as ts.Node | undefined;
  while (at && !ts.isCatchClause(at) && !isFunctionNode(at)) at = at.parent;
  return at;
}

/** Whether the error is an argument of some call outside of the statement: a log, a report, a function of the project. */
function isGivenAway(error: string, scope: ts.Node, statement: ts.Statement): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (found || isInside(node, statement)) return;
    if (ts.isIdentifier(node) && ts.idText(node) === error && isArgument(node, scope)) found = true;
    else ts.forEachChild(node, visit);
  };
  ts.forEachChild(scope, visit);
  return found;
}

function isArgument(node: ts.Node, scope: ts.Node): boolean {
  for (let at = node; at !== scope; at = at.parent) {
    if (ts.isCallExpression(at.parent) && at.parent.arguments.includes(at as ts.Expression)) return true;
    if (ts.isStatement(at)) return false;
  }
  return false;
}

function loggerOf({ site, tree }: Run): string | undefined {
  const own = fileLogger(tree);
  if (own !== undefined) return own;
  if (site.framework.name !== 'fastify') return 'console';
  const request = site.request?.name;
  return request && ts.isIdentifier(request) ? `${ts.idText(request)}.log` : undefined;
}

/** What a file that declares a logger calls it. */
export function fileLogger(tree: Tree): string | undefined {
  const own = /\b(logger|log)\.error\(/.exec(tree.text)?.[1];
  return own !== undefined && declares(own, tree) ? own : undefined;
}

// `import logger from`, `const { logger } = require(…)`: known in the whole file.
function declares(name: string, { text }: Tree): boolean {
  return new RegExp(`^(?:import|const|let|var)\\b[^=;]*\\b${name}\\b`, 'm').test(text);
}
