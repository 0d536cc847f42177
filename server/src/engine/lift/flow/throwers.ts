import ts from 'typescript';
import { functionOf } from '../../syntax/callee';
import { rememberedBy } from '../../syntax/remembered-by';
import {
  bare,
  functionAround,
  memberName,
  propertyNameText,
  type FunctionNode,
  type Tree,
} from '../../syntax/tree';

/** The functions of a file that throw by themselves, and the names that they are called by. */
export interface Throwers {
  readonly functions: ReadonlySet<FunctionNode>;
  readonly names: ReadonlySet<string>;
}

const cache = rememberedBy<Tree, Throwers>();

/** Finds the functions that hold a `throw` of their own. */
export function throwersOf(tree: Tree): Throwers {
  const known = cache.get(tree);
  if (known) return known;
  const functions = new Set<FunctionNode>();
  const names = new Set<string>();
  for (const statement of tree.throws) {
    const fn = functionAround(statement);
    if (!fn || functions.has(fn)) continue;
    functions.add(fn);
    const name = nameOfFunction(fn);
    if (name !== undefined) names.add(name);
  }
  const throwers = { functions, names };
  cache.set(tree, throwers);
  return throwers;
}

function nameOfFunction(fn: FunctionNode): string | undefined {
  const { parent } = fn;
  const isNamed =
    ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent);
  return propertyNameText(isNamed ? parent.name : (fn as ts.FunctionDeclaration).name);
}

// Functions of other files that never return, by what they are called everywhere; `throwIfEmpty` may return.
const NEVER =
  /^(?:throw(?!If|On|Unless|When)[A-Z_]\w*|raise\w*(?:Error|Exception)|panic|assertNever|assertUnreachable|unreachable)$/;

/** Whether nothing runs behind a call: `process.exit()`, `context.throwNotFoundError(…)` of another file. */
export function isExit(call: ts.CallExpression): boolean {
  if (isMemberOf(call, 'process', 'exit')) return true;
  const callee = bare(call.expression);
  const name = memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '');
  return NEVER.test(name) && !functionOf(callee);
}

/** Whether a call is `Promise.reject(err)`: returned or awaited it is a throw. */
export function isRejection(call: ts.CallExpression): boolean {
  return isMemberOf(call, 'Promise', 'reject');
}

function isMemberOf(call: ts.CallExpression, owner: string, name: string): boolean {
  const callee = bare(call.expression);
  if (memberName(callee) !== name) return false;
  const { expression } = callee as ts.PropertyAccessExpression;
  return ts.isIdentifier(expression) && ts.idText(expression) === owner;
}
