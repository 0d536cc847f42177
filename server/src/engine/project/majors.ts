import type semverModule from 'semver';

type Semver = typeof semverModule;

/** Brings the library for ranges, at once or later. */
export type LoadSemver = () => Semver | Promise<Semver>;

/** A range that is written as one version, at most with `^` or `~`: nearly all are, and need no library. */
const single = /^[\^~=v]?(\d+)(?:\.(?:\d+|[x*]))*(?:[-+][\w.+-]*)?$/;

/**
 * The majors of a package that a range in `package.json` can bring.
 * @param range as written: `^4.18.0`, `>=4`, `npm:express@5`, `workspace:^5.0.0`
 * @param supported the majors that we know, ascending
 * @returns some of the supported majors; one older or newer than all of them counts as the nearest; undefined
 *   where the text names no version (`latest`, `*`, `catalog:`, a path, a git address); a promise where the library comes later
 */
export function majorsOfRange(
  range: string,
  supported: readonly number[],
  semver: LoadSemver = later,
): Majors | Promise<Majors> {
  const plain = withoutProtocol(range);
  if (plain === '' || plain === '*' || plain === 'x') return undefined;
  const one = single.exec(plain)?.[1];
  if (one !== undefined) return [nearest(Number(one), supported)];
  const library = semver();
  return library instanceof Promise
    ? library.then((loaded) => majorsBy(loaded, plain, supported))
    : majorsBy(library, plain, supported);
}

type Majors = readonly number[] | undefined;

/** Loads it when it is asked for: most projects have nothing but single versions. */
export const later: LoadSemver = async () => (await import('semver')).default;

function majorsBy(semver: Semver, plain: string, supported: readonly number[]): Majors {
  if (semver.validRange(plain) === null) return undefined;
  const possible = supported.filter((major) => {
    const whole = `>=${major}.0.0-0 <${major + 1}.0.0-0`;
    return semver.intersects(plain, whole, { includePrerelease: true });
  });
  if (possible.length > 0) return possible;
  const lowest = semver.minVersion(plain)?.major;
  return lowest === undefined ? undefined : [nearest(lowest, supported)];
}

/** The supported major of an exact version, by the same rule; undefined when it is no version. */
export function majorOfVersion(version: string, supported: readonly number[]): number | undefined {
  const major = /^v?(\d+)\./.exec(version)?.[1];
  return major === undefined ? undefined : nearest(Number(major), supported);
}

function withoutProtocol(range: string): string {
  const trimmed = range.trim();
  const alias = /^npm:(?:@[^/]+\/)?[^@]+@(.*)$/.exec(trimmed)?.[1];
  return (alias ?? trimmed.replace(/^workspace:/, '')).trim();
}

function nearest(major: number, supported: readonly number[]): number {
  const [first] = supported;
  if (first === undefined) return major;
  return supported.reduce(
    (best, other) => (Math.abs(other - major) < Math.abs(best - major) ? other : best),
    first,
  );
}
