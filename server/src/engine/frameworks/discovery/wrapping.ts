import ts from 'typescript';
import { resolve } from '../../syntax/scope';
import { bare, memberName, type FunctionNode, type Tree } from '../../syntax/tree';
import { registersInExpress } from './express-routes';
import { registersInFastify } from './fastify-routes';
import { argumentOf } from './shaped';

/**
 * Prepares telling whether a handler is handed to a function that takes a handler and returns one, inline
 * (`exports.x = asyncHandler(async (req, res) => …)`) or by its name (`module.exports = { x: asyncHandler(x) }`).
 */
export function wrappingIn(tree: Tree): (fn: FunctionNode) => boolean {
  let byName: ReadonlyMap<string, readonly ts.Identifier[]> | undefined;
  return (fn) => {
    const call = argumentOf(fn);
    if (call) return isWrapper(call);
    const declaration = holderOf(fn);
    const name = declaration?.name && ts.isIdentifier(declaration.name) ? ts.idText(declaration.name) : '';
    if (name === '') return false;
    byName ??= namesGivenToWrappers(tree);
    return (byName.get(name) ?? []).some((identifier) => resolve(identifier) === declaration);
  };
}

function holderOf(fn: FunctionNode): ts.FunctionDeclaration | ts.VariableDeclaration | undefined {
  if (ts.isFunctionDeclaration(fn)) return fn;
  const parent = fn.parent;
  return ts.isVariableDeclaration(parent) ? parent : undefined;
}

function namesGivenToWrappers(tree: Tree): ReadonlyMap<string, readonly ts.Identifier[]> {
  const found = new Map<string, ts.Identifier[]>();
  for (const call of tree.calls) {
    const [only, ...others] = call.arguments;
    if (!only || others.length > 0 || !ts.isIdentifier(only) || !isWrapper(call)) continue;
    const known = found.get(ts.idText(only));
    if (known) known.push(only);
    else found.set(ts.idText(only), [only]);
  }
  return found;
}

// `log(handler)` throws its result away: it wraps nothing. `onRequest(handler)` and the like register, they catch nothing.
function isWrapper(call: ts.CallExpression | ts.NewExpression): boolean {
  if (ts.isNewExpression(call) || ts.isExpressionStatement(call.parent)) return false;
  const callee = bare(call.expression);
  const member = memberName(callee);
  if (member === undefined) return ts.isIdentifier(callee) || ts.isCallExpression(callee);
  return !registersInExpress(member) && !registersInFastify(member) && !/^(?:on[A-Z]|decorate)/.test(member);
}
