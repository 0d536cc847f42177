/** A line that two texts have in common: its number in the earlier and in the later one, 0-based. */
export type CommonLine = readonly [before: number, after: number];

/**
 * Lines that surely stayed the same, ascending in both texts: those at both ends, and between them the longest row of
 * lines that each text has exactly once (a "patience diff"). Takes about as long as reading the texts.
 */
export function commonLines(before: readonly string[], after: readonly string[]): readonly CommonLine[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const [ends, now] = [before.length - tail, after.length - tail];
  const lines: CommonLine[] = [];
  for (let at = 0; at < head; at++) lines.push([at, at]);
  lines.push(...longestRow(uniqueLines(before.slice(head, ends), after.slice(head, now), head)));
  for (let at = 0; at < tail; at++) lines.push([ends + at, now + at]);
  return lines;
}

/** Lines that both texts have once, in the order of the later one. */
function uniqueLines(before: readonly string[], after: readonly string[], first: number): CommonLine[] {
  const places = placesOf(before);
  return [...placesOf(after)].flatMap(([line, now]): CommonLine[] => {
    const then = places.get(line);
    return then === undefined || then < 0 || now < 0 ? [] : [[first + then, first + now]];
  });
}

/** Where each line stands, in order; -1 when it stands at several places. */
function placesOf(lines: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [at, line] of lines.entries()) places.set(line, places.has(line) ? -1 : at);
  return places;
}

interface Link {
  readonly line: CommonLine;
  readonly previous: Link | undefined;
}

/** The longest part in which the earlier numbers rise too: each line is put on the leftmost pile whose top is higher. */
function longestRow(lines: readonly CommonLine[]): readonly CommonLine[] {
  const tops: Link[] = [];
  for (const line of lines) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle]?.line[0] ?? Infinity) < line[0]) low = middle + 1;
      else high = middle;
    }
    tops[low] = { line, previous: tops[low - 1] };
  }
  const row: CommonLine[] = [];
  for (let link = tops.at(-1); link; link = link.previous) row.push(link.line);
  return row.reverse();
}
