import { join } from 'node:path';
import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol/node';
import { beforeAll, expect, test } from 'vitest';
import { buildProgram } from '../cli/build';
import { namesOf, startClient, uriOf } from './client';
import { BAD, FOUND, GOOD, project } from './texts';

beforeAll(buildProgram, 150_000);

const PUBLISH = 'textDocument/publishDiagnostics';

test('two folders with settings of their own', async () => {
  const [loud, quiet] = [project(), project()];
  const client = await startClient({
    folders: [loud, quiet],
    settings: (scope) => (scope.startsWith(uriOf(quiet)) ? { enable: false } : {}),
  });
  const uris = [loud, quiet].map((folder) => uriOf(join(folder, 'a.js')));
  for (const uri of uris) await client.open(uri, BAD);
  expect(await client.findings(uris[0]!)).toEqual([FOUND]);
  expect(await client.findings(uris[1]!)).toEqual([]);
});

test('settings changed live: the client is told to ask again and gets the new answer', async () => {
  const folder = project();
  let settings: unknown = {};
  const client = await startClient({ folders: [folder], settings: () => settings });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, BAD);
  expect(await client.findings(uri)).toEqual([FOUND]);
  settings = { levels: { 'send-status-then-body': 'off' } };
  await client.notify('workspace/didChangeConfiguration', { settings: null });
  await client.message('workspace/diagnostic/refresh');
  expect(await client.findings(uri)).toEqual([]);
});

test('settings sent by a client that cannot be asked, at first and later', async () => {
  const folder = project();
  const client = await startClient({
    folders: [folder],
    capabilities: {},
    options: { settings: { levels: { 'send-status-then-body': 'error' } } },
  });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, BAD);
  const first = await client.message<PublishDiagnosticsParams>(PUBLISH);
  expect(first.diagnostics[0]!.severity).toBe(1);
  await client.notify('workspace/didChangeConfiguration', {
    settings: { statusHints: { levels: { 'send-status-then-body': 'hint' } } },
  });
  await client.message<PublishDiagnosticsParams>(
    PUBLISH,
    ({ diagnostics }) => diagnostics[0]?.severity === 4,
  );
});

test('a wrong value is named once, in a window and in the log, and the rest is kept', async () => {
  const folder = project();
  const client = await startClient({
    folders: [folder],
    settings: () => ({ run: 'sometimes', levels: { 'send-status-then-body': 'error' } }),
  });
  const uris = ['a.js', 'b.js'].map((name) => uriOf(join(folder, name)));
  for (const uri of uris) {
    await client.open(uri, BAD);
    const report = await client.pull(uri);
    expect(report.kind === 'full' && report.items[0]!.severity).toBe(1);
  }
  const { message } = await client.message<{ message: string }>('window/showMessage');
  expect(message).toContain('sometimes');
  expect(client.received.filter(({ method }) => method === 'window/showMessage')).toHaveLength(1);
  const logged = client.received.filter(
    ({ method, params }) =>
      method === 'window/logMessage' && (params as { message: string }).message === message,
  );
  expect(logged).toHaveLength(1);
});

test('run: onSave keeps to the saved text', async () => {
  const folder = project();
  const client = await startClient({ folders: [folder], settings: () => ({ run: 'onSave' }) });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, GOOD);
  expect(await client.findings(uri)).toEqual([]);
  await client.write(uri, 2, BAD);
  expect(await client.findings(uri)).toEqual([]);
  await client.notify('textDocument/didSave', { textDocument: { uri } });
  // Not every client that pulls does so when it saves.
  await client.message('workspace/diagnostic/refresh');
  expect(await client.findings(uri)).toEqual([FOUND]);
});

test('run: onSave, pushed: the save is what brings the findings', async () => {
  const folder = project();
  const client = await startClient({
    folders: [folder],
    capabilities: {},
    options: { settings: { run: 'onSave' } },
  });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, GOOD);
  await client.message(PUBLISH);
  await client.write(uri, 2, BAD);
  await client.notify('textDocument/didSave', { textDocument: { uri } });
  const fits = ({ version }: PublishDiagnosticsParams): boolean => version === 2;
  expect(namesOf((await client.message<PublishDiagnosticsParams>(PUBLISH, fits)).diagnostics)).toEqual([
    FOUND,
  ]);
});

test('changed lines alone, against the saved text', async () => {
  const folder = project();
  const client = await startClient({ folders: [folder], settings: () => ({ changedLines: 'saved' }) });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, BAD);
  expect(await client.findings(uri)).toEqual([]);
  const more = BAD.split('\n')[2]!.replace('/x', '/y');
  await client.write(uri, 2, `${BAD}${more}\n`);
  expect(await client.findings(uri)).toEqual(['send-status-then-body 3']);
  await client.notify('textDocument/didSave', { textDocument: { uri } });
  expect(await client.findings(uri)).toEqual([]);
});

test('changed lines alone, against the committed text, which the client is asked for once', async () => {
  const folder = project();
  const client = await startClient({
    folders: [folder],
    settings: () => ({ changedLines: 'committed' }),
    options: { committedText: true },
    answers: { 'statusHints/committedText': () => ({ text: GOOD }) },
  });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, BAD);
  expect(await client.findings(uri)).toEqual([FOUND]);
  await client.write(uri, 2, GOOD);
  expect(await client.findings(uri)).toEqual([]);
  const asked = client.received.filter(({ method }) => method === 'statusHints/committedText');
  expect(asked.map(({ params }) => params)).toEqual([{ uri }]);
});

// A commit in a terminal: nothing is saved, but every line of what was committed is as before now.
test('what is committed is another: the texts are asked for again, and the client is told to ask for findings', async () => {
  const folder = project();
  let committed = GOOD;
  const setup = {
    folders: [folder],
    options: { committedText: true, settings: { changedLines: 'committed' } },
    answers: { 'statusHints/committedText': () => ({ text: committed }) },
  };
  const uri = uriOf(join(folder, 'a.js'));
  const puller = await startClient(setup);
  await puller.open(uri, BAD);
  expect(await puller.findings(uri)).toEqual([FOUND]);
  const pushed = await startClient({ ...setup, capabilities: {} });
  await pushed.open(uri, BAD);
  await pushed.message<PublishDiagnosticsParams>(PUBLISH, ({ diagnostics }) => diagnostics.length === 1);

  committed = BAD;
  await puller.notify('statusHints/committed');
  await puller.message('workspace/diagnostic/refresh');
  expect(await puller.findings(uri)).toEqual([]);
  await pushed.notify('statusHints/committed');
  await pushed.message<PublishDiagnosticsParams>(PUBLISH, ({ diagnostics }) => diagnostics.length === 0);
});
