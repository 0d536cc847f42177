import type { TextDocument } from 'vscode-languageserver-textdocument';
import { hasSourceEnding } from '../engine/lint/file-kind';
import { ownEntry } from '../engine/text/own-entry';

/** A document at one moment: the one that the transport holds changes while an answer is awaited. */
export interface Snapshot {
  readonly uri: string;
  readonly version: number;
  readonly languageId: string;
  /** As the client has it, with a BOM if it sends one. */
  readonly text: string;
}

/** The document as it is now. */
export function snapshotOf(document: TextDocument): Snapshot {
  const { uri, version, languageId } = document;
  return { uri, version, languageId, text: document.getText() };
}

const ENDINGS: Readonly<Record<string, string>> = {
  javascript: '.js',
  javascriptreact: '.jsx',
  typescript: '.ts',
  typescriptreact: '.tsx',
};

/** The name under which the engine reads a document: what has no ending of its own (untitled) gets its language's. */
export function fileNameOf({ languageId }: Snapshot, path: string): string {
  return hasSourceEnding(path) ? path : path + (ownEntry(ENDINGS, languageId) ?? '.ts');
}
