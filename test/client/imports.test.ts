import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from '../house/sources';

/** Packages, and who may import those that only one kind of host has. */
const packages: Readonly<Record<string, string | undefined>> = {
  vscode: undefined,
  'vscode-languageclient': undefined,
  'vscode-languageclient/node': 'client/src/extension.ts',
  'vscode-languageclient/browser': 'client/src/worker-client.ts',
};

const imports = readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' })
  .map((name) => posix.join('client/src', name.replaceAll('\\', '/')))
  .filter((path) => path.endsWith('.ts'))
  .flatMap((path) =>
    ts
      .preProcessFile(readFileSync(join(root, path), 'utf8'), true, true)
      .importedFiles.map(({ fileName }) => ({ path, target: fileName })),
  );

test('of the server the client knows what the two say to each other, and nothing else', () => {
  const others = imports
    .filter(({ target }) => target.startsWith('.'))
    .map(({ path, target }) => posix.join(posix.dirname(path), target))
    .filter((target) => !target.startsWith('client/src/'));
  expect([...new Set(others)]).toEqual(['server/src/lsp/protocol']);
});

test('it needs VS Code and the language client; what one host lacks stays out of the parts that both have', () => {
  const wrong = imports
    .filter(({ target }) => !target.startsWith('.'))
    .filter(({ path, target }) => !(target in packages) || (packages[target] ?? path) !== path);
  expect(wrong).toEqual([]);
});
