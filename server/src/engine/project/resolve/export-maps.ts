import { isRecord } from './manifests';
import { ownEntry } from '../../text/own-entry';

/** Conditions that a server's own modules are never found under. */
const ELSEWHERE = new Set([
  'browser',
  'worker',
  'workerd',
  'edge-light',
  'edge',
  'deno',
  'react-native',
  'react-server',
  'svelte',
  'style',
  'asset',
]);
/** By these a package offers its source to its own repository. */
const SOURCE = new Set(['source', 'src', 'development']);

/**
 * What the `exports` or `imports` of a `package.json` give for a key, the likeliest first; which of them exist is for the
 * caller to see.
 * @param map the field: subpaths or conditions, a path, a list
 * @param key `.`, `./errors`, `#lib/errors`
 * @returns paths from the package's folder (`./src/errors.ts`), and names of other packages
 */
export function targetsIn(map: unknown, key: string): readonly string[] {
  if (!isRecord(map) || !Object.keys(map).some((each) => /^[.#]/.test(each)))
    return key === '.' ? pathsOf(map) : [];
  if (Object.hasOwn(map, key) && !key.includes('*')) return pathsOf(ownEntry(map, key));
  const best = Object.keys(map)
    .filter((pattern) => starOf(pattern, key) !== undefined)
    .sort((a, b) => b.indexOf('*') - a.indexOf('*') || b.length - a.length)[0];
  if (best === undefined) return [];
  const star = starOf(best, key) ?? '';
  return pathsOf(ownEntry(map, best)).map((path) => path.replaceAll('*', () => star));
}

/** What the star of a pattern stands for in a text; undefined when the pattern does not match or has not one star. */
export function starOf(pattern: string, text: string): string | undefined {
  const [start = '', end, ...more] = pattern.split('*');
  if (end === undefined || more.length > 0 || text.length < start.length + end.length) return undefined;
  return text.startsWith(start) && text.endsWith(end)
    ? text.slice(start.length, text.length - end.length)
    : undefined;
}

/** All that a target can be: of conditions the sources come first and types last, the others in their order. */
function pathsOf(target: unknown, depth = 0): readonly string[] {
  if (depth > DEEPEST) return [];
  if (typeof target === 'string') return [target];
  if (Array.isArray(target)) return target.flatMap((each) => pathsOf(each, depth + 1));
  if (!isRecord(target)) return [];
  return Object.entries(target)
    .filter(([condition]) => !ELSEWHERE.has(condition))
    .map(([condition, each]) => ({ rank: rankOf(condition), paths: pathsOf(each, depth + 1) }))
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ paths }) => paths);
}

/** Conditions within conditions: nobody writes more. */
const DEEPEST = 8;

function rankOf(condition: string): number {
  if (SOURCE.has(condition)) return 0;
  return condition === 'types' || condition.startsWith('types@') ? 2 : 1;
}
