import ts from 'typescript';
import { rememberedBy } from '../syntax/remembered-by';
import type { Declaration } from '../syntax/scope';
import { isFunctionNode, type FunctionNode } from '../syntax/tree';
import type { Binding, Environment } from './environment';

// Keyed by function, so the list lives as long as its tree.
const returns = rememberedBy<FunctionNode, readonly (ts.Expression | undefined)[]>();

/**
 * The environment in which a function's body is read for one call: each parameter stands for its argument.
 * @param args the call's arguments; those behind a spread are unknown
 * @param caller where the arguments are read
 * @param closure where the function was found: what its outer functions' parameters stand for
 */
export function callEnvironment(
  fn: FunctionNode,
  args: readonly ts.Expression[],
  caller: Environment,
  closure: Environment = caller,
): Environment {
  const bindings = new Map<Declaration, Binding>(closure.bindings);
  const spread = args.findIndex((argument) => ts.isSpreadElement(argument));
  const known = spread < 0 ? args.length : spread;
  const parameters = fn.parameters.filter(({ name }) => !ts.isIdentifier(name) || ts.idText(name) !== 'this');
  for (const [index, parameter] of parameters.entries()) {
    bindings.delete(parameter);
    if (parameter.dotDotDotToken || (spread >= 0 && index >= known)) continue;
    bindings.set(parameter, { expression: args[index], environment: caller });
  }
  return { tree: closure.tree, bindings };
}

/** What a function returns, in source order; undefined for a `return` without a value. Nested functions do not count. */
export function returnsOf(fn: FunctionNode): readonly (ts.Expression | undefined)[] {
  const known = returns.get(fn);
  if (known) return known;
  const found: (ts.Expression | undefined)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node)) found.push(node.expression);
    else if (holdsStatements(node)) ts.forEachChild(node, visit);
  };
  if (fn.body && ts.isBlock(fn.body)) ts.forEachChild(fn.body, visit);
  else if (fn.body) found.push(fn.body);
  returns.set(fn, found);
  return found;
}

// The blocks of a `try` are no statements for the parser.
function holdsStatements(node: ts.Node): boolean {
  if (isFunctionNode(node) || ts.isClassLike(node)) return false;
  const isClause = ts.isCaseBlock(node) || ts.isCaseOrDefaultClause(node) || ts.isCatchClause(node);
  return isClause || ts.isBlock(node) || ts.isStatement(node);
}
