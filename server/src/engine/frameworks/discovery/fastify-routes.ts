import ts from 'typescript';
import type { HandlerRole } from '../../model/handler';
import { bare, isFunctionNode, propertyNameText, type FunctionNode } from '../../syntax/tree';
import type { Follow, Followed } from './follow';
import {
  isNamedRequest,
  parameterName,
  positionalParameters,
  rolesByName,
  rolesByPosition,
  type Roles,
} from './parameters';
import { pathText, type Registration, type RegistrationCall } from './registration';

type Order = readonly (keyof Roles | undefined)[];

const HANDLER: Order = ['request', 'response'];
const ERROR_HANDLER: Order = ['error', 'request', 'response'];
const HOOK: Order = ['request', 'response', 'next'];
const PAYLOAD_HOOK: Order = ['request', 'response', undefined, 'next'];

// Fastify's docs/Reference/Hooks.md; hooks without a reply (onReady, onRoute, onRequestAbort …) answer nothing.
/** The hooks that get a reply, in the order of a request's life, with what their parameters are. */
export const HOOKS: ReadonlyMap<string, Order> = new Map<string, Order>([
  ['onRequest', HOOK],
  ['preParsing', PAYLOAD_HOOK],
  ['preValidation', HOOK],
  ['preHandler', HOOK],
  ['preSerialization', PAYLOAD_HOOK],
  ['onSend', PAYLOAD_HOOK],
  ['onResponse', HOOK],
  ['onTimeout', HOOK],
  ['onError', ['request', 'response', 'error', 'next']],
]);

const METHODS: ReadonlySet<string> = new Set([
  'get',
  'head',
  'post',
  'put',
  'delete',
  'options',
  'patch',
  'all',
  'trace',
  'search',
  'propfind',
  'proppatch',
  'mkcol',
  'copy',
  'move',
  'lock',
  'unlock',
  'report',
  'mkcalendar',
]);
const OTHERS: ReadonlySet<string> = new Set([
  'route',
  'addHook',
  'setErrorHandler',
  'setNotFoundHandler',
  'use',
]);

/** Whether a member of a Fastify instance can register functions. */
export function registersInFastify(member: string): boolean {
  return METHODS.has(member) || OTHERS.has(member);
}

/**
 * The functions that a call like `fastify.get('/x', { preHandler }, handler)` registers in Fastify (`lib/route.js`:
 * the handler is the last argument or the options' member).
 */
export function fastifyRegistrations({ call, member, follow }: RegistrationCall): readonly Registration[] {
  const args = call.arguments;
  const [first, second] = args;
  const last = args.at(-1);
  if (!first || !last) return [];
  switch (member) {
    case 'route':
      return routeObjectsOf(first, follow).flatMap((options) => ofRouteObject(options, follow));
    case 'addHook': {
      const order = HOOKS.get(pathText(first, follow) ?? '');
      return order && second ? register(follow.functionsOf(second), 'hook', order) : [];
    }
    // Fastify 2's own, else of @fastify/middie (index.js) or @fastify/express: with Node's request and response.
    case 'use':
      return args.flatMap((argument) => register(follow.functionsOf(argument), 'middleware', HOOK));
    case 'setErrorHandler':
      return register(follow.functionsOf(first), 'error-handler', ERROR_HANDLER);
    case 'setNotFoundHandler':
      return [...ofOptions(first, follow, {}), ...register(follow.functionsOf(last), 'handler', HANDLER)];
    default: {
      if (args.length < 2 || args.length > 3) return [];
      const route = { method: member?.toUpperCase(), path: pathText(first, follow) };
      const options = args.slice(1).flatMap((argument) => ofOptions(argument, follow, route));
      const between = args.length === 3 ? args[1] : undefined;
      const handled = { ...route, options: between };
      return [...options, ...register(follow.functionsOf(last), 'handler', HANDLER, handled)];
    }
  }
}

