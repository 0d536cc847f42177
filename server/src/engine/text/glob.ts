import { withoutEnd } from './without-end';

/** Whether a path fits a pattern. */
export type Matches = (path: string) => boolean;

/** No path is longer, and nobody writes a pattern of this length. */
const LONGEST = 500;
/** So many patterns braces may stand for. */
const MOST = 100;

/**
 * A pattern for paths with slashes: `*` is any text within a segment, `?` one character of it, `**` any number of segments,
 * `{a,b}` one of several. Everything else stands for itself, brackets too: `[id].ts` is a file's name. However it is made,
 * matching takes no longer than the product of the two lengths.
 * @returns undefined for a pattern that is too long or stands for too many
 */
export function pathPattern(pattern: string): Matches | undefined {
  const written = pattern.length > LONGEST ? undefined : spelledOut(pattern);
  if (written === undefined) return undefined;
  const patterns = written.map((one) => one.split('/'));
  return (path) => {
    const segments = path.split('/');
    return patterns.some((each) => fits(each, segments));
  };
}

/**
 * A pattern for files below a folder, as in ignore files: one without a slash fits a name in any folder, and what fits a
 * folder fits all files in it.
 * @returns gets paths below the folder; undefined as for {@link pathPattern}
 */
export function filePattern(pattern: string): Matches | undefined {
  const own = withoutEnd(pattern.replace(/^(?:\.?\/)+/, ''), '/');
  const anywhere =
    own.includes('/') || pattern.startsWith('/') || pattern.startsWith('./') ? own : `**/${own}`;
  // `**` is no segment, too.
  return pathPattern(`${anywhere}/**`);
}

// Braces are taken out from the inside: none of those in `{…}` holds another.
function spelledOut(pattern: string): readonly string[] | undefined {
  let done: readonly string[] = [pattern];
  for (;;) {
    const next = done.flatMap((one) => {
      const [whole, inner = ''] = /\{([^{},]*,[^{}]*)\}/.exec(one) ?? [];
      return whole === undefined ? [one] : inner.split(',').map((choice) => one.replace(whole, () => choice));
    });
    if (next.length > MOST) return undefined;
    if (next.every((one, index) => one === done[index])) return done;
    done = next;
  }
}

/** Row by row: which of the path's beginnings the pattern's beginning fits. */
function fits(pattern: readonly string[], path: readonly string[]): boolean {
  let row = [true, ...path.map(() => false)];
  for (const segment of pattern) {
    const next: boolean[] = [];
    for (const [length, before] of row.entries()) {
      const isFitting =
        segment === '**'
          ? before || next[length - 1] === true
          : length > 0 && row[length - 1] === true && fitsSegment(segment, path[length - 1] ?? '');
      next.push(isFitting);
    }
    row = next;
  }
  return row.at(-1) === true;
}

/** Only the last `*` is ever taken back: what comes before it has found its place. */
function fitsSegment(pattern: string, text: string): boolean {
  let [at, star, taken] = [0, -1, 0];
  for (let index = 0; index < text.length;) {
    if (pattern[at] === '*') {
      [star, taken] = [at++, index];
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++taken;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}
