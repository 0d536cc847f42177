import type { FrameworkName } from '../model/framework-name';
import { frameworksOf, namesFramework } from './framework-signs';
import { readManifest, type Manifest } from './manifest';
import type { PackageFiles } from './package-files';

/** What the nearest `package.json` upward says, prepared by the host. */
export interface PackageContext {
  /** Frameworks that the package depends on, with the majors it may get; empty majors never occur. */
  readonly frameworks: ReadonlyMap<FrameworkName, readonly number[]>;
  /** Names of all dependencies (dev, peer, optional included); undefined when there is no package.json. */
  readonly dependencies: ReadonlySet<string> | undefined;
}

/** Nothing is known of the package. */
export const UNKNOWN_PACKAGE: PackageContext = { frameworks: new Map(), dependencies: undefined };

/**
 * Reads the `package.json` files of a project, each once.
 * @param onError is told each that could not be used, by its folder: a sentence without a full stop
 * @returns the context of a folder's files; the same object for each of them. It never rejects.
 */
export function packageContexts(
  files: PackageFiles,
  onError: (folder: string, message: string) => void,
): (folder: string) => Promise<PackageContext> {
  const manifests = new Map<string, Promise<Manifest | 'invalid' | undefined>>();
  const contexts = new Map<string, Promise<PackageContext>>();

  const read = async (folder: string): Promise<Manifest | 'invalid' | undefined> => {
    const manifest = await readManifest(files, folder);
    if (manifest === undefined || !('message' in manifest)) return manifest;
    onError(folder, manifest.message);
    return 'invalid';
  };
  const manifestOf = once(manifests, read);

  const contextOf: (folder: string) => Promise<PackageContext> = once(contexts, async (folder) => {
    const manifest = await manifestOf(folder);
    if (manifest === 'invalid') return UNKNOWN_PACKAGE;
    if (manifest === undefined) {
      const above = files.above(folder);
      return above === undefined ? UNKNOWN_PACKAGE : await contextOf(above);
    }
    const chain = await chainFrom(manifest, manifestOf, files);
    return { frameworks: await frameworksOf(chain, files), dependencies: namesOf(chain) };
  });
  return contextOf;
}

function once<T>(
  known: Map<string, Promise<T>>,
  compute: (folder: string) => Promise<T>,
): (folder: string) => Promise<T> {
  return (folder) => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const computed = compute(folder);
    known.set(folder, computed);
    return computed;
  };
}

/**
 * The nearest manifest and those above it that can hold its dependencies: a workspace may leave a framework to
 * the root. The search ends at the first that names a framework or that is the root of workspaces or a repository.
 */
async function chainFrom(
  nearest: Manifest,
  manifestOf: (folder: string) => Promise<Manifest | 'invalid' | undefined>,
  files: PackageFiles,
): Promise<readonly Manifest[]> {
  const chain: Manifest[] = [];
  for (let at: string | undefined = nearest.folder; at !== undefined; at = files.above(at)) {
    const manifest = await manifestOf(at);
    if (manifest !== undefined && manifest !== 'invalid') chain.push(manifest);
    const last = chain.at(-1);
    if (last !== undefined && (last.isRoot || namesFramework(last))) return chain;
  }
  return [nearest];
}

function namesOf(chain: readonly Manifest[]): ReadonlySet<string> {
  return new Set(chain.flatMap(({ ranges }) => [...ranges.keys()]));
}
