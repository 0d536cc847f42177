import type ts from 'typescript';
import type { ModuleReference } from '../syntax/modules';
import { plainPath } from './constants/coded-errors';
import type { Environment } from './environment';
import { landed } from './member-sources';
import { sameConstant, singleOf, type Constant } from './possible';
import type { Place, Reader } from './reader';

/**
 * Whether two expressions have one and the same value, or certainly not; undefined when that is not known.
 * @param same compares two constants, as `===` does where it is left out
 */
export function areSame(
  left: ts.Expression,
  right: ts.Expression,
  environment: Environment,
  reader: Reader,
  same: (a: Constant, b: Constant) => boolean | undefined = sameConstant,
): boolean | undefined {
  return areSameIn([left, environment], [right, environment], reader, same);
}

/** As {@link areSame}, for expressions that are read in different places. */
export function areSameIn(
  left: readonly [ts.Expression, Environment],
  right: readonly [ts.Expression, Environment],
  reader: Reader,
  same: (a: Constant, b: Constant) => boolean | undefined = sameConstant,
): boolean | undefined {
  const a = singleOf(reader.evaluate(...left));
  const b = singleOf(reader.evaluate(...right));
  if (a && b) return same(a, b);
  if (a || b) return undefined;
  const symbols = symbolsOf(...left, reader);
  const others = symbols && symbolsOf(...right, reader);
  return others && agreed(symbols.flatMap((symbol) => others.map((other) => sameSymbol(symbol, other))));
}

// One of several values that all differ from another one differs from it, too.
function agreed(answers: readonly (boolean | undefined)[]): boolean | undefined {
  const [first, ...more] = answers;
  return more.every((answer) => answer === first) ? first : undefined;
}

/** A constant of a package whose value is not known here: `Parse.Error.OBJECT_NOT_FOUND`. What it equals is known all the same. */
export type ConstantSymbol = Place & { readonly kind: 'package' };

/** The symbol that an expression stands for; undefined when it is anything else, or can be. */
export function symbolOf(
  expression: ts.Expression,
  environment: Environment,
  reader: Reader,
): ConstantSymbol | undefined {
  const symbols = symbolsOf(expression, environment, reader);
  return symbols?.length === 1 ? symbols[0] : undefined;
}

function symbolsOf(
  expression: ts.Expression,
  environment: Environment,
  reader: Reader,
): readonly ConstantSymbol[] | undefined {
  const { places, open } = landed(reader.places(expression, environment), reader);
  const symbols = places.filter((place) => isSymbol(place));
  return !open && symbols.length === places.length && symbols.length > 0 ? symbols : undefined;
}

function isSymbol(place: Place): place is ConstantSymbol {
  if (place.kind !== 'package' || isSystem(place.reference)) return false;
  const name = place.reference.path.at(-1);
  return name !== undefined && styleOf(name) !== undefined;
}

/**
 * Whether two symbols have the same value: the same member of the same module has, another member of the same object has
 * not, for people do not put one code twice into a table of codes. Of different objects nothing is known.
 */
export function sameSymbol(a: ConstantSymbol, b: ConstantSymbol): boolean | undefined {
  if (isSameReference(a, b)) return true;
  if (!isSameReference(ownerOf(a), ownerOf(b))) return undefined;
  const [name = '', otherName = ''] = [a.reference.path.at(-1), b.reference.path.at(-1)];
  const mayRepeat = REPEATING.test(name) || REPEATING.test(otherName);
  return mayRepeat || styleOf(name) !== styleOf(otherName) ? undefined : false;
}

/** Whether two references of two files lead to the same thing in the same module. */
export function isSameReference(a: Imported, b: Imported): boolean {
  const { specifier } = a.reference;
  // What `./codes` means hangs on the file that says so.
  if (specifier !== b.reference.specifier || (specifier.startsWith('.') && a.tree !== b.tree)) return false;
  const [one, other] = [plainPath(a.reference), plainPath(b.reference)];
  return one.length === other.length && one.every((name, index) => name === other[index]);
}

type Imported = Pick<ConstantSymbol, 'reference' | 'tree'>;

function ownerOf({ reference: { specifier, path }, tree }: ConstantSymbol): Imported {
  return { reference: { specifier, path: path.slice(0, -1) }, tree };
}

// `NOT_FOUND`, or `NotFound` as the members of an enum.
function styleOf(name: string): 'upper' | 'pascal' | undefined {
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(name)) return 'upper';
  return /^[A-Z]\w*$/.test(name) ? 'pascal' : undefined;
}

// `Level.DEFAULT` is one of the others.
const REPEATING = /^(?:default|first|last|min|max)|(?:default|first|last|min|max)$/i;

// The systems' numbers of errors repeat themselves: EAGAIN is EWOULDBLOCK.
function isSystem({ specifier }: ModuleReference): boolean {
  return /^(?:node:)?(?:os|constants|fs)$/.test(specifier);
}
