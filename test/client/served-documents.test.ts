import { expect, test } from 'vitest';
import { SERVED_DOCUMENTS, isServed } from '../../client/src/served-documents';

const served = [
  ['javascript', 'file'],
  ['typescript', 'untitled'],
  ['javascriptreact', 'vscode-vfs'],
  ['typescriptreact', 'vscode-test-web'],
] as const;

// The old side of a diff, the log, a notebook's cell, a chat's code block; other languages.
const others = [
  ['javascript', 'git'],
  ['javascript', 'output'],
  ['typescript', 'vscode-notebook-cell'],
  ['typescript', 'vscode-chat-code-block'],
  ['json', 'file'],
  ['vue', 'file'],
] as const;

test.each(served)('%s in %s is served', (languageId, scheme) => {
  expect(isServed({ languageId, uri: { scheme } })).toBe(true);
  expect(SERVED_DOCUMENTS).toContainEqual({ language: languageId, scheme });
});

test.each(others)('%s in %s is not', (languageId, scheme) => {
  expect(isServed({ languageId, uri: { scheme } })).toBe(false);
  expect(SERVED_DOCUMENTS).not.toContainEqual({ language: languageId, scheme });
});
