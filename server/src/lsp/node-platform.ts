import { statSync } from 'node:fs';
import { dirname, isAbsolute, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { version } from '../../package.json';
import { mayMatter } from '../engine/lint/prefilter';
import { configFilesIn } from '../node/config-files';
import { withSlashes } from '../node/display-path';
import { ioMessage } from '../node/io-error';
import { packageFiles } from '../node/packages';
import { projectRootsIn } from '../node/project-root';
import { readSource } from '../node/read';
import { walk } from '../node/walk';
import type { Disk, Platform } from './platform';
import { diskWorld } from './project/disk-world';

/** How often it is looked whether the client still lives. */
const WATCH_MS = 3_000;

/** The server as a process of its own. */
export const nodePlatform: Platform = {
  version,
  load: () => import('./loaded'),
  nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
  disk: diskOfNode(),
  exit: (code) => process.exit(code),
  watchClient,
  complain: (line) => void process.stderr.write(`${line}\n`),
};

function diskOfNode(): Disk {
  return {
    has: isOnDisk,
    packageFiles,
    configFiles: configFilesIn,
    // Of what is opened by itself nobody works in a folder.
    projectRootOf: (path) => projectRootsIn({ cwd: '' })(path),
    locationOf: withSlashes,
    projectWorld: diskWorld,
    folderOf: dirname,
    sourceFiles(folder, includeTests, onError) {
      const found: string[] = [];
      walk(folder, {
        includeTests,
        onFile: (path) => void found.push(path),
        onError: (path, error) => onError(path, ioMessage(error)),
      });
      return found;
    },
    stampOf(path) {
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats?.isFile() === true ? `${stats.mtimeMs} ${stats.size}` : undefined;
    },
    textOf(path) {
      const content = readSource(path, { mayMatter, explicit: false });
      return content.kind === 'text' ? content.text : undefined;
    },
  };
}

/** Elsewhere a host's name is no part of a path, nor is a drive's letter. */
function isOnDisk(uri: string): boolean {
  const { scheme, authority, fsPath } = URI.parse(uri);
  return (
    scheme === 'file' && isAbsolute(fsPath) && !fsPath.includes('\0') && (authority === '' || sep === '\\')
  );
}

function watchClient(processId: number, onEnd: () => void): void {
  const look = (): void => {
    if (!isAlive(processId)) onEnd();
  };
  setImmediate(look);
  setInterval(look, WATCH_MS).unref();
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // One that we may not signal lives, and of a number that no process has nothing is known.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
