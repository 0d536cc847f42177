import ts from 'typescript';
import { decided } from './decide';
import type { Environment } from './environment';
import { exactly, isNullish, singleOf, textConstant, UNKNOWN, type Possibilities } from './possible';
import type { Place, Reader } from './reader';

// What code asks of the arguments that its function was called with.

/** `typeof x`: of a constant, a function, a class, an object literal, an instance. */
export function readTypeOf(
  node: ts.TypeOfExpression,
  environment: Environment,
  reader: Reader,
): Possibilities {
  const { values, unknown } = reader.evaluate(node.expression, environment);
  const isGuess = values.some(({ origin }) => origin === 'name');
  if (values.length > 0) {
    const [type, ...others] = new Set(values.map(({ constant }) => TYPES[constant.kind]));
    return type !== undefined && others.length === 0 && !unknown && !isGuess
      ? exactly(textConstant(type), node)
      : UNKNOWN;
  }
  const { places, open } = reader.places(node.expression, environment);
  const [type, ...others] = new Set(places.map(typeOf));
  return type !== undefined && others.length === 0 && !open ? exactly(textConstant(type), node) : UNKNOWN;
}

const TYPES = {
  number: 'number',
  text: 'string',
  boolean: 'boolean',
  null: 'object',
  undefined: 'undefined',
} as const;

function typeOf(place: Place): string | undefined {
  if (place.kind === 'package') return undefined;
  if (place.kind === 'made') return 'object';
  const isCallable = ts.isFunctionLike(place.node) || (ts.isClassLike(place.node) && !place.instance);
  return isCallable ? 'function' : 'object';
}

/** `!x`, `a === b`, `a instanceof B`, where the call decides it. */
export function readTruth(node: ts.Expression, environment: Environment, reader: Reader): Possibilities {
  const value = environment.bindings.size > 0 ? decided(node, environment, reader) : undefined;
  return value === undefined ? UNKNOWN : exactly({ kind: 'boolean', value }, node);
}

/** Whether an optional chain ends early: `error?.status`, `error?.toJSON().status` where the call gives no `error`. */
export function isCutShort(node: ts.Expression, environment: Environment, reader: Reader): boolean {
  if (environment.bindings.size === 0 || (node.flags & ts.NodeFlags.OptionalChain) === 0) return false;
  const { expression, questionDotToken } = node as
    ts.PropertyAccessChain | ts.ElementAccessChain | ts.CallChain;
  if (!questionDotToken) return isCutShort(expression, environment, reader);
  const owner = singleOf(reader.evaluate(expression, environment));
  return owner !== undefined && isNullish(owner);
}
