import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildProgram } from '../cli/build';
import { ENDPOINTS } from '../../server/src/lsp/protocol';
import { startClient, uriOf, type TestClient } from './client';
import { BAD, FOUND, project } from './texts';

beforeAll(buildProgram, 150_000);

const OFF = '{ "levels": { "send-status-then-body": "off" } }';
const CONFIG = 'status-hints.config.json';
const [CREATED, CHANGED, DELETED] = [1, 2, 3];

/** Writes a file, or deletes it, and tells the server as an editor does. */
async function put(client: TestClient, path: string, text: string | undefined, type: number): Promise<void> {
  if (text === undefined) rmSync(path);
  else writeFileSync(path, text);
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(path), type }] });
}

/** Waits until the diagnostics of a document are these. */
async function becomes(client: TestClient, uri: string, findings: readonly string[]): Promise<void> {
  await expect.poll(() => client.findings(uri), { timeout: 10_000 }).toEqual(findings);
}

const itemsOf = async (client: TestClient, uri: string): Promise<readonly Diagnostic[]> => {
  const report = await client.pull(uri);
  return report.kind === 'full' ? report.items : [];
};

test('a file that comes, changes and goes is heard, and comes before what the editor says', async () => {
  const folder = project();
  const client = await startClient({
    folders: [folder],
    settings: () => ({ levels: { 'send-status-then-body': 'error' } }),
  });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, BAD);
  expect((await itemsOf(client, uri)).map(({ severity }) => severity)).toEqual([1]);

  await put(client, join(folder, CONFIG), OFF, CREATED);
  await client.message('workspace/diagnostic/refresh');
  await becomes(client, uri, []);
  await put(client, join(folder, CONFIG), '{ "levels": { "send-status-then-body": "hint" } }', CHANGED);
  await becomes(client, uri, [FOUND]);
  expect((await itemsOf(client, uri)).map(({ severity }) => severity)).toEqual([4]);
  await put(client, join(folder, CONFIG), undefined, DELETED);
  await becomes(client, uri, [FOUND]);
  await expect.poll(async () => (await itemsOf(client, uri)).map(({ severity }) => severity)).toEqual([1]);
});

test('what it leaves open the editor decides; a file that is extended is heard as well', async () => {
  const folder = project();
  writeFileSync(join(folder, 'base.jsonc'), '{ /* nothing yet */ }');
  writeFileSync(join(folder, CONFIG), '{ "extends": "./base.jsonc", "duplicate": "400" }');
  const client = await startClient({
    folders: [folder],
    settings: () => ({ levels: { 'send-status-then-body': 'off' } }),
  });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, BAD);
  expect(await client.findings(uri)).toEqual([]);
  await put(
    client,
    join(folder, 'base.jsonc'),
    '{ "levels": { "send-status-then-body": "warning" } }',
    CHANGED,
  );
  await becomes(client, uri, [FOUND]);
});

test('overrides and nearer files, for documents that are open and others', async () => {
  const folder = project();
  for (const name of ['old', 'api']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'b.js'), BAD);
  }
  const overrides = [{ files: 'old/**', levels: { 'send-status-then-body': 'off' } }];
  writeFileSync(join(folder, CONFIG), JSON.stringify({ overrides }));
  writeFileSync(
    join(folder, 'api', 'package.json'),
    `{ "dependencies": { "express": "^4" }, "statusHints": ${OFF} }`,
  );
  const client = await startClient({ folders: [folder], settings: () => ({}) });
  const [top, old, api] = ['a.js', 'old/b.js', 'api/b.js'].map((name) => uriOf(join(folder, name)));
  for (const uri of [top!, old!]) await client.open(uri, BAD);
  expect(await client.findings(top!)).toEqual([FOUND]);
  expect(await client.findings(old!)).toEqual([]);
  await client.open(api!, BAD);
  expect(await client.findings(api!)).toEqual([]);
  await client.notify('textDocument/didClose', { textDocument: { uri: old } });
  await client.notify('textDocument/didClose', { textDocument: { uri: api } });
  const { items } = (await client.request('workspace/diagnostic', { previousResultIds: [] })) as {
    readonly items: readonly { readonly uri: string; readonly items: readonly unknown[] }[];
  };
  const counts = new Map(items.map((one) => [one.uri, one.items.length]));
  expect([old, api].map((uri) => counts.get(uri!))).toEqual([0, 0]);
});

test('nothing outside of the workspace folder is read; a lone file has the configuration of its project', async () => {
  const outer = project();
  writeFileSync(join(outer, CONFIG), OFF);
  mkdirSync(join(outer, 'api'));
  writeFileSync(join(outer, 'api', 'package.json'), '{ "dependencies": { "express": "^4" } }');
  const uri = uriOf(join(outer, 'api', 'a.js'));
  const inside = await startClient({ folders: [join(outer, 'api')], settings: () => ({}) });
  await inside.open(uri, BAD);
  expect(await inside.findings(uri)).toEqual([FOUND]);
  const alone = await startClient({ folders: [], settings: () => ({}) });
  await alone.open(uri, BAD);
  expect(await alone.findings(uri)).toEqual([]);
});

