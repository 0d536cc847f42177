import { URI } from 'vscode-uri';
import { folderOfUri, uriFiles } from '../browser/uri-files';
import { packageContexts, UNKNOWN_PACKAGE, type PackageContext } from '../engine/project/packages';
import type { Folders } from './folders';
import type { Log } from './log';
import type { Disk } from './platform';

/** Which frameworks a document's package depends on. */
export interface Packages {
  readonly of: (uri: string) => Promise<PackageContext>;
  /** What was read is to be read again. */
  readonly changed: () => void;
}

interface Sources {
  readonly disk: Disk | undefined;
  /** Reads a file through the client; undefined when the client does not offer that. */
  readonly readText: ((uri: string) => Promise<string | undefined>) | undefined;
  readonly folders: Folders;
  readonly log: Log;
}

type ContextOf = (folder: string) => Promise<PackageContext>;

/**
 * Reads the `package.json` files of documents. Of a document in a workspace folder nothing outside of that is read; of a
 * lone file nothing outside of its project. What is not on this machine's disk is read through the client.
 */
export function packagesOf({ disk, readText, folders, log }: Sources): Packages {
  const contexts = new Map<string, ContextOf>();
  const told = new Set<string>();

  const complain = (folder: string, message: string): void => {
    const line = `${folder}/package.json: ${message}`;
    if (told.has(line)) return;
    told.add(line);
    log.write('warning', line);
  };
  const contextsIn = (key: string, make: () => ContextOf): ContextOf => {
    const known = contexts.get(key) ?? make();
    contexts.set(key, known);
    return known;
  };

  return {
    async of(uri) {
      const folder = folders.of(uri);
      if (disk?.has(uri) === true) {
        const path = URI.parse(uri).fsPath;
        const boundary =
          folder === undefined ? (disk.projectRootOf(path) ?? disk.folderOf(path)) : URI.parse(folder).fsPath;
        const contextOf = contextsIn(boundary, () => packageContexts(disk.packageFiles(boundary), complain));
        return contextOf(disk.folderOf(path));
      }
      const own = folderOfUri(uri);
      if (readText === undefined || folder === undefined || own === undefined) return UNKNOWN_PACKAGE;
      return contextsIn(folder, () => packageContexts(uriFiles(readText, folder), complain))(own);
    },
    changed: () => contexts.clear(),
  };
}
