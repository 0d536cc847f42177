import { URI } from 'vscode-uri';
import { mayMatter } from '../../engine/lint/prefilter';
import { withSlashes } from '../../node/display-path';
import { ioMessage } from '../../node/io-error';
import { diskHost } from '../../node/project-host';
import { readSource } from '../../node/read';
import { walked, wouldWalk } from '../../node/walk';
import type { World } from './world';

/** So many files are named at once. */
const PART = 50;

/**
 * A folder on this machine's disk.
 * @param complain is told what cannot be read, by its path
 */
export function diskWorld(folderUri: string, complain: (path: string, message: string) => void): World {
  const folder = URI.parse(folderUri).fsPath;
  const host = diskHost(folder);
  const how = {
    includeTests: false,
    onError: (path: string, error: unknown) => complain(path, ioMessage(error)),
  };
  return {
    host,
    locationOf: (uri) => withSlashes(URI.parse(uri).fsPath),
    uriOf: (location) => URI.file(location).toString(),
    // eslint-disable-next-line @typescript-eslint/require-await -- other worlds have something to wait for
    async *files(below) {
      let part: string[] = [];
      for (const path of walked(below === host.root ? folder : below, how)) {
        part.push(withSlashes(path));
        if (part.length < PART) continue;
        yield part;
        part = [];
      }
      yield part;
    },
    listed: () => wouldWalk(folder, how),
    sourceOf(location) {
      const content = readSource(location, { mayMatter, explicit: false });
      return content.kind === 'text' ? content.text : undefined;
    },
    mayBeFolder: (location) => host.kindOf(location) === 'folder',
    bringNear: () => Promise.resolve(),
    look: host.changed,
  };
}
