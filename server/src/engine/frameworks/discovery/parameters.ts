import ts from 'typescript';
import type { HandlerSite } from '../framework';
import type { FunctionNode } from '../../syntax/tree';

/** Which parameter of a handler is what. */
export type Roles = Pick<HandlerSite, 'request' | 'response' | 'next' | 'error'>;

type Role = keyof Roles;

const NONE: Roles = { request: undefined, response: undefined, next: undefined, error: undefined };

const REQUEST = /^[_$]*(?:req|request|rq|(?:http|express|fastify|client)(?:req|request))[_$]*$/i;
const RESPONSE =
  /^[_$]*(?:res|resp|response|rs|reply|rep|(?:http|express|fastify|server)(?:res|response|reply))[_$]*$/i;
const NEXT = /^[_$]*(?:next|nxt|done|nextFn|nextFunction|cb|callback)[_$]*$/i;
const ERROR = /^[_$]*(?:e|er|err|error|ex|exception)[_$]*$|^[\w$]*Err(?:or)?[_$]*$/;
const CONTEXT = /^_*(?:ctx|context|fastify|app|server|instance|deps|dependencies|services|container)$/;
const UNUSED = /^_+\d*$/;

/** The name of a parameter; undefined for a pattern. */
export function parameterName(parameter: ts.ParameterDeclaration | undefined): string | undefined {
  return parameter && ts.isIdentifier(parameter.name) ? ts.idText(parameter.name) : undefined;
}

/** Whether a parameter's name says that it is the request (an unused `_` and a destructured object may be one). */
function mayBeRequest(parameter: ts.ParameterDeclaration | undefined): boolean {
  if (!parameter || parameter.dotDotDotToken) return false;
  if (ts.isObjectBindingPattern(parameter.name)) return true;
  const name = parameterName(parameter);
  return name !== undefined && (REQUEST.test(name) || UNUSED.test(name));
}

/** Whether a parameter is called like a request. */
export function isNamedRequest(parameter: ts.ParameterDeclaration | undefined): boolean {
  const name = parameterName(parameter);
  return name !== undefined && REQUEST.test(name);
}

/** Whether a parameter is called like a response. */
export function isNamedResponse(parameter: ts.ParameterDeclaration | undefined): boolean {
  const name = parameterName(parameter);
  return name !== undefined && isResponseName(name);
}

/** Whether a name is one that responses go by. */
export function isResponseName(name: string): boolean {
  return RESPONSE.test(name);
}

/** Whether a parameter is called like a continuation (`next`, `done`), or is left unused. */
export function mayBeNext(parameter: ts.ParameterDeclaration | undefined): boolean {
  const name = parameterName(parameter);
  return name !== undefined && (NEXT.test(name) || UNUSED.test(name));
}

/** Whether a parameter is called like an error. */
export function isNamedError(parameter: ts.ParameterDeclaration | undefined): boolean {
  const name = parameterName(parameter);
  return name !== undefined && ERROR.test(name);
}

/** The parameters that a caller fills, one by one: without TypeScript's `this`, up to a rest parameter. */
export function positionalParameters(fn: FunctionNode): readonly ts.ParameterDeclaration[] {
  const own = fn.parameters.filter((parameter) => parameterName(parameter) !== 'this');
  const rest = own.findIndex((parameter) => parameter.dotDotDotToken !== undefined);
  return rest === -1 ? own : own.slice(0, rest);
}

/** Gives parameters their roles by position; `undefined` leaves one out. */
export function rolesByPosition(fn: FunctionNode, order: readonly (Role | undefined)[]): Roles {
  const roles: { -readonly [role in Role]: Roles[role] } = { ...NONE };
  positionalParameters(fn).forEach((parameter, index) => {
    const role = order[index];
    if (role) roles[role] = parameter;
  });
  return roles;
}

/**
 * Gives parameters their roles by their names: `(req, res[, next])`, `(err, req, res[, next])`.
 * @returns undefined when the names do not say so
 */
export function rolesByName(fn: FunctionNode): Roles | undefined {
  const [first, second, third, fourth] = positionalParameters(fn);
  if (isNamedError(first) && mayBeRequest(second) && isNamedResponse(third)) {
    return { error: first, request: second, response: third, next: fourth };
  }
  if (mayBeRequest(first) && isNamedResponse(second)) {
    return { error: undefined, request: first, response: second, next: mayBeNext(third) ? third : undefined };
  }
  return undefined;
}

/**
 * Whether a function takes more than a handler gets: `(req, res, message)` is a response helper. What the application
 * hands to all its handlers (`ctx`, `fastify`) makes none.
 */
export function takesMore(fn: FunctionNode, { response, next, error }: Roles): boolean {
  const parameters = positionalParameters(fn);
  const third = response && parameters[parameters.indexOf(response) + 1];
  if (!third || third === next || error) return false;
  const name = parameterName(third);
  return name === undefined || !(UNUSED.test(name) || CONTEXT.test(name));
}

/**
 * Express's own rule: four parameters make an error handler (`Layer.handleError`, router's `lib/layer.js`), everything
 * else gets `(req, res, next)`. A wrapper hides the arity, so there the names decide.
 */
export function expressRoles(fn: FunctionNode, wrapped: boolean): Roles {
  const named = rolesByName(fn);
  // `(req, res, next, id)` is written for `router.param`, wherever it is registered.
  if (named && (named.error || wrapped || isNamedRequest(positionalParameters(fn)[0]))) return named;
  if (!wrapped && takesError(fn)) return rolesByPosition(fn, ['error', 'request', 'response', 'next']);
  return rolesByPosition(fn, ['request', 'response', 'next']);
}

/**
 * Whether Express takes a function for an error handler: its `length` is 4, for which a parameter with a default value and
 * those behind it do not count (`lib/layer.js`).
 */
export function takesError(fn: FunctionNode): boolean {
  const parameters = fn.parameters.filter((parameter) => parameterName(parameter) !== 'this');
  if (isNamedRequest(parameters[0])) return false;
  const optional = parameters.findIndex(({ initializer, dotDotDotToken }) => initializer ?? dotDotDotToken);
  return (optional < 0 ? parameters.length : optional) === 4 && parameters.length === 4;
}

/** Whether a function that a wrapper got can be a handler, by its parameters. */
export function fitsHandler(fn: FunctionNode): boolean {
  const parameters = positionalParameters(fn);
  if (rolesByName(fn)) return true;
  if (parameters.length === 0 || isNamedError(parameters[0])) return false;
  return parameters.some((parameter) => isNamedRequest(parameter) || isNamedResponse(parameter));
}
