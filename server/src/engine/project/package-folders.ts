import type { ProjectHost } from '../host';
import { readJson } from '../syntax/json';
import { folderOf, upward } from '../text/locations';
import { isRecord } from './resolve/manifests';

/** Which package each file of a project belongs to, and which packages run together. */
export interface PackageFolders {
  /** The folder of the nearest `package.json` that names a package or what it needs; the root where there is none. */
  readonly packageOf: (file: string) => string;
  /**
   * The packages that one may run with: those that need it or that it needs by name, directly or through others, itself
   * included.
   * @param all the folders of the packages that are asked about
   */
  readonly linkedWith: (folder: string, all: readonly string[]) => ReadonlySet<string>;
  /** Forgets what `package.json` files said: one of them has come, gone or changed. */
  readonly forget: () => void;
}

interface Manifest {
  readonly name: string | undefined;
  readonly needs: ReadonlySet<string>;
}

const SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** Begins to know the packages of a project; each `package.json` is read when a file below it is first asked about. */
export function packageFoldersOf(host: ProjectHost): PackageFolders {
  const manifests = new Map<string, Manifest | undefined>();
  const packages = new Map<string, string>();

  const manifestIn = (folder: string): Manifest | undefined => {
    if (!manifests.has(folder)) {
      const file = `${folder}/package.json`;
      manifests.set(folder, host.kindOf(file) === 'file' ? manifestOf(host.read(file)) : undefined);
    }
    return manifests.get(folder);
  };
  const packageOf = (folder: string): string => {
    const known = packages.get(folder);
    if (known !== undefined) return known;
    const found = upward(host.root, folder).find((each) => manifestIn(each) !== undefined) ?? host.root;
    packages.set(folder, found);
    return found;
  };

  return {
    packageOf: (file) => packageOf(folderOf(file)),
    linkedWith(folder, all) {
      const linked = new Set([folder]);
      // A set hands out what is added to it on the way.
      for (const at of linked)
        for (const other of all) if (areLinked(manifestIn(at), manifestIn(other))) linked.add(other);
      return linked;
    },
    forget() {
      manifests.clear();
      packages.clear();
    },
  };
}

// One that only says how modules are read, or that this is private, belongs to the package around it.
function manifestOf(text: string | undefined): Manifest | undefined {
  const content = text === undefined ? undefined : readJson(text);
  if (!isRecord(content)) return undefined;
  const { name } = content;
  const needs = SECTIONS.flatMap((section) => {
    const ranges = content[section];
    return isRecord(ranges) ? Object.keys(ranges) : [];
  });
  if (typeof name !== 'string' && needs.length === 0) return undefined;
  return { name: typeof name === 'string' ? name : undefined, needs: new Set(needs) };
}

function areLinked(a: Manifest | undefined, b: Manifest | undefined): boolean {
  const needs = (one: Manifest | undefined, other: Manifest | undefined): boolean =>
    other?.name !== undefined && one?.needs.has(other.name) === true;
  return needs(a, b) || needs(b, a);
}
