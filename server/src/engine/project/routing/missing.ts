import type { PathFact } from '../../facts/routing';
import { stepsKey } from './exports';
import type { End } from './landing';
import { UNKNOWN } from './paths';
import { endsOf, type Entered } from './values';
import type { World } from './world';

/** A path with those of its missing parts that are known where its function is called, or where they are exported. */
export function completed(
  world: World,
  file: string,
  path: PathFact,
  entered: Entered | undefined,
): PathFact {
  const { missing } = path;
  if (missing === undefined) return path;
  const pieces = path.text.split(UNKNOWN);
  const found = missing.map((value) => textOf(world, endsOf(world, file, value, entered)));
  const text = pieces.map(
    (piece, index) => piece + (index < pieces.length - 1 ? (found[index] ?? UNKNOWN) : ''),
  );
  const isWhole = pieces.length - 1 === missing.length && found.every((part) => part !== undefined);
  return { text: text.join(''), exact: path.exact || isWhole };
}

// What a barrel passes on ends at the barrel, and at each file that it may come from.
function textOf(world: World, [end, ...others]: readonly End[]): string | undefined {
  if (end?.kind === 'text') return others.length === 0 ? end.text : undefined;
  if (end?.kind !== 'export') return undefined;
  const text = world.constants?.(end.file, end.steps);
  const areOfBarrel = others.every(
    (other) =>
      other.kind === 'export' &&
      stepsKey(other.steps) === stepsKey(end.steps) &&
      [text, undefined].includes(world.constants?.(other.file, other.steps)),
  );
  return areOfBarrel ? text : undefined;
}
