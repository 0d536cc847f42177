import type ts from 'typescript';
import type { FrameworkName } from '../../model/framework-name';
import type { FunctionNode } from '../../syntax/tree';
import { contextualType } from './contextual-type';
import type { DocumentedTypes } from './jsdoc';
import {
  expressRoles,
  isNamedError,
  mayBeNext,
  parameterName,
  positionalParameters,
  rolesByPosition,
  takesMore,
  type Roles,
} from './parameters';
import type { FunctionTypeKind, TypeMeaning, Types } from './types';

/** What the types of a function say. */
export interface Typing {
  /** What they prove: a handler, a response helper, or nothing. */
  readonly proves: 'handler' | 'helper' | 'nothing';
  readonly framework: FrameworkName | undefined;
  readonly roles: Roles;
  /** Types that no handler of ours has: Node's, Next's, fetch's. */
  readonly foreign: boolean;
  /** The response's type is the global one, which is fetch's. */
  readonly globalResponse: boolean;
  /** The function's own type says that it is a hook. */
  readonly hook: boolean;
}

type Order = readonly (keyof Roles | undefined)[];

const ORDERS: Readonly<Record<Exclude<FunctionTypeKind, 'plugin'>, Order>> = {
  handler: ['request', 'response', 'next'],
  'error-handler': ['error', 'request', 'response', 'next'],
  hook: ['request', 'response', 'next'],
  'payload-hook': ['request', 'response', undefined, 'next'],
};

const UNTYPED: Typing = {
  proves: 'nothing',
  framework: undefined,
  roles: { request: undefined, response: undefined, next: undefined, error: undefined },
  foreign: false,
  globalResponse: false,
  hook: false,
};

/** Reads what annotations, contextual types and JSDoc say about a function. */
export function typingOf(
  fn: FunctionNode,
  types: Types,
  documented: ((fn: FunctionNode) => DocumentedTypes | undefined) | undefined,
): Typing {
  const parameters = positionalParameters(fn);
  const comment = parameters.length > 0 ? documented?.(fn) : undefined;
  const type = contextualType(fn);
  const whole = (type && types.meaningOf(type, fn)) ?? comment?.whole;
  if (whole?.kind === 'function' && whole.of !== 'plugin')
    return ofFunctionType(fn, whole.framework, whole.of);
  if (!whole && !comment && parameters.every((parameter) => !parameter.type)) return UNTYPED;
  const meanings = parameters.map((parameter, index) => {
    const own = parameter.type ? types.meaningOf(parameter.type, parameter) : undefined;
    const name = parameterName(parameter);
    return (
      own ??
      (name === undefined ? undefined : comment?.parameters.get(name)) ??
      ofSignature(whole, index, types)
    );
  });
  return ofParameters(fn, meanings);
}

function ofSignature(whole: TypeMeaning | undefined, index: number, types: Types): TypeMeaning | undefined {
  const type = whole?.kind === 'signature' ? whole.node.parameters[index]?.type : undefined;
  return whole?.kind === 'signature' && type ? types.meaningOf(type, whole.from) : undefined;
}

function ofFunctionType(
  fn: FunctionNode,
  framework: FrameworkName,
  kind: Exclude<FunctionTypeKind, 'plugin'>,
): Typing {
  const order = ORDERS[kind];
  const roles =
    framework === 'express' && kind === 'handler' ? expressRoles(fn, false) : rolesByPosition(fn, order);
  return {
    proves: 'handler',
    framework,
    roles,
    foreign: false,
    globalResponse: false,
    hook: kind.endsWith('hook'),
  };
}

function ofParameters(fn: FunctionNode, meanings: readonly (TypeMeaning | undefined)[]): Typing {
  const parameters = positionalParameters(fn);
  const at = (...kinds: readonly TypeMeaning['kind'][]) =>
    meanings.findIndex((meaning) => meaning && kinds.includes(meaning.kind));
  const real = meanings.find((meaning) => meaning?.kind === 'request' || meaning?.kind === 'response');
  const request = at('request') === -1 ? at('project-request') : at('request');
  const response = at('response') === -1 ? at('project-response') : at('response');
  const next = at('next');
  const third = response === -1 ? undefined : parameters[response + 1];
  const typing = {
    framework: real && 'framework' in real ? real.framework : undefined,
    roles: {
      request: parameters[request],
      response: parameters[response],
      next: parameters[next] ?? (mayBeNext(third) ? third : undefined),
      // What stands before the request of an error handler is the error, whatever it is typed as.
      error: request === 1 && response === 2 && isError(parameters) ? parameters[0] : undefined,
    },
    foreign: at('foreign') !== -1,
    globalResponse: at('global-response') !== -1,
    hook: false,
  };
  if (!real) return { ...typing, proves: 'nothing' };
  if (request !== -1 && response !== -1) {
    const isHandler =
      response === request + 1 &&
      (request === 0 || typing.roles.error !== undefined) &&
      !takesMore(fn, typing.roles);
    return { ...typing, proves: isHandler ? 'handler' : 'helper' };
  }
  return { ...typing, proves: response !== -1 && real.kind === 'response' ? 'helper' : 'nothing' };
}

function isError(parameters: readonly ts.ParameterDeclaration[]): boolean {
  return parameters.length === 4 || isNamedError(parameters[0]);
}
