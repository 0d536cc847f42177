import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Platform } from './platform';

/**
 * Waits while changes to a document are waiting to be taken in: what would be found before them is of no use.
 * Each turn takes one message, and whoever asks in a turn is heard before the next message; so two turns are looked at.
 */
export async function settled({ nextTurn }: Platform, document: TextDocument): Promise<void> {
  for (;;) {
    const { version } = document;
    await nextTurn();
    await nextTurn();
    if (document.version === version) return;
  }
}
