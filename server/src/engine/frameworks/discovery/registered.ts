import ts from 'typescript';
import type { FrameworkName } from '../../model/framework-name';
import { bare, memberName, type Tree } from '../../syntax/tree';
import { expressRegistrations, methodOfMember, registersInExpress } from './express-routes';
import { fastifyRegistrations, registersInFastify } from './fastify-routes';
import type { FileFrameworks } from './file-frameworks';
import type { Follow } from './follow';
import type { Instance } from './instances';
import {
  isNamedRequest,
  isNamedResponse,
  parameterName,
  positionalParameters,
  rolesByName,
} from './parameters';
import { mayBePath, type Registration, type RegistrationCall } from './registration';

/** A registration, and what is known of the object whose member is called. */
export interface Found extends Registration {
  /**
   * `known` an application or router; `unknown` only the call's form speaks for it (`x.get('/path', (req, res) => …)`);
   * `elsewhere` another file registers it.
   */
  readonly owner: 'known' | 'unknown' | 'elsewhere';
}

/** Finds every function that a call of the file registers. */
export function registrationsIn(
  tree: Tree,
  follow: Follow,
  frameworks: FileFrameworks,
  instanceOf: (expression: ts.Expression) => Instance | undefined,
): readonly Found[] {
  const found: Found[] = [];
  // A list of handlers that is registered again and again would cost its length each time.
  const limit = 1000 + 4 * (tree.calls.length + tree.functions.length);
  for (const call of tree.calls) {
    const callee = bare(call.expression);
    const access = callee as ts.PropertyAccessExpression | ts.ElementAccessExpression;
    const member = memberName(callee);
    const isComputed = member === undefined && 'argumentExpression' in access;
    if (!isComputed && (member === undefined || !mayRegister(member))) continue;
    if (!mayBeComplete(call, access, member)) continue;
    const instance = instanceOf(access.expression);
    if (!instance && (isComputed || methodOfMember(member ?? '') === undefined)) continue;
    const framework = instance?.framework ?? guess(call, frameworks);
    if (!framework || !frameworks.available.includes(framework)) continue;
    const { path: routePath } = instance ?? { path: undefined };
    if (!instance?.sure && !routePath && !isComputed && !looksLikeRegistration(call, member ?? '')) continue;
    const read = readerOf(framework, member);
    for (const registration of read?.({ call, member, routePath, follow }) ?? []) {
      if (!instance?.sure && !fitsByName(registration)) continue;
      found.push({ ...registration, owner: instance && !frameworks.guessed ? 'known' : 'unknown' });
    }
    if (found.length > limit) break;
  }
  return found;
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

function readerOf(
  framework: FrameworkName,
  member: string | undefined,
): ((call: RegistrationCall) => readonly Registration[]) | undefined {
  if (framework === 'express') {
    return member === undefined || registersInExpress(member) ? expressRegistrations : undefined;
  }
  return member === undefined || registersInFastify(member) ? fastifyRegistrations : undefined;
}

function mayRegister(member: string): boolean {
  return registersInExpress(member) || registersInFastify(member);
}

function looksLikeRegistration(call: ts.CallExpression, member: string): boolean {
  if (methodOfMember(member) === undefined) return true;
  return call.arguments.length >= 2 && mayBePath(call.arguments[0]);
}

// An object that is an application by name only: its functions must look like handlers.
function fitsByName({ fn, framework }: Registration): boolean {
  if (rolesByName(fn)) return true;
  const [first, second] = positionalParameters(fn);
  if (framework === 'fastify') return isNamedRequest(first) || parameterName(first)?.startsWith('_') === true;
  return isNamedRequest(first) || isNamedResponse(second);
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
