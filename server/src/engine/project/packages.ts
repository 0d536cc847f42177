import type { FrameworkName } from '../model/framework-name';
import { atOnce, inTurns, onceFor, type Doing, type Steps } from '../text/steps';
import { frameworksOf, namesFramework } from './framework-signs';
import { later, type LoadSemver } from './majors';
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
  onError: OnError,
): (folder: string) => Promise<PackageContext> {
  const contextOf = contextsBy(inTurns, files, onError, later);
  return (folder) => inTurns(contextOf(folder));
}

/**
 * As {@link packageContexts}, for whoever cannot wait.
 * @param files all that they are asked for is there at once
 */
export function packageContextsAtOnce(
  files: PackageFiles,
  onError: OnError,
  semver: LoadSemver,
): (folder: string) => PackageContext {
  const contextOf = contextsBy(atOnce, files, onError, semver);
  return (folder) => atOnce(contextOf(folder));
}

type OnError = (folder: string, message: string) => void;

function contextsBy(
  run: Doing,
  files: PackageFiles,
  onError: OnError,
  semver: LoadSemver,
): (folder: string) => Steps<PackageContext> {
  const manifestOf = onceFor(run, function* (folder): Steps<Manifest | 'invalid' | undefined> {
    const manifest = yield* readManifest(files, folder);
    if (manifest === undefined || !('message' in manifest)) return manifest;
    onError(folder, manifest.message);
    return 'invalid';
  });

  const contextOf = onceFor(run, function* (folder): Steps<PackageContext> {
    const manifest = yield* manifestOf(folder);
    if (manifest === 'invalid') return UNKNOWN_PACKAGE;
    if (manifest === undefined) {
      const above = files.above(folder);
      return above === undefined ? UNKNOWN_PACKAGE : yield* contextOf(above);
    }
    const chain = yield* chainFrom(manifest, manifestOf, files);
    return { frameworks: yield* frameworksOf(chain, files, semver), dependencies: namesOf(chain) };
  });
  return contextOf;
}

/**
 * The nearest manifest and those above it that can hold its dependencies: a workspace may leave a framework to
 * the root. The search ends at the first that names a framework or that is the root of workspaces or a repository.
 */
function* chainFrom(
  nearest: Manifest,
  manifestOf: (folder: string) => Steps<Manifest | 'invalid' | undefined>,
  files: PackageFiles,
): Steps<readonly Manifest[]> {
  const chain: Manifest[] = [];
  for (let at: string | undefined = nearest.folder; at !== undefined; at = files.above(at)) {
    const manifest = yield* manifestOf(at);
    if (manifest !== undefined && manifest !== 'invalid') chain.push(manifest);
    const last = chain.at(-1);
    if (last !== undefined && (last.isRoot || namesFramework(last))) return chain;
  }
  return [nearest];
}

function namesOf(chain: readonly Manifest[]): ReadonlySet<string> {
  return new Set(chain.flatMap(({ ranges }) => [...ranges.keys()]));
}
