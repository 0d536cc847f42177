import type { PathFact } from '../../facts/routing';

/** A path as far as the mounts above it are known. */
export interface FullPath {
  /** Begins with a slash, unless it is empty: the root. */
  readonly text: string;
  readonly exact: boolean;
  /**
   * By which paths are compared, worked out when they are: lower case (Express ignores it), `:` for a parameter, `*` for a wildcard at the end. Unknown
   * parts carry their place, so that two of them are the same only where they are.
   */
  readonly segments: () => readonly string[];
}

/** Where all paths begin. */
export const ROOT: FullPath = { text: '', exact: true, segments: () => [] };
/** Written where something is not known. */
export const UNKNOWN = '…';

/** How a path is put behind a prefix. */
export type Joining = (prefix: string, path: string) => string;

/**
 * A path below another one.
 * @param place names the registration that says it
 */
export function below(prefix: FullPath, path: PathFact, join: Joining, place: string): FullPath {
  if (path.text === '') return prefix;
  let segments: readonly string[] | undefined;
  return {
    text: join(prefix.text, path.text),
    exact: prefix.exact && path.exact,
    segments: () => (segments ??= [...prefix.segments(), ...segmentsOf(path.text, place)]),
  };
}

/** Express makes no difference between `/x` and `/x/`, nor between one slash and two. */
export const inExpress: Joining = (prefix, path) => {
  const added = path.startsWith('/') ? path : `/${path}`;
  const text = prefix + added;
  return text.endsWith('/') && !isPattern(added) ? text.slice(0, -1) : text;
};

/** Fastify puts a route's path behind the prefix as it is (`lib/route.js: route`): `/` is the prefix itself. */
export const inFastify: Joining = (prefix, path) => {
  if (path === '/') return prefix;
  // What begins with something unknown begins with a slash, or Fastify would not take it.
  if (prefix === '' || path.startsWith(UNKNOWN)) return prefix + withSlash(path);
  return prefix.endsWith('/') && path.startsWith('/') ? prefix + path.slice(1) : prefix + path;
};

/** A plugin's prefix begins with a slash, whether it is written or not (`lib/plugin-override.js: buildRoutePrefix`). */
export const prefixInFastify: Joining = (prefix, path) =>
  inFastify(prefix, prefix.endsWith('/') ? path : withSlash(path));

/** How a full path is shown. */
export function shown({ text }: FullPath): string {
  return text === '' ? '/' : text;
}

/** Whether every request to the path also matches what is registered for the prefix by `use`. */
export function isUnder(prefix: readonly string[], path: readonly string[]): boolean {
  return prefix.every((segment, index) => {
    const other = path[index];
    return other !== undefined && (segment === other || segment === ':' || segment === '*');
  });
}

/** Whether the path ends with a wildcard, and so stands for all below it. */
export function isWildcard(segments: readonly string[]): boolean {
  return segments.at(-1) === '*';
}

function withSlash(path: string): string {
  return path.startsWith('/') || path.startsWith('*') ? path : `/${path}`;
}

// A regular expression, written as such.
function isPattern(text: string): boolean {
  return text.startsWith('/^') || text.includes('\\');
}

function segmentsOf(path: string, place: string): readonly string[] {
  const parts = path.split('/').filter((part) => part !== '');
  const segments = parts.map((part, index) => {
    if (index === parts.length - 1 && /^(?:\*\w*|\(\.\*\)|\{\*\w*\})$/.test(part)) return '*';
    if (/^:\w+$/.test(part)) return ':';
    return part.includes(UNKNOWN) ? `${part} ${place}` : part.toLowerCase();
  });
  return segments;
}
