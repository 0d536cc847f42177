import type { Folders } from './folders';
import { joined, upward } from '../../text/locations';
import { isRecord, manifestIn, manifestsAbove, rangeOf, textsOf, type Manifest } from './manifests';
import { foldersMatching, packageFoldersBelow } from './workspace-globs';

/** The packages of a repository, by their names. */
export interface Workspaces {
  /** The package that a module of a folder gets by a name: itself or another of its repository; undefined for all others. */
  readonly find: (folder: string, name: string) => Manifest | undefined;
}

type ByName = ReadonlyMap<string, readonly Manifest[]>;

/** What a folder's modules see: the package that they belong to, and those of the workspaces around it, the nearest first. */
interface Around {
  readonly own: Manifest | undefined;
  readonly packages: readonly ByName[];
}

/** Finds the packages that `workspaces`, `pnpm-workspace.yaml`, `lerna.json` and ranges with a path speak of. */
export function workspacesOf(folders: Folders): Workspaces {
  const declared = new Map<string, ByName>();
  const around = new Map<string, Around>();
  let everywhere: ByName | undefined;

  const declaredAt = (root: string): ByName => {
    const known = declared.get(root);
    if (known !== undefined) return known;
    const found = byName(folders, foldersMatching(folders, root, patternsAt(folders, root)));
    declared.set(root, found);
    return found;
  };

  const aroundOf = (folder: string): Around => {
    const known = around.get(folder);
    if (known !== undefined) return known;
    const [own] = manifestsAbove(folders, folder);
    const packages = upward(folders.root, folder).map(declaredAt);
    const found = { own, packages: packages.filter(({ size }) => size > 0) };
    around.set(folder, found);
    return found;
  };

  return {
    find(folder, name) {
      const { own, packages } = aroundOf(folder);
      const range = own && rangeOf(own, name);
      // Many a service is called `fastify` and depends on it.
      if (own?.name === name && range === undefined) return own;
      const linked = own && range !== undefined ? linkedBy(folders, own, range) : undefined;
      if (linked !== undefined) return linked;
      for (const each of packages) {
        const found = nearest(each.get(name), folder);
        if (found !== undefined) return found;
      }
      // That it is one of the repository's is certain; where they lie is said in a way that is not read here.
      if (range?.startsWith('workspace:') !== true) return undefined;
      everywhere ??= byName(folders, packageFoldersBelow(folders, folders.root));
      return nearest(everywhere.get(name), folder);
    },
  };
}

/** `file:../errors`: the package that stands there. */
function linkedBy(folders: Folders, own: Manifest, range: string): Manifest | undefined {
  const path = /^(?:file|link|portal|workspace):(\.{1,2}(?:\/.*)?)$/.exec(range)?.[1];
  const folder = path === undefined ? undefined : joined(folders.root, own.folder, path);
  return folder === undefined ? undefined : manifestIn(folders, folder);
}

function byName(folders: Folders, places: readonly string[]): ByName {
  const found = new Map<string, Manifest[]>();
  for (const place of places) {
    const manifest = manifestIn(folders, place);
    if (manifest?.name === undefined) continue;
    found.set(manifest.name, [...(found.get(manifest.name) ?? []), manifest]);
  }
  return found;
}

/** Of several packages of one name the one that shares most of its way with the folder; of two as near neither. */
function nearest(packages: readonly Manifest[] | undefined, folder: string): Manifest | undefined {
  const ranked = (packages ?? [])
    .map((each) => ({ each, shared: sharedParts(each.folder, folder) }))
    .sort((a, b) => b.shared - a.shared);
  const [first, second] = ranked;
  return first?.shared === second?.shared ? undefined : first?.each;
}

function sharedParts(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  const end = left.findIndex((part, index) => part !== right[index]);
  return end === -1 ? left.length : end;
}

/** The globs of a workspace's root, as written; none for other folders. */
function patternsAt(folders: Folders, root: string): readonly string[] {
  const field = manifestIn(folders, root)?.content['workspaces'];
  const lerna = folders.json(`${root}/lerna.json`);
  const yaml = folders.text(`${root}/pnpm-workspace.yaml`);
  return [
    ...textsOf(isRecord(field) ? field['packages'] : field),
    ...textsOf(isRecord(lerna) ? lerna['packages'] : undefined),
    ...(yaml === undefined ? [] : packagesInYaml(yaml)),
  ];
}

/** The `packages` of a `pnpm-workspace.yaml`: a list of plain or quoted texts, which is all that pnpm's own look like. */
export function packagesInYaml(yaml: string): readonly string[] {
  const lines = yaml.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const at = lines.findIndex((line) => /^packages\s*:/.test(line));
  if (at === -1) return [];
  const inline = /^packages\s*:\s*\[(.*)\]/.exec(lines[at] ?? '')?.[1];
  if (inline !== undefined)
    return inline
      .split(',')
      .map(unquoted)
      .filter((each) => each !== '');
  const rest = lines.slice(at + 1).filter((line) => !/^\s*(?:#.*)?$/.test(line));
  const end = rest.findIndex((line) => !/^\s*-\s/.test(line));
  return rest.slice(0, end === -1 ? undefined : end).map((line) => unquoted(line.replace(/^\s*-\s/, '')));
}

function unquoted(text: string): string {
  const trimmed = text.trim();
  const quoted = /^(['"])(.*?)\1/.exec(trimmed)?.[2];
  return quoted ?? trimmed.replace(/\s#.*$/, '').trim();
}
