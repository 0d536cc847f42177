import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CancellationTokenSource, type WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { beforeAll, expect, test } from 'vitest';
import { buildProgram } from '../cli/build';
import { errorCodeOf, namesOf, PULLING, startClient, uriOf } from './client';
import { BAD, FOUND, GOOD, MANIFEST, PLAIN_MANIFEST, project } from './texts';
import { folderWith } from '../node/support';

const REQUEST_CANCELLED = -32800;

beforeAll(buildProgram, 150_000);

// Without the word of a manifest nothing is known of the package, and a file that imports no framework is guessed at.
const HANDLER = 'exports.show = (req, res) => { res.sendStatus(404).json({ a: 1 }); };\n';

test('package.json changes: the client is told to ask again and gets the new answer', async () => {
  const folder = folderWith({ 'package.json': PLAIN_MANIFEST });
  const client = await startClient({ folders: [folder] });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, HANDLER);
  expect(await client.findings(uri)).toEqual([]);
  const watched = (name: string): Promise<void> =>
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(join(folder, name)), type: 2 }],
    });
  await watched('node_modules/left-pad/package.json');
  await client.pull(uri);
  expect(client.received.map(({ method }) => method)).not.toContain('workspace/diagnostic/refresh');
  writeFileSync(join(folder, 'package.json'), MANIFEST);
  const { registrations } = await client.message<{ registrations: { method: string }[] }>(
    'client/registerCapability',
  );
  expect(registrations.map(({ method }) => method)).toContain('workspace/didChangeWatchedFiles');
  await watched('package.json');
  await client.message('workspace/diagnostic/refresh');
  expect(await client.findings(uri)).toEqual(['send-status-then-body 0']);
});

test('a client that cannot watch: package.json is looked at again when a document is saved', async () => {
  const folder = folderWith({ 'package.json': PLAIN_MANIFEST });
  const client = await startClient({
    folders: [folder],
    capabilities: { textDocument: { diagnostic: {} } },
  });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, HANDLER);
  expect(await client.findings(uri)).toEqual([]);
  writeFileSync(join(folder, 'package.json'), MANIFEST);
  await client.notify('textDocument/didSave', { textDocument: { uri } });
  expect(await client.findings(uri)).toEqual(['send-status-then-body 0']);
});

// The manifest outside says that no framework is used: if it were read, nothing would be found.
test('nothing outside of the workspace folder is read', async () => {
  const outside = folderWith({ 'package.json': PLAIN_MANIFEST, 'app/a.js': '', 'linked/a.js': '' });
  symlinkSync(join(outside, 'package.json'), join(outside, 'linked/package.json'));
  for (const name of ['app', 'linked']) {
    const client = await startClient({ folders: [join(outside, name)] });
    const uri = uriOf(join(outside, name, 'a.js'));
    await client.open(uri, HANDLER);
    expect(await client.findings(uri)).toEqual(['send-status-then-body 0']);
  }
});

test('a lone file has the packages above it, until its folder is opened; and again when that is closed', async () => {
  const outer = folderWith({ 'package.json': PLAIN_MANIFEST, 'app/a.js': '' });
  const client = await startClient();
  const uri = uriOf(join(outer, 'app/a.js'));
  const app = { uri: uriOf(join(outer, 'app')), name: 'app' };
  await client.open(uri, HANDLER);
  expect(await client.findings(uri)).toEqual([]);
  const change = async (event: object): Promise<readonly string[]> => {
    await client.notify('workspace/didChangeWorkspaceFolders', { event });
    return client.findings(uri);
  };
  expect(await change({ added: [app], removed: [] })).toEqual(['send-status-then-body 0']);
  expect(await change({ added: [], removed: [app] })).toEqual([]);
});

test('files that are not on a disk are read through the client', async () => {
  const texts: Readonly<Record<string, string>> = { 'vscode-vfs://host/app/package.json': MANIFEST };
  const client = await startClient({
    options: { files: true },
    answers: {
      'statusHints/readFile': ({ uri }: { uri: string }) => (uri in texts ? { text: texts[uri] } : null),
      'statusHints/findFiles': () => ['vscode-vfs://host/app/b.js'],
    },
  });
  await client.notify('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: 'vscode-vfs://host/app', name: 'app' }], removed: [] },
  });
  const uri = 'vscode-vfs://host/app/src/a.js';
  await client.open(uri, HANDLER);
  expect(await client.findings(uri)).toEqual(['send-status-then-body 0']);
  const asked = client.received
    .filter(({ method }) => method === 'statusHints/readFile')
    .map(({ params }) => (params as { uri: string }).uri);
  expect(asked.every((each) => each.startsWith('vscode-vfs://host/app/'))).toBe(true);
});

