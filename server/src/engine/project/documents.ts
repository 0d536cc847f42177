import { declaredInDocument, mayBeDocument } from '../facts/declared/document';
import { routeKey } from '../facts/declared/route-pattern';
import type { ProjectHost } from '../host';
import type { DeclaredStatuses } from '../model/declaration';
import { folderOf, upward } from '../text/locations';

/** What OpenAPI documents declare for a method and a full path; undefined where they say nothing, or not all the same. */
export type Documented = (method: string, path: string) => DeclaredStatuses | undefined;

/** The OpenAPI documents of a project: JSON or YAML, by their usual names in the usual folders of each package. */
export interface Documents {
  /** For a file of a package: what its documents declare, else those of a package around. The same until one changes. */
  readonly documentedFor: (file: string) => Documented;
  /**
   * A file was created, deleted or changed; the host must know of it already.
   * @returns whether any answer may be another than before
   */
  readonly changed: (location: string) => boolean;
}

type Declared = ReadonlyMap<string, DeclaredStatuses>;

// Where people keep what describes an API, beside a `package.json` or its sources.
const FOLDERS = /^(?:api|api-?docs?|config|docs?|documentation|openapi|public|specs?|static|swagger)$/i;
const SOURCES = /^(?:src|server|app|lib)$/;

/** Begins to know the documents of a project; each is read when a route is first asked about. */
export function documentsOf(host: ProjectHost): Documents {
  const byFolder = new Map<string, Documented>();
  const read = new Map<string, Declared>();

  const declaredIn = (folder: string): Declared => {
    let declared = read.get(folder);
    if (!declared)
      read.set(folder, (declared = joined(documentsAt(host, folder).map((file) => inFile(host, file)))));
    return declared;
  };

  return {
    documentedFor(file) {
      const folder = folderOf(file);
      let documented = byFolder.get(folder);
      if (!documented) {
        documented = (method, path) => {
          const packages = upward(host.root, folder).filter(
            (at) => at === host.root || host.kindOf(`${at}/package.json`) === 'file',
          );
          const nearest = packages.map(declaredIn).find(({ size }) => size > 0);
          return nearest && declaredFor(routeKey(method, path), nearest);
        };
        byFolder.set(folder, documented);
      }
      return documented;
    },
    changed(location) {
      const isPackage = location.endsWith('/package.json');
      if (!isPackage && !mayBeDocument(location)) return false;
      const before = [...read];
      read.clear();
      // Most edits of a document change no status.
      if (!isPackage && before.every(([folder, declared]) => saysSame(declared, declaredIn(folder))))
        return false;
      byFolder.clear();
      return true;
    },
  };
}

// What a path begins with may come from the environment: then the only route that ends as it does is meant.
function declaredFor(key: string, declared: Declared): DeclaredStatuses | undefined {
  const [, method = '', end = ''] = /^(\S+) \/…(\/.*)$/.exec(key) ?? [];
  if (end === '' || !/\w/.test(end)) return declared.get(key);
  const keys = [...declared.keys()].filter((one) => one.startsWith(`${method} `) && one.endsWith(end));
  return keys.length === 1 && keys[0] !== undefined ? declared.get(keys[0]) : undefined;
}

function documentsAt(host: ProjectHost, folder: string): readonly string[] {
  const below = (at: string, names: RegExp): readonly string[] =>
    host
      .list(at)
      .filter((name) => names.test(name))
      .map((name) => `${at}/${name}`)
      .filter((location) => host.kindOf(location) === 'folder');
  const sources = below(folder, SOURCES);
  const folders = [folder, ...sources, ...[folder, ...sources].flatMap((at) => below(at, FOLDERS))];
  return folders.flatMap((at) =>
    host
      .list(at)
      .filter(mayBeDocument)
      .map((name) => `${at}/${name}`),
  );
}

function inFile(host: ProjectHost, file: string): Declared {
  const text = host.kindOf(file) === 'file' ? host.read(file) : undefined;
  return text?.includes('paths') === true ? declaredInDocument(text) : new Map<string, DeclaredStatuses>();
}

function saysSame(a: Declared, b: Declared): boolean {
  return JSON.stringify([...a]) === JSON.stringify([...b]);
}

// Two that describe one route in two ways: what is in either may be meant.
function joined(documents: readonly Declared[]): Declared {
  const all = new Map<string, DeclaredStatuses>();
  for (const document of documents) {
    for (const [route, declared] of document) {
      const other = all.get(route);
      const isSame = !other || other.codes.join() === declared.codes.join();
      all.set(
        route,
        isSame ? declared : { ...declared, codes: [...other.codes, ...declared.codes], complete: false },
      );
    }
  }
  return all;
}
