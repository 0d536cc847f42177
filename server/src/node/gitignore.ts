import { basename, dirname, join, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { lstatSync } from './disk';
import { withSlashes } from './display-path';
import { repositoryOf } from './git/repository-folder';
import { bytesOfFileItself } from './regular-file';

/** The `.gitignore` files that hold for a folder, outermost first. */
export type IgnoreRules = readonly {
  /** The absolute path of the folder that they stand in, with a separator at its end. */
  readonly prefix: string;
  readonly rules: Ignore;
  /** What the base name of a file must match for any of the rules to name the file itself. */
  readonly names: RegExp;
}[];

/**
 * The rules from above a folder: of its parents up to the root of the repository that it lies in; none outside
 * of a repository. A folder that is itself ignored gets none: who names it wants to see what is in it.
 */
export function rulesAbove(folder: string): IgnoreRules {
  const root = repositoryOf(folder);
  if (root === undefined || root === folder) return [];
  const parents: string[] = [];
  for (let at = folder; at !== root;) parents.unshift((at = dirname(at)));
  let rules: IgnoreRules = [];
  for (const [index, parent] of parents.entries()) {
    rules = withRulesOf(parent, rules);
    if (isIgnored(rules, parents[index + 1] ?? folder, true)) return [];
  }
  return rules;
}

/**
 * The rules with those of the folder's own `.gitignore` added; the same rules when it has none. One that is a link is
 * none for git either.
 */
export function withRulesOf(folder: string, rules: IgnoreRules): IgnoreRules {
  const file = join(folder, '.gitignore');
  if (lstatSync(file)?.isFile() !== true) return rules;
  // Git matches names exactly except on file systems that do not.
  const ignoreCase = process.platform === 'win32' || process.platform === 'darwin';
  const lines = bytesOfFileItself(file, LARGEST)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/);
  const patterns = lines.filter(isMatchedSoon);
  const names = namesIn(patterns, ignoreCase);
  return [...rules, { prefix: join(folder, sep), rules: ignore({ ignoreCase }).add(patterns), names }];
}

/** In bytes. */
const LARGEST = 1_000_000;

/**
 * Whether a pattern is one that somebody wrote to leave files out: each further star multiplies the time that a regular
 * expression takes for a long name, so that a few dozen of them would never end.
 */
function isMatchedSoon(pattern: string): boolean {
  const parts = pattern.split('/');
  const isDeep = parts.filter((part) => part.includes('**')).length > MOST_STARS;
  return (
    !isDeep && pattern.length < LONGEST && parts.every((part) => part.split(/\*+/).length - 1 <= MOST_STARS)
  );
}

const MOST_STARS = 3;
const LONGEST = 1_000;

/**
 * The base names that the patterns of a `.gitignore` can end in. Most patterns name folders and files that are no
 * sources: with this one test nine files of ten need no other. It errs towards yes.
 */
function namesIn(lines: readonly string[], ignoreCase: boolean): RegExp {
  const tails = lines.flatMap((line) => {
    const pattern = line.trim();
    if (pattern === '' || pattern.startsWith('#') || pattern.endsWith('/')) return [];
    const tail = pattern.replace(/^!/, '').split('/').at(-1) ?? '';
    // Escapes, classes and whatever else is rare stand for any name.
    if (!/^[\w.*?@+~ -]+$/.test(tail)) return ['.*'];
    // What stands between two stars is left open: with one star the time is that of the name's length.
    return [
      tail
        .replace(/\*.*\*/, '*')
        .replace(/[.+]/g, '\\$&')
        .replace('*', '.*')
        .replace(/\?/g, '.'),
    ];
  });
  return tails.length === 0 ? /(?!)/ : new RegExp(`^(?:${tails.join('|')})$`, ignoreCase ? 'i' : '');
}

/** Whether the rules name the path. The innermost file that says anything decides, as in git. */
export function isIgnored(rules: IgnoreRules, path: string, isFolder: boolean): boolean {
  for (let at = rules.length - 1; at >= 0; at--) {
    const level = rules[at];
    if (level === undefined || !(isFolder || level.names.test(basename(path)))) continue;
    const below = withSlashes(path.slice(level.prefix.length)) + (isFolder ? '/' : '');
    const { ignored, unignored } = level.rules.test(below);
    if (ignored || unignored) return ignored;
  }
  return false;
}
