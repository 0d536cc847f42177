/**
 * The names that are most like a mistyped one, the best first and at most three; empty when none is near: at
 * most a third of the letters differ, or one begins with the other.
 */
export function nearNames(typed: string, names: readonly string[]): readonly string[] {
  const wanted = typed.toLowerCase();
  const most = Math.max(1, wanted.length / 3);
  return names
    .map((name) => ({ name, distance: distanceOf(wanted, name.toLowerCase(), most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** ` Did you mean …?` with a leading space, or nothing. */
export function didYouMean(typed: string, names: readonly string[]): string {
  const near = nearNames(typed, names);
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
}

/**
 * Insertions, deletions, replacements and swaps of neighbours between two short texts (Damerau, Levenshtein); any larger
 * number where it is more than the most that matters.
 */
function distanceOf(a: string, b: string, most: number): number {
  if (wordStart(a, b)) return 1;
  if (Math.abs(a.length - b.length) > most) return Infinity;
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? j;
  for (let i = 0; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const change = i > 0 && a[i - 1] === b[j - 1] ? 0 : 1;
      const costs = [at(i, j - 1) + 1];
      if (i > 0) costs.push(at(i - 1, j) + 1, at(i - 1, j - 1) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) costs.push(at(i - 2, j - 2) + 1);
      (rows[i] ?? [])[j] = i === 0 ? j : Math.min(...costs);
    }
    // No row asks for any before the last two.
    const nearest = [...(rows[i - 1] ?? []), ...(rows[i] ?? [])];
    if (Math.min(...nearest) > most) return Infinity;
  }
  return at(a.length, b.length);
}

function wordStart(a: string, b: string): boolean {
  return a.length >= 3 && (b.startsWith(a) || (b.length >= 3 && a.startsWith(b)));
}
