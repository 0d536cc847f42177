import { relative, sep } from 'node:path';

/**
 * How a file is named in every output: relative to the working directory, with `/` on every system; absolute
 * only where there is no relative path (another drive). The working directory itself is `.`.
 */
export function displayPath(cwd: string, path: string): string {
  // Most files are below the working directory, and `relative` is slow for tens of thousands of them.
  const below = path.startsWith(cwd + sep) ? path.slice(cwd.length + 1) : relative(cwd, path);
  return withSlashes(below) || '.';
}

/** A path with `/` between its parts, whatever the system writes. */
export function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** The order of names in every output: by code unit, the same on every machine and in every language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
