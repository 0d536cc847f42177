import { URI, Utils } from 'vscode-uri';
import type { PackageFiles } from '../engine/project/package-files';
import { withoutEnd } from '../engine/text/without-end';

/**
 * The files around packages where there is no disk, by URI.
 * @param readText the text of a file; undefined when there is none
 * @param boundary the folder that nothing is read outside of
 */
export function uriFiles(
  readText: (uri: string) => Promise<string | undefined>,
  boundary: string,
): PackageFiles {
  const fileIn = (folder: string, name: string): string => Utils.joinPath(URI.parse(folder), name).toString();
  return {
    read: (folder, name) => readText(fileIn(folder, name)),
    // A folder (`.git`) cannot be read, so it counts as missing: the search goes on to the boundary at most.
    has: async (folder, name) => (await readText(fileIn(folder, name))) !== undefined,
    above: (folder) => (folder === boundary ? undefined : folderOfUri(folder)),
  };
}

/** The folder that a file or folder lies in; undefined at the root. */
export function folderOfUri(uri: string): string | undefined {
  const own = URI.parse(uri);
  const above = Utils.dirname(own);
  return above.path === own.path ? undefined : withoutEnd(above.toString(), '/');
}
