import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ServerInside } from './server-inside';

/** The documents and files of one editor that works on a folder with a server. */
export interface Editor {
  readonly open: (name: string) => Promise<void>;
  readonly close: (name: string) => void;
  readonly openNames: () => readonly string[];
  readonly textOf: (name: string) => string;
  /** Replaces a part of an open document; offsets in UTF-16 units. */
  readonly edit: (name: string, start: number, end: number, text: string) => void;
  readonly save: (name: string) => Promise<void>;
  /** Writes files beside the editor, and tells of them in one message. */
  readonly writeFiles: (files: ReadonlyMap<string, string>) => Promise<void>;
  readonly deleteFile: (name: string) => Promise<void>;
  readonly uriOf: (name: string) => string;
  /** How many changes were made to documents. */
  readonly edits: () => number;
}

const [CREATED, CHANGED, DELETED] = [1, 2, 3];

/** Begins with nothing open. */
export function editorIn(folder: string, { notify }: Pick<ServerInside, 'notify'>): Editor {
  const documents = new Map<string, TextDocument>();
  let edits = 0;
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).toString();
  const watched = (names: readonly string[], type: number): void =>
    notify('workspace/didChangeWatchedFiles', { changes: names.map((name) => ({ uri: uriOf(name), type })) });
  const documentOf = (name: string): TextDocument => {
    const document = documents.get(name);
    if (document === undefined) throw new Error(`${name} is not open.`);
    return document;
  };
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  };
  return {
    uriOf,
    edits: () => edits,
    openNames: () => [...documents.keys()],
    textOf: (name) => documentOf(name).getText(),
    async open(name) {
      if (documents.has(name)) return;
      const text = await readFile(path.join(folder, name), 'utf8').catch(() => '');
      const document = TextDocument.create(uriOf(name), 'javascript', 1, text);
      documents.set(name, document);
      const { uri, languageId, version } = document;
      notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
    },
    close(name) {
      documents.delete(name);
      notify('textDocument/didClose', { textDocument: { uri: uriOf(name) } });
    },
    edit(name, start, end, text) {
      const document = documentOf(name);
      const change = {
        range: { start: document.positionAt(start), end: document.positionAt(end) },
        text,
      };
      TextDocument.update(document, [change], document.version + 1);
      edits++;
      const { uri, version } = document;
      notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] });
    },
    async save(name) {
      await write(name, documentOf(name).getText());
      notify('textDocument/didSave', { textDocument: { uri: uriOf(name) } });
      watched([name], CHANGED);
    },
    async writeFiles(files) {
      for (const [name, text] of files) await write(name, text);
      watched([...files.keys()], files.size === 1 ? CREATED : CHANGED);
    },
    async deleteFile(name) {
      await rm(path.join(folder, name), { force: true });
      watched([name], DELETED);
    },
  };
}