describe('what is wrong in it', () => {
  const WRONG = '{\n  "validation": "😀", "duplicat": "400"\n}';

  test('is shown in the file when that is open, for the text as it is, and nothing else is said of it', async () => {
    const folder = project();
    writeFileSync(join(folder, CONFIG), WRONG);
    const client = await startClient({ folders: [folder], settings: () => ({}) });
    const uri = uriOf(join(folder, CONFIG));
    await client.open(uri, WRONG, 'json');
    expect(await itemsOf(client, uri)).toEqual([
      {
        range: { start: { line: 1, character: 16 }, end: { line: 1, character: 20 } },
        severity: 2,
        source: 'status-hints',
        message: expect.stringContaining('validation is "400", "422", "auto"') as string,
      },
      {
        range: { start: { line: 1, character: 22 }, end: { line: 1, character: 32 } },
        severity: 2,
        source: 'status-hints',
        message: 'There is no setting duplicat. Did you mean duplicate?',
      },
    ]);
    await client.write(uri, 2, '{ "extends": "./none.json", }');
    expect((await itemsOf(client, uri)).map(({ message }) => message)).toEqual([
      '"./none.json" does not exist, or holds no configuration that can be used.',
    ]);
    await client.write(uri, 3, '{ "validation" }');
    expect(await itemsOf(client, uri)).toMatchObject([
      { severity: 1, message: 'It is no JSON: a colon is missing behind the key.' },
    ]);
    await client.write(uri, 4, '{}');
    expect(await itemsOf(client, uri)).toEqual([]);
    const at = { textDocument: { uri }, position: { line: 0, character: 1 } };
    expect(await client.request('textDocument/hover', at)).toBeNull();
    // A document that is judged by it does not bring the message for closed files either.
    const code = uriOf(join(folder, 'a.js'));
    await client.open(code, BAD);
    expect(await client.findings(code)).toEqual([FOUND]);
    expect(client.received.filter(({ method }) => method === 'window/showMessage')).toEqual([]);
  });

  test('is pushed to a client that does not ask', async () => {
    const folder = project();
    const client = await startClient({ folders: [folder], capabilities: {} });
    const uri = uriOf(join(folder, 'package.json'));
    await client.open(uri, '{ "statusHints": { "preset": "loud" } }', 'json');
    const { diagnostics } = await client.message<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'preset is "recommended", "strict", "rfc" or "seed", not "loud".',
    ]);
  });

  test('is told in one message, once, when it is closed', async () => {
    const folder = project();
    writeFileSync(join(folder, CONFIG), WRONG);
    const client = await startClient({ folders: [folder], settings: () => ({}) });
    const uri = uriOf(join(folder, 'a.js'));
    await client.open(uri, BAD);
    expect(await client.findings(uri)).toEqual([FOUND]);
    await put(client, join(folder, CONFIG), WRONG, CHANGED);
    await client.message('workspace/diagnostic/refresh');
    expect(await client.findings(uri)).toEqual([FOUND]);
    const shown = client.received.filter(({ method }) => method === 'window/showMessage');
    expect(shown.map(({ params }) => (params as { readonly message: string }).message)).toEqual([
      expect.stringMatching(/^status-hints\.config\.json:2:17: validation is .* \(1 more in the log\)$/),
    ]);
  });
});

test('a workspace that is not on a disk is read through the client', async () => {
  const files: Record<string, string> = {
    'vscode-vfs://host/app/package.json': '{ "dependencies": { "express": "^4.18.0" } }',
    'vscode-vfs://host/app/src/status-hints.config.jsonc': `// ours\n${OFF}`,
  };
  const client = await startClient({
    folders: [],
    options: { files: true },
    answers: {
      'statusHints/readFile': ({ uri }: { readonly uri: string }) =>
        files[uri] === undefined ? null : { text: files[uri] },
      'statusHints/findFiles': () => [],
    },
  });
  await client.notify('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: 'vscode-vfs://host/app', name: 'app' }], removed: [] },
  });
  const [inside, outside] = ['vscode-vfs://host/app/src/a.js', 'vscode-vfs://host/app/b.js'];
  for (const uri of [inside, outside]) await client.open(uri, BAD);
  expect(await client.findings(inside)).toEqual([]);
  expect(await client.findings(outside)).toEqual([FOUND]);
});

test('what it names answers, in files that are closed too, and no more once it names nothing', async () => {
  const folder = project({
    'routes.js': `const router = require('express').Router();\nrouter.get('/a', require('./a').list);\nmodule.exports = router;\n`,
    'a.js': `const { respond } = require('@corp/answers');\nexports.list = (req, res) => { respond(404, []); };\n`,
  });
  const client = await startClient({ folders: [folder] });
  const statuses = async (): Promise<string> => JSON.stringify(await client.request(ENDPOINTS, {}));
  await client.open(uriOf(join(folder, 'other.js')), '');
  await expect.poll(statuses, { timeout: 10_000 }).toContain('"/a"');
  expect(await statuses()).not.toContain('404');
  await put(client, join(folder, CONFIG), '{ "responseHelpers": ["respond"] }', CREATED);
  await expect.poll(statuses, { timeout: 10_000 }).toContain('404');
  await put(client, join(folder, CONFIG), '{}', CHANGED);
  await expect.poll(statuses, { timeout: 10_000 }).not.toContain('404');
});