/** The functions that a route's options object names: its handler, its hooks, its error handler. */
export function ofRouteObject(options: ts.ObjectLiteralExpression, follow: Follow): readonly Registration[] {
  const text = (name: string) => {
    const [value, ...others] = follow.membersOf(options, name);
    // `method: ['GET', 'HEAD']` is no single method.
    if (!value || others.length > 0 || !ts.isExpression(value) || ts.isArrayLiteralExpression(value))
      return undefined;
    return pathText(value, follow);
  };
  return ofOptions(options, follow, {
    method: text('method')?.toUpperCase(),
    path: text('url') ?? text('path'),
  });
}

type Route = Partial<Pick<Registration, 'method' | 'path' | 'options'>>;

function ofOptions(expression: ts.Expression, follow: Follow, route: Route): readonly Registration[] {
  return routeObjectsOf(expression, follow).flatMap((object) =>
    ['handler', 'errorHandler', ...HOOKS.keys()].flatMap((name) => {
      const found = follow.membersOf(object, name).flatMap((value) => functionsOfValue(value, follow));
      if (name === 'handler') return register(found, 'handler', HANDLER, { ...route, options: object });
      if (name === 'errorHandler') return register(found, 'error-handler', ERROR_HANDLER, route);
      return register(found, 'hook', HOOKS.get(name) ?? HOOK, route);
    }),
  );
}

function functionsOfValue(value: ts.Node, follow: Follow): readonly Followed[] {
  return ts.isExpression(value) || !isNamedFunction(value)
    ? follow.functionsOf(value as ts.Expression)
    : [{ fn: value, wrapped: false }];
}

function isNamedFunction(value: ts.Node): value is ts.FunctionDeclaration | ts.MethodDeclaration {
  return ts.isFunctionDeclaration(value) || ts.isMethodDeclaration(value);
}

function routeObjectsOf(expression: ts.Expression, follow: Follow): readonly ts.ObjectLiteralExpression[] {
  return follow.valuesOf(expression).filter((value) => ts.isObjectLiteralExpression(value));
}

/**
 * Whether an object literal is a Fastify route or its options: a handler with a method and a URL, or a handler that
 * takes a request beside a schema.
 */
export function isRouteObject(node: ts.Node): node is ts.ObjectLiteralExpression {
  if (!ts.isObjectLiteralExpression(node)) return false;
  const members = new Map(node.properties.map((property) => [propertyNameText(property.name), property]));
  const handler = members.get('handler');
  if (!handler) return false;
  if (members.has('method') && members.has('url')) return true;
  const fn = ts.isPropertyAssignment(handler) ? bare(handler.initializer) : handler;
  return members.has('schema') && isFunctionNode(fn) && isNamedRequest(positionalParameters(fn)[0]);
}

function register(
  found: readonly Followed[],
  role: HandlerRole,
  order: Order,
  route: Route = {},
): readonly Registration[] {
  return found.map(({ fn, wrapped }) => ({
    fn,
    framework: 'fastify',
    role,
    roles: rolesOf(fn, wrapped, order),
    wrapped,
    method: route.method,
    path: route.path,
    options: route.options,
  }));
}

// A wrapper may hand on its parameters in another order; what they are called is then the better witness.
function rolesOf(fn: FunctionNode, wrapped: boolean, order: Order): Roles {
  return (wrapped ? rolesByName(fn) : undefined) ?? rolesByPosition(fn, order);
}

/** The roles of an `onSend` or `preSerialization` hook that is known by its third parameter, `payload`. */
export function payloadHookRoles(fn: FunctionNode): Roles | undefined {
  const isHook = /^_?payload$/.test(parameterName(positionalParameters(fn)[2]) ?? '');
  return isHook ? rolesByPosition(fn, PAYLOAD_HOOK) : undefined;
}

/** What the parameters of a function are that another file registers in a role. */
export function fastifyRoles(fn: FunctionNode, wrapped: boolean, role: HandlerRole): Roles {
  if (role === 'handler') return rolesOf(fn, wrapped, HANDLER);
  if (role === 'error-handler') return rolesOf(fn, wrapped, ERROR_HANDLER);
  return payloadHookRoles(fn) ?? rolesOf(fn, wrapped, HOOK);
}
