import ts from 'typescript';
import type { FrameworkName } from '../../model/framework-name';
import { bare, memberName, startOf, type Tree } from '../../syntax/tree';
import { methodOfMember, registersInExpress } from './express-routes';
import { registersInFastify } from './fastify-routes';
import type { FileFrameworks } from './file-frameworks';
import type { Instance } from './instances';
import { parameterName } from './parameters';
import { mayBePath } from './registration';

/** A call that can register functions. */
export interface RegisteringCall {
  readonly call: ts.CallExpression;
  /** What is called a member of: the application, the router, a `.route(path)`. */
  readonly owner: ts.Expression;
  /** The member's name; undefined when computed (`app[method](path, handler)`). */
  readonly member: string | undefined;
  /** Undefined when only the call's form speaks for it. */
  readonly instance: Instance | undefined;
  readonly framework: FrameworkName;
}

/** The calls of a file that can register functions, in the order of the walk: of a chain the last call comes first. */
export function* registeringCallsIn(
  tree: Tree,
  frameworks: FileFrameworks,
  instanceOf: (expression: ts.Expression) => Instance | undefined,
): Generator<RegisteringCall> {
  for (const call of tree.calls) {
    const found = read(call, frameworks, instanceOf);
    if (found) yield found;
  }
}

/**
 * Where a registering call starts, by which it is known in other files. In a chain (`route('/x').get(a).post(b)`) all
 * calls begin at the same place, so there it is the member that counts.
 */
export function registrationStart(call: ts.CallExpression, tree: Tree): number {
  const callee = bare(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return startOf(call, tree);
  return ts.isCallExpression(bare(callee.expression)) ? startOf(callee.name, tree) : startOf(call, tree);
}

function read(
  call: ts.CallExpression,
  frameworks: FileFrameworks,
  instanceOf: (expression: ts.Expression) => Instance | undefined,
): RegisteringCall | undefined {
  const callee = bare(call.expression);
  const access = callee as ts.PropertyAccessExpression | ts.ElementAccessExpression;
  const member = memberName(callee);
  const isComputed = member === undefined && 'argumentExpression' in access;
  if (!isComputed && (member === undefined || !mayRegister(member))) return undefined;
  if (!mayBeComplete(call, access, member)) return undefined;
  const instance = instanceOf(access.expression);
  if (!instance && (isComputed || methodOfMember(member ?? '') === undefined)) return undefined;
  const framework = instance?.framework ?? guess(call, frameworks);
  if (!framework || !frameworks.available.includes(framework)) return undefined;
  if (!instance?.sure && !instance?.path && !isComputed && !looksLikeRegistration(call, member ?? ''))
    return undefined;
  return { call, owner: access.expression, member, instance, framework };
}

// `map.get(key)` is dropped before anybody asks what `map` is: only a route's own methods go without a path.
function mayBeComplete(
  { arguments: args }: ts.CallExpression,
  { expression }: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  member: string | undefined,
): boolean {
  if (args.length !== 1) return args.length > 1;
  if (member === undefined || methodOfMember(member) === undefined) return true;
  const [only] = args;
  const isFunction = only !== undefined && (ts.isArrowFunction(only) || ts.isFunctionExpression(only));
  return isFunction || ts.isCallExpression(bare(expression));
}

function mayRegister(member: string): boolean {
  return registersInExpress(member) || registersInFastify(member);
}

function looksLikeRegistration(call: ts.CallExpression, member: string): boolean {
  if (methodOfMember(member) === undefined) return true;
  return call.arguments.length >= 2 && mayBePath(call.arguments[0]);
}

// Both frameworks are at hand: an options object in the middle and `reply` are Fastify's, the rest is Express's.
function guess(call: ts.CallExpression, { available, imported }: FileFrameworks): FrameworkName | undefined {
  if (imported.size === 1) return [...imported][0];
  if (available.length <= 1) return available[0];
  const handler = call.arguments.at(-1);
  const parameters =
    handler && 'parameters' in handler ? (handler.parameters as ts.NodeArray<ts.ParameterDeclaration>) : [];
  const isFastify = parameters.some((parameter) => /^_?repl?y?$/.test(parameterName(parameter) ?? ''));
  return isFastify ? 'fastify' : 'express';
}
