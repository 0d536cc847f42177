import ts from 'typescript';
import type { StatusConstants } from '../../model/status-place';
import { referenceOf, referenceOfDeclaration } from '../../syntax/modules';
import { resolve, type Declaration } from '../../syntax/scope';
import { bare, memberName, textOf, type Tree } from '../../syntax/tree';
import { codesAt, constantPackageOf } from '../../values/constants';
import { emptyEnvironment } from '../../values/environment';
import { evaluateStatus, placesOf } from '../../values/evaluate';
import { codesIn, importedSets, isTopLevel, OWN, ownSets, tableSet, type NamedCodes } from './named-codes';

/**
 * The sets of named codes of a file, the most used first: those of its status expressions, and those that it imports or
 * defines at its top. Of a set of another file only the names are known that this file uses.
 * @param uses the arms of its status expressions
 */
export function constantSetsOf(tree: Tree, uses: readonly ts.Expression[]): readonly StatusConstants[] {
  const sets = new Map<string, Counted>();
  for (const set of [...importedSets(tree), ...ownSets(tree)]) add(sets, set);
  for (const use of uses) count(sets, use, tree);
  return [...sets.values()]
    .filter(({ codes, seen }) => codes.size + seen.size > 0)
    .sort((a, b) => b.uses - a.uses)
    .map(({ name, codes, seen, uses: times }) => ({
      name,
      nameOf: (code: number) => seen.get(code) ?? codes.get(code),
      uses: times,
    }));
}

interface Counted {
  readonly name: string;
  /** As the file would write each code. */
  readonly codes: Map<number, string>;
  /** As the file has written some already: of two names for a code its own choice counts. */
  readonly seen: Map<number, string>;
  uses: number;
}

function add(sets: Map<string, Counted>, { name, codes }: NamedCodes): Counted {
  const known = sets.get(name) ?? {
    name,
    codes: new Map<number, string>(),
    seen: new Map<number, string>(),
    uses: 0,
  };
  for (const [code, text] of codes) if (!known.codes.has(code)) known.codes.set(code, text);
  sets.set(name, known);
  return known;
}

function count(sets: Map<string, Counted>, use: ts.Expression, tree: Tree): void {
  if (!ts.isIdentifier(use) && memberName(use) === undefined) return;
  const { codes, dynamic } = evaluateStatus(use, emptyEnvironment(tree));
  const [only, ...others] = codes;
  if (!only || dynamic || others.length > 0) return;
  const found = setOf(use, tree, sets);
  if (!found) return;
  const set = sets.get(found.name) ?? add(sets, found);
  set.uses++;
  if (!set.seen.has(only.code)) set.seen.set(only.code, textOf(use, tree));
}

// The set that a name is of, with what else is in it.
function setOf(
  use: ts.Expression,
  tree: Tree,
  known: ReadonlyMap<string, NamedCodes>,
): NamedCodes | undefined {
  const root = rootOf(use);
  const declaration = root && resolve(root);
  if (!declaration || !isTopLevel(declaration)) return undefined;
  if (use === root)
    return isConstant(declaration) ? { name: moduleOf(declaration), codes: new Map() } : undefined;
  if (memberName(use) === undefined) return undefined;
  const owner = bare((use as ts.PropertyAccessExpression).expression);
  const name = textOf(owner, tree);
  const same = known.get(name);
  if (same) return same;
  const reference = referenceOf(owner);
  const pack = reference && constantPackageOf(reference.specifier);
  if (pack) return tableSet(name, codesAt(pack, reference.path));
  if (reference) return { name, codes: new Map() };
  const { places } = placesOf(owner, emptyEnvironment(tree));
  const [place] = places;
  return place?.kind === 'node' && places.length === 1
    ? { name, codes: codesIn(place.node, name, tree) }
    : undefined;
}

function rootOf(use: ts.Expression): ts.Identifier | undefined {
  let at = bare(use);
  while (memberName(at) !== undefined) at = bare((at as ts.PropertyAccessExpression).expression);
  return ts.isIdentifier(at) ? at : undefined;
}

function moduleOf(declaration: Declaration): string {
  return referenceOfDeclaration(declaration)?.specifier ?? OWN;
}

// A `let` of the module may be something else by then.
function isConstant(declaration: Declaration): boolean {
  if (!ts.isVariableDeclaration(declaration)) return true;
  return (declaration.parent.flags & ts.NodeFlags.Const) !== 0;
}
