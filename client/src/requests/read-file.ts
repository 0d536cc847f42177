import { FileSystemError, FileType, type Uri, Uri as uris, workspace } from 'vscode';
import type { FileParams, FileText } from '../../../server/src/lsp/protocol';
import { isInside } from './inside';

/** Larger files hold no handlers that somebody wrote, and no manifest either. In bytes. */
const largest = 2_000_000;

/** The text of a file of the workspace, as the editor would show it; null for any other file. */
export async function readFile({ uri }: FileParams): Promise<FileText | null> {
  const file = uris.parse(uri, true);
  if (!(workspace.workspaceFolders ?? []).some((folder) => isInside(folder.uri, file))) return null;
  return (await isReadable(file)) ? textOf(file) : null;
}

async function isReadable(file: Uri): Promise<boolean> {
  try {
    const { type, size } = await workspace.fs.stat(file);
    return (type & FileType.File) !== 0 && size <= largest;
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
