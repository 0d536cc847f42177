import { URI } from 'vscode-uri';
import { hashOf } from '../engine/text/hash';
import type { Disk } from './platform';
import { FIND_FILES, type FindFilesParams } from './protocol';
import type { Session } from './session';

/** A source file of the workspace that may not be open. */
export interface WorkspaceFile {
  readonly uri: string;
  /** Its text with what changes when the file does; undefined when it is gone or cannot be read. */
  readonly read: (known: string | undefined) => Promise<FileContent | undefined>;
}

/** The text is undefined when nothing in it can concern us, or when the file is as it was at the known stamp. */
export interface FileContent {
  readonly stamp: string;
  readonly text: string | undefined;
}

/** More files than anybody writes in one folder; the client needs some limit. */
const LIMIT = 50_000;

/** The source files of all workspace folders, from the disk where they are on it, else through the client. */
export async function workspaceFiles(session: Session): Promise<readonly WorkspaceFile[]> {
  const found: WorkspaceFile[] = [];
  for (const folder of session.folders.all()) {
    const { disk } = session.platform;
    const isOnDisk = disk?.has(folder) === true;
    found.push(...(await (isOnDisk ? onDisk(session, disk, folder) : throughClient(session, folder))));
  }
  return found;
}

async function onDisk(session: Session, disk: Disk, folder: string): Promise<readonly WorkspaceFile[]> {
  const { includeTests } = await session.settings.ofFolder(folder);
  const complain = (path: string, message: string): void =>
    session.log.write('warning', `${path}: ${message}`);
  return disk.sourceFiles(URI.parse(folder).fsPath, includeTests, complain).map((path) => ({
    uri: URI.file(path).toString(),
    read: (known) => {
      const stamp = disk.stampOf(path);
      if (stamp === undefined) return Promise.resolve(undefined);
      return Promise.resolve({ stamp, text: stamp === known ? undefined : disk.textOf(path) });
    },
  }));
}

async function throughClient(session: Session, folder: string): Promise<readonly WorkspaceFile[]> {
  const { readText, client } = session;
  if (readText === undefined) return [];
  const params: FindFilesParams = { folder, limit: LIMIT, kind: 'sources' };
  const answer = await client.ask(FIND_FILES, params);
  const uris = Array.isArray(answer) ? answer.filter((each): each is string => typeof each === 'string') : [];
  return uris.map((uri) => ({
    uri,
    read: async () => {
      const text = await readText(uri);
      // Such a file has no time of change that could be asked for: its text is what tells.
      return text === undefined ? undefined : { stamp: `${text.length}:${hashOf(text)}`, text };
    },
  }));
}
