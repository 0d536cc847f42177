import type { MissingCode } from '../../model/declaration';

/** Beside which of the codes that are declared some others belong. */
export interface Neighbour<Entry> {
  readonly entry: Entry;
  /** They belong before that, else behind. */
  readonly before: boolean;
  /** Ascending. */
  readonly missing: readonly MissingCode[];
}

/**
 * Finds where codes belong in a list of declared ones: behind the last that is smaller; else before the first that is
 * greater; else behind the last of all, be they classes (`4xx`) or `default`.
 * @returns nothing for an empty list
 */
export function neighboursOf<Entry extends object>(
  entries: readonly Entry[],
  missing: readonly MissingCode[],
  textOf: (entry: Entry) => string,
): readonly Neighbour<Entry>[] {
  const numeric = entries.filter((entry) => /^\d{3}$/.test(textOf(entry)));
  const [first] = numeric;
  const places = new Map<Entry, { before: MissingCode[]; behind: MissingCode[] }>();
  for (const one of [...missing].sort((a, b) => a.code - b.code)) {
    const smaller = numeric.findLast((entry) => Number(textOf(entry)) < one.code);
    const entry = smaller ?? first ?? entries.at(-1);
    if (!entry) continue;
    const place = places.get(entry) ?? { before: [], behind: [] };
    places.set(entry, place);
    place[!smaller && first ? 'before' : 'behind'].push(one);
  }
  return [...places].flatMap(([entry, { before, behind }]) => [
    ...(before.length > 0 ? [{ entry, before: true, missing: before }] : []),
    ...(behind.length > 0 ? [{ entry, before: false, missing: behind }] : []),
  ]);
}
