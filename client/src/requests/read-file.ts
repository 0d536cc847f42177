import { FileSystemError, FileType, type Uri, Uri as uris, workspace } from 'vscode';
import type { FileParams, FileText } from '../../../server/src/lsp/protocol';
import { foldersBetween, isInside } from './inside';

/** Larger files hold no handlers that somebody wrote, and no manifest either. In bytes. */
const largest = 2_000_000;

/** Answers with the text of a file of the workspace, as the editor would show it; null for any other file. */
export function fileReader(): (params: FileParams) => Promise<FileText | null> {
  const links = new Map<string, Promise<boolean>>();
  const isLink = (folder: Uri): Promise<boolean> => {
    const key = folder.toString();
    const known = links.get(key) ?? leadsElsewhere(folder);
    links.set(key, known);
    return known;
  };
  return async ({ uri }) => {
    const file = uris.parse(uri, true);
    const folder = workspace.workspaceFolders?.find((each) => isInside(each.uri, file));
    if (folder === undefined || !(await isReadable(file))) return null;
    const between = foldersBetween(folder.uri, file).map((path) => file.with({ path }));
    return (await Promise.all(between.map(isLink))).includes(true) ? null : textOf(file);
  };
}

// Where a link leads to, an editor's file system does not tell: it may be out of the workspace.
async function leadsElsewhere(folder: Uri): Promise<boolean> {
  return ((await workspace.fs.stat(folder)).type & FileType.SymbolicLink) !== 0;
}

async function isReadable(file: Uri): Promise<boolean> {
  try {
    const { type, size } = await workspace.fs.stat(file);
    return type === FileType.File && size <= largest;
  } catch (error) {
    // A file that is not there is an answer; that the disk cannot be read is the server's to log.
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}

async function textOf(file: Uri): Promise<FileText | null> {
  const bytes = await workspace.fs.readFile(file);
  try {
    return { text: await workspace.decode(bytes, { uri: file }) };
  } catch {
    // `decode` refuses what is not text.
    return null;
  }
}
