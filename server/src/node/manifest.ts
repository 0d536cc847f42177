import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ioMessage } from './io-error';

/** What a `package.json` says of dependencies. */
export interface Manifest {
  /** The folder that it stands in. */
  readonly folder: string;
  /** Every version range asked for, by package: a package can be a peer and a development dependency at once. */
  readonly ranges: ReadonlyMap<string, readonly string[]>;
  /** It is the root of a repository or of workspaces: what stands above has nothing to do with it. */
  readonly isRoot: boolean;
}

const sections = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
const rootFiles = ['.git', 'pnpm-workspace.yaml'];

/**
 * Reads the `package.json` of a folder.
 * @returns undefined when there is none; a message when it is not what it should be
 */
export function readManifest(folder: string): Manifest | { readonly message: string } | undefined {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) return undefined;
  const json = readJson(path);
  if ('message' in json) return json;
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
  const isRoot = 'workspaces' in content || rootFiles.some((name) => existsSync(join(folder, name)));
  return { folder, ranges, isRoot };
}

/**
 * The version of an installed package, as Node would find it from a folder: the nearest `node_modules` upward.
 * Undefined when it is not installed or its `package.json` has no version.
 */
export function installedVersion(folder: string, name: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, 'node_modules', name, 'package.json');
    if (existsSync(path)) {
      const json = readJson(path);
      if ('value' in json && isRecord(json.value) && typeof json.value['version'] === 'string') {
        return json.value['version'];
      }
    }
    if (dirname(at) === at) return undefined;
  }
}

function readJson(path: string): { readonly value: unknown } | { readonly message: string } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return { message: `${ioMessage(error)}; its dependencies are taken as unknown` };
  }
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { message: `it is not valid JSON (${reason}); its dependencies are taken as unknown` };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
