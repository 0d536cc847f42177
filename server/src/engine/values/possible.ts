import type ts from 'typescript';
import type { StatusOrigin } from '../model/status-value';
import { isWithin } from '../syntax/tree';

/** A constant; a text is not `exact` when its variable parts are left out (each written `…`). */
export type Constant =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string; readonly exact: boolean }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' | 'undefined' };

/** One constant that an expression can have, with where it comes from and the place that reports point at. */
export interface Possible {
  readonly constant: Constant;
  readonly origin: StatusOrigin;
  readonly node: ts.Node;
}

/** Every constant that an expression can have, in source order. */
export interface Possibilities {
  readonly values: readonly Possible[];
  /** It can be something else, too. */
  readonly unknown: boolean;
  /** Members of caught errors that are used as they are: `err.code`. */
  readonly unguarded: readonly ts.Node[];
}

/** Nothing at all: what a variable that is being read already adds to itself. */
export const NOTHING: Possibilities = { values: [], unknown: false, unguarded: [] };
/** Something that is not known. */
export const UNKNOWN: Possibilities = { values: [], unknown: true, unguarded: [] };
/** The constant `undefined`. */
export const UNDEFINED: Constant = { kind: 'undefined' };

/** One constant, known for certain. */
export function exactly(constant: Constant, node: ts.Node, origin: StatusOrigin = 'literal'): Possibilities {
  return { values: [{ constant, origin, node }], unknown: false, unguarded: [] };
}

/** An exact text. */
export function textConstant(text: string): Constant {
  return { kind: 'text', text, exact: true };
}

/** Everything that any of the parts can be, equal constants of the same origin and place once. */
export function unionOf(parts: readonly Possibilities[]): Possibilities {
  const [first, ...others] = parts;
  if (!first) return NOTHING;
  if (others.length === 0) return first;
  const values = new Map<string, Possible>();
  const unguarded = new Set<ts.Node>();
  for (const part of parts) {
    for (const value of part.values) {
      const key = `${keyOf(value.constant)} ${value.origin} ${value.node.pos} ${value.node.end}`;
      if (!values.has(key)) values.set(key, value);
    }
    for (const node of part.unguarded) unguarded.add(node);
  }
  return {
    values: [...values.values()],
    unknown: parts.some((part) => part.unknown),
    unguarded: [...unguarded],
  };
}

/**
 * The same constants as seen from a place that uses them by name: literals become constants of this file.
 * @param inner when given, only what is written in there moves (a function's own constants, not its caller's arguments)
 */
export function usedAt(possibilities: Possibilities, node: ts.Node, inner?: ts.Node): Possibilities {
  const { values, unknown, unguarded } = possibilities;
  if (values.length === 0 && unguarded.length === 0) return possibilities;
  const moves = (at: ts.Node): boolean => !inner || isWithin(at, inner);
  const moved = values.map((value) => {
    if (!moves(value.node)) return value;
    return {
      constant: value.constant,
      origin: value.origin === 'literal' ? ('constant' as const) : value.origin,
      node,
    };
  });
  const nodes = unguarded.map((at) => (moves(at) ? node : at));
  return unionOf([{ values: moved, unknown, unguarded: nodes }, NOTHING]);
}

/** The same constants with another origin, for every origin that says no more than how the code is written. */
export function withOrigin(possibilities: Possibilities, origin: StatusOrigin): Possibilities {
  const values = possibilities.values.map((value) =>
    value.origin === 'literal' || value.origin === 'constant' || value.origin === 'package'
      ? { ...value, origin }
      : value,
  );
  return { ...possibilities, values };
}

/** The one constant that an expression has, when it can have no other; what only a name says is none. */
export function singleOf({ values, unknown }: Possibilities): Constant | undefined {
  const [first, ...others] = values;
  if (!first || unknown || values.some(({ origin }) => origin === 'name')) return undefined;
  const key = keyOf(first.constant);
  return others.every(({ constant }) => keyOf(constant) === key) ? first.constant : undefined;
}

/** Whether JavaScript takes the constant for true; undefined for a text of which nothing is known. */
export function isTruthy(constant: Constant): boolean | undefined {
  switch (constant.kind) {
    case 'number':
      return constant.value !== 0 && !Number.isNaN(constant.value);
    case 'text':
      return constant.exact || constant.text !== '…' ? constant.text !== '' : undefined;
    case 'boolean':
      return constant.value;
    default:
      return false;
  }
}

/** Whether `===` holds between two constants; undefined for texts of which only parts are known. */
export function sameConstant(a: Constant, b: Constant): boolean | undefined {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'text' && b.kind === 'text') return a.exact && b.exact ? a.text === b.text : undefined;
  if (a.kind === 'number' && b.kind === 'number') return a.value === b.value;
  return a.kind === 'boolean' && b.kind === 'boolean' ? a.value === b.value : true;
}

/** Whether `??` goes on to its right side. */
export function isNullish(constant: Constant): boolean {
  return constant.kind === 'null' || constant.kind === 'undefined';
}

function keyOf(constant: Constant): string {
  switch (constant.kind) {
    case 'number':
      return `n${constant.value}`;
    case 'text':
      return `${constant.exact ? 't' : 'p'}${constant.text}`;
    case 'boolean':
      return `b${constant.value}`;
    default:
      return constant.kind;
  }
}
