import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Platform } from './platform';

/**
 * A turn takes one message at most, and editors ask several things about each version: a change that is on its way
 * stands behind two or three questions. Looked at is that far.
 */
const TURNS = 4;

/** Lets the messages be taken in that have come already: questions among them may be out of date. */
export async function heard({ nextTurn }: Platform): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await nextTurn();
}

/** Waits while changes to a document are waiting to be taken in: what would be found before them is of no use. */
export async function settled(platform: Platform, document: TextDocument): Promise<void> {
  for (;;) {
    const { version } = document;
    await heard(platform);
    if (document.version === version) return;
  }
}
