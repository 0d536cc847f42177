import { TextDocument } from 'vscode-languageserver-textdocument';
import { expect, test } from 'vitest';
import type { Platform } from '../../server/src/lsp/platform';
import { heard, settled } from '../../server/src/lsp/settled';

/** A platform of which only the turns matter, in some of which a change comes. */
function changingIn(turns: readonly number[]): {
  platform: Platform;
  document: TextDocument;
  taken: () => number;
} {
  const document = TextDocument.create('file:///a.js', 'javascript', 1, '');
  let turn = 0;
  const nextTurn = (): Promise<void> => {
    if (turns.includes(++turn)) TextDocument.update(document, [{ text: `${turn}` }], document.version + 1);
    return Promise.resolve();
  };
  return { platform: { nextTurn } as Platform, document, taken: () => turn };
}

test('a change behind two other questions is heard before the first is answered', async () => {
  const { platform, document } = changingIn([3]);
  await heard(platform);
  expect(document.version).toBe(2);
});

test('a document has settled when no change came for as long', async () => {
  const { platform, document, taken } = changingIn([2, 5, 8]);
  await settled(platform, document);
  expect(document.version).toBe(4);
  expect(taken()).toBe(12);
});

test('a quiet document is not waited for', async () => {
  const { platform, document, taken } = changingIn([]);
  await settled(platform, document);
  expect(taken()).toBe(4);
});
