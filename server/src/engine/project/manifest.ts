import { got, type Steps } from '../text/steps';
import type { PackageFiles } from './package-files';

/** What a `package.json` says of dependencies. */
export interface Manifest {
  /** The folder that it stands in. */
  readonly folder: string;
  /** Every version range asked for, by package: a package can be a peer and a development dependency at once. */
  readonly ranges: ReadonlyMap<string, readonly string[]>;
  /** It is the root of a repository or of workspaces: what stands above has nothing to do with it. */
  readonly isRoot: boolean;
}

const sections = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;
const rootFiles = ['.git', 'pnpm-workspace.yaml'];

/**
 * Reads the `package.json` of a folder.
 * @returns undefined when there is none; a message when it is not what it should be
 */
export function* readManifest(
  files: PackageFiles,
  folder: string,
): Steps<Manifest | { readonly message: string } | undefined> {
  const json = yield* readJson(files, folder, 'package.json');
  if (json === undefined || 'message' in json) return json;
  const content = json.value;
  if (!isRecord(content))
    return { message: 'it is not a JSON object; its dependencies are taken as unknown' };
  const ranges = new Map<string, string[]>();
  for (const section of sections) {
    const entries = content[section];
    if (!isRecord(entries)) continue;
    for (const [name, range] of Object.entries(entries)) {
      if (typeof range === 'string') ranges.set(name, [...(ranges.get(name) ?? []), range]);
    }
  }
  return { folder, ranges, isRoot: 'workspaces' in content || (yield* hasRootFile(files, folder)) };
}

/**
 * The version of an installed package, as Node would find it from a folder: the nearest `node_modules` upward.
 * Undefined when it is not installed or its `package.json` has no version.
 */
export function* installedVersion(
  files: PackageFiles,
  folder: string,
  name: string,
): Steps<string | undefined> {
  for (let at: string | undefined = folder; at !== undefined; at = files.above(at)) {
    const json = yield* readJson(files, at, `node_modules/${name}/package.json`);
    if (json === undefined || 'message' in json) continue;
    if (isRecord(json.value) && typeof json.value['version'] === 'string') return json.value['version'];
  }
  return undefined;
}

function* hasRootFile(files: PackageFiles, folder: string): Steps<boolean> {
  for (const name of rootFiles) if (yield* got(files.has(folder, name))) return true;
  return false;
}

function* readJson(
  files: PackageFiles,
  folder: string,
  name: string,
): Steps<{ readonly value: unknown } | { readonly message: string } | undefined> {
  let text: string | undefined;
  try {
    text = yield* got(files.read(folder, name));
  } catch (error) {
    return { message: `${reasonOf(error)}; its dependencies are taken as unknown` };
  }
  if (text === undefined) return undefined;
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown };
  } catch (error) {
    return { message: `it is not valid JSON (${reasonOf(error)}); its dependencies are taken as unknown` };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