test('the whole workspace, when it is asked for: in parts, with progress, and what is the same not again', async () => {
  const folder = project({
    'src/a.js': BAD,
    'src/b.js': GOOD,
    'node_modules/x/c.js': BAD,
    'ignored/d.js': BAD,
    '.gitignore': 'ignored',
  });
  const client = await startClient({
    folders: [folder],
    capabilities: { ...PULLING, window: { workDoneProgress: true } },
    options: { workspaceDiagnostics: true, state: true },
  });
  expect(client.initialized.capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: true });
  const [a, b] = ['src/a.js', 'src/b.js'].map((name) => uriOf(join(folder, name)));
  await client.open(b!, BAD);
  const ask = async (params: object): Promise<WorkspaceDiagnosticReport> =>
    (await client.request('workspace/diagnostic', params)) as WorkspaceDiagnosticReport;
  const { items } = await ask({ previousResultIds: [] });
  expect(items).toMatchObject([
    { kind: 'full', uri: a, version: null },
    { kind: 'full', uri: b, version: 1 },
  ]);
  for (const item of items) expect(item.kind === 'full' && namesOf(item.items)).toEqual([FOUND]);
  await client.message<{ value: { kind: string } }>('$/progress', ({ value }) => value.kind === 'end');
  await client.message<{ kind: string }>('statusHints/state', ({ kind }) => kind === 'busy');

  const previousResultIds = [
    ...items.map(({ uri, resultId }) => ({ uri, value: resultId! })),
    { uri: uriOf(join(folder, 'gone.js')), value: 'x' },
  ];
  writeFileSync(join(folder, 'src/a.js'), GOOD);
  const parts = await ask({ previousResultIds, partialResultToken: 'parts' });
  expect(parts.items).toEqual([]);
  const { value } = await client.message<{ token: string; value: WorkspaceDiagnosticReport }>(
    '$/progress',
    ({ token }) => token === 'parts',
  );
  expect(value.items).toMatchObject([
    { kind: 'full', uri: a, items: [] },
    { kind: 'unchanged', uri: b },
    { kind: 'full', uri: uriOf(join(folder, 'gone.js')), items: [] },
  ]);
});

test('the whole workspace where it is not on a disk: found and read through the client', async () => {
  const at = (name: string): string => `vscode-vfs://host/app/${name}`;
  const texts: Record<string, string> = {
    [at('package.json')]: MANIFEST,
    [at('src/a.js')]: BAD,
    [at('src/b.js')]: GOOD,
  };
  const names = ['src/a.js', 'src/b.js', 'src/unreadable.js'].map(at);
  const client = await startClient({
    options: { files: true },
    answers: {
      'statusHints/readFile': ({ uri }: { uri: string }) => (uri in texts ? { text: texts[uri] } : null),
      'statusHints/findFiles': () => names,
    },
  });
  await client.notify('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: 'vscode-vfs://host/app', name: 'app' }], removed: [] },
  });
  const ask = async (previous: readonly { uri: string; value: string }[] = []) =>
    (
      (await client.request('workspace/diagnostic', {
        previousResultIds: previous,
      })) as WorkspaceDiagnosticReport
    ).items;
  const first = await ask();
  expect(
    first.map(({ uri, version, ...each }) => [uri, version, each.kind === 'full' && namesOf(each.items)]),
  ).toEqual([
    [at('src/a.js'), null, [FOUND]],
    [at('src/b.js'), null, []],
  ]);
  const sources = await client.message<{ limit: number }>(
    'statusHints/findFiles',
    ({ limit }) => limit === 50_000,
  );
  expect(sources).toEqual({ folder: 'vscode-vfs://host/app', limit: 50_000, kind: 'sources' });

  // There is no time of change to ask for: the text tells what is the same.
  texts[at('src/b.js')] = BAD;
  const again = await ask(first.map(({ uri, resultId }) => ({ uri, value: resultId! })));
  expect(again).toMatchObject([
    { kind: 'unchanged', uri: at('src/a.js'), resultId: first[0]!.resultId },
    { kind: 'full', uri: at('src/b.js') },
  ]);
  names.shift();
  expect(await ask([{ uri: at('src/a.js'), value: 'x' }])).toMatchObject([
    { uri: at('src/b.js') },
    { kind: 'full', uri: at('src/a.js'), items: [] },
  ]);
});

test('the whole workspace can be cancelled, and other requests are answered meanwhile', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`f${index}.js`, BAD.repeat(20)]),
  );
  const folder = project(files);
  const client = await startClient({ folders: [folder] });
  const uri = uriOf(join(folder, 'open.js'));
  await client.open(uri, BAD);
  await client.pull(uri);
  const order: string[] = [];
  const source = new CancellationTokenSource();
  const params = { previousResultIds: [], workDoneToken: 'work' };
  const all = client.connection.sendRequest('workspace/diagnostic', params, source.token);
  const done = errorCodeOf(all).then((code) => {
    order.push('workspace');
    return code;
  });
  await client.message<{ value: { kind: string } }>('$/progress', ({ value }) => value.kind === 'report');
  await client.pull(uri).then(() => order.push('document'));
  source.cancel();
  expect(await done).toBe(REQUEST_CANCELLED);
  expect(order).toEqual(['document', 'workspace']);
});
