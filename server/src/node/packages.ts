import { dirname, join } from 'node:path';
import type { PackageContext } from '../engine/lint/lint';
import type { FrameworkName } from '../engine/model/framework-name';
import { displayPath } from './display-path';
import type { FileError } from './io-error';
import { majorOfVersion, majorsOfRange } from './majors';
import { installedVersion, readManifest, type Manifest } from './manifest';

/** Answers which frameworks a file's package depends on. */
export interface PackageReader {
  /** The context of a file, by its absolute path; the same object for each file of a folder. */
  readonly contextOf: (file: string) => Promise<PackageContext>;
  /** One entry for each `package.json` that could not be used, so far. */
  readonly errors: readonly FileError[];
}

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

const unknown: PackageContext = { frameworks: new Map(), dependencies: undefined };

/**
 * Reads the `package.json` files of a project, each once.
 * @param cwd for naming them in errors
 */
export function packageReader(cwd: string): PackageReader {
  const errors: FileError[] = [];
  const manifests = new Map<string, Manifest | 'invalid' | undefined>();
  const contexts = new Map<string, Promise<PackageContext>>();

  const manifestOf = (folder: string): Manifest | 'invalid' | undefined => {
    if (!manifests.has(folder)) {
      const manifest = readManifest(folder);
      const isInvalid = manifest !== undefined && 'message' in manifest;
      if (isInvalid) {
        errors.push({ file: displayPath(cwd, join(folder, 'package.json')), message: manifest.message });
      }
      manifests.set(folder, isInvalid ? 'invalid' : manifest);
    }
    return manifests.get(folder);
  };

  const contextOfFolder = async (folder: string): Promise<PackageContext> => {
    const above = dirname(folder);
    const manifest = manifestOf(folder);
    if (manifest === 'invalid') return unknown;
    if (manifest === undefined) return above === folder ? unknown : cached(above);
    const chain = chainFrom(manifest, manifestOf);
    return { frameworks: await frameworksOf(chain), dependencies: namesOf(chain) };
  };

  const cached = (folder: string): Promise<PackageContext> => {
    const known = contexts.get(folder);
    if (known !== undefined) return known;
    const context = contextOfFolder(folder);
    contexts.set(folder, context);
    return context;
  };

  return { contextOf: (file) => cached(dirname(file)), errors };
}

/**
 * The nearest manifest and those above it that can hold its dependencies: a workspace may leave a framework to
 * the root. The search ends at the first that names a framework or that is the root of workspaces or a repository.
 */
function chainFrom(
  nearest: Manifest,
  manifestOf: (folder: string) => Manifest | 'invalid' | undefined,
): readonly Manifest[] {
  const chain: Manifest[] = [];
  for (let folder = nearest.folder; ; folder = dirname(folder)) {
    const manifest = manifestOf(folder);
    if (manifest !== undefined && manifest !== 'invalid') chain.push(manifest);
    const last = chain.at(-1);
    if (last !== undefined && (last.isRoot || namesFramework(last))) return chain;
    if (dirname(folder) === folder) return [nearest];
  }
}

function namesFramework({ ranges }: Manifest): boolean {
  return Object.values(FRAMEWORK_SIGNS).some(({ versioned, used }) =>
    [...ranges.keys()].some((name) => versioned.includes(name) || used(name)),
  );
}

function namesOf(chain: readonly Manifest[]): ReadonlySet<string> {
  return new Set(chain.flatMap(({ ranges }) => [...ranges.keys()]));
}

async function frameworksOf(
  chain: readonly Manifest[],
): Promise<ReadonlyMap<FrameworkName, readonly number[]>> {
  const frameworks = new Map<FrameworkName, readonly number[]>();
  for (const name of Object.keys(FRAMEWORK_SIGNS) as FrameworkName[]) {
    const majors = await majorsIn(chain, FRAMEWORK_SIGNS[name]);
    if (majors !== undefined) frameworks.set(name, majors);
  }
  return frameworks;
}

/** The majors of one framework, or undefined when no manifest names it. */
async function majorsIn(
  chain: readonly Manifest[],
  { versioned, used, majors: supported }: Signs,
): Promise<readonly number[] | undefined> {
  const named = versioned.find((name) => chain.some(({ ranges }) => ranges.has(name)));
  if (named === undefined && !chain.some(({ ranges }) => [...ranges.keys()].some(used))) return undefined;

  const asked = named === undefined ? undefined : await majorsOfAll(rangesIn(chain, named), supported);
  if (asked?.length === 1) return asked;
  // More than one is possible: what is installed decides, if anything is.
  const installed = chain
    .map(({ folder }) => versioned.map((name) => installedVersion(folder, name)).find((version) => version))
    .find((version) => version !== undefined);
  const major = installed === undefined ? undefined : majorOfVersion(installed, supported);
  return major === undefined ? (asked ?? supported) : [major];
}

function rangesIn(chain: readonly Manifest[], name: string): readonly string[] {
  return chain.flatMap(({ ranges }) => ranges.get(name) ?? []);
}

/** What any of the ranges allows: a library runs with each version of its peer range, whatever it is tested with. */
async function majorsOfAll(
  ranges: readonly string[],
  supported: readonly number[],
): Promise<readonly number[] | undefined> {
  const each = await Promise.all(ranges.map((range) => majorsOfRange(range, supported)));
  if (each.includes(undefined)) return undefined;
  return supported.filter((major) => each.some((majors) => majors?.includes(major)));
}
