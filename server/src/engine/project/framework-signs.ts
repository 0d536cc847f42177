import type { FrameworkName } from '../model/framework-name';
import { got, type Steps } from '../text/steps';
import { majorOfVersion, majorsOfRange, type LoadSemver } from './majors';
import { installedVersion, type Manifest } from './manifest';
import type { PackageFiles } from './package-files';

interface Signs {
  /** Packages whose version is the framework's, the surest first. */
  readonly versioned: readonly string[];
  /** Packages that only tell that it is used. */
  readonly used: (name: string) => boolean;
  /** The majors that its adapter supports, ascending; a test compares them, as the adapters would load the parser. */
  readonly majors: readonly number[];
}

/** What in a manifest tells that a framework is used. */
export const FRAMEWORK_SIGNS: Readonly<Record<FrameworkName, Signs>> = {
  express: {
    versioned: ['express', '@types/express'],
    used: (name) => name === 'express-serve-static-core',
    majors: [4, 5],
  },
  fastify: {
    versioned: ['fastify'],
    used: (name) => name === 'fastify-plugin' || name.startsWith('@fastify/'),
    majors: [3, 4, 5],
  },
};

/** Whether a manifest depends on a framework that is known here. */
export function namesFramework({ ranges }: Manifest): boolean {
  return Object.values(FRAMEWORK_SIGNS).some(({ versioned, used }) =>
    [...ranges.keys()].some((name) => versioned.includes(name) || used(name)),
  );
}

/** The frameworks that any of the manifests names, with the majors that may be meant. */
export function* frameworksOf(
  chain: readonly Manifest[],
  files: PackageFiles,
  semver: LoadSemver,
): Steps<ReadonlyMap<FrameworkName, readonly number[]>> {
  const frameworks = new Map<FrameworkName, readonly number[]>();
  for (const name of Object.keys(FRAMEWORK_SIGNS) as FrameworkName[]) {
    const majors = yield* majorsIn(chain, FRAMEWORK_SIGNS[name], files, semver);
    if (majors !== undefined) frameworks.set(name, majors);
  }
  return frameworks;
}

/** The majors of one framework, or undefined when no manifest names it. */
function* majorsIn(
  chain: readonly Manifest[],
  { versioned, used, majors: supported }: Signs,
  files: PackageFiles,
  semver: LoadSemver,
): Steps<readonly number[] | undefined> {
  const named = versioned.find((name) => chain.some(({ ranges }) => ranges.has(name)));
  if (named === undefined && !chain.some(({ ranges }) => [...ranges.keys()].some(used))) return undefined;

  const ranges = named === undefined ? undefined : rangesIn(chain, named);
  const asked = ranges && (yield* majorsOfAll(ranges, supported, semver));
  if (asked?.length === 1) return asked;
  // More than one is possible: what is installed decides, if anything is.
  const installed = yield* installedFrom(chain, versioned, files);
  const major = installed === undefined ? undefined : majorOfVersion(installed, supported);
  return major === undefined ? (asked ?? supported) : [major];
}

function* installedFrom(
  chain: readonly Manifest[],
  names: readonly string[],
  files: PackageFiles,
): Steps<string | undefined> {
  for (const { folder } of chain) {
    for (const name of names) {
      const version = yield* installedVersion(files, folder, name);
      if (version !== undefined) return version;
    }
  }
  return undefined;
}

function rangesIn(chain: readonly Manifest[], name: string): readonly string[] {
  return chain.flatMap(({ ranges }) => ranges.get(name) ?? []);
}

/** What any of the ranges allows: a library runs with each version of its peer range, whatever it is tested with. */
function* majorsOfAll(
  ranges: readonly string[],
  supported: readonly number[],
  semver: LoadSemver,
): Steps<readonly number[] | undefined> {
  const each: (readonly number[] | undefined)[] = [];
  for (const range of ranges) each.push(yield* got(majorsOfRange(range, supported, semver)));
  if (each.includes(undefined)) return undefined;
  return supported.filter((major) => each.some((majors) => majors?.includes(major)));
}
