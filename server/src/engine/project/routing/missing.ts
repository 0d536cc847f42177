import type { PathFact } from '../../facts/routing';
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
  const found = missing.map((value) => {
    const [end, ...others] = endsOf(world, file, value, entered);
    if (others.length > 0) return undefined;
    if (end?.kind === 'text') return end.text;
    return end?.kind === 'export' ? world.constants?.(end.file, end.steps) : undefined;
  });
  const text = pieces.map(
    (piece, index) => piece + (index < pieces.length - 1 ? (found[index] ?? UNKNOWN) : ''),
  );
  const isWhole = pieces.length - 1 === missing.length && found.every((part) => part !== undefined);
  return { text: text.join(''), exact: path.exact || isWhole };
}
