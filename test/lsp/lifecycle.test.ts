import { once } from 'node:events';
import { join } from 'node:path';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { beforeAll, expect, test } from 'vitest';
import { buildProgram } from '../cli/build';
import { errorCodeOf, exitOf, serverModule, startClient, startProcess, uriOf } from './client';
import { BAD, FOUND, project } from './texts';

const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;
const INVALID_PARAMS = -32602;
const NOT_INITIALIZED = -32002;

beforeAll(buildProgram, 150_000);

test('says what it is and what it can', async () => {
  const client = await startClient();
  expect(client.initialized.serverInfo?.name).toBe('status-hints');
  expect(client.initialized.capabilities).toMatchObject({
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: 2 },
    diagnosticProvider: { workspaceDiagnostics: false },
    hoverProvider: true,
    completionProvider: { triggerCharacters: ['('] },
    executeCommandProvider: { commands: ['statusHints.fixAll', 'statusHints.applyAction'] },
  });
  expect(await client.stop()).toBe(0);
});

test('exit without shutdown is a failure', async () => {
  const client = await startClient();
  await client.notify('exit');
  expect(await client.exitCode).toBe(1);
});

test('the end of standard input is the end: 1 before shutdown, 0 after', async () => {
  const rude = await startClient();
  rude.process.stdin!.end();
  expect(await rude.exitCode).toBe(1);
  const polite = await startClient();
  await polite.request('shutdown');
  polite.process.stdin!.end();
  expect(await polite.exitCode).toBe(0);
});

test('requests after shutdown are refused, and the server still ends', async () => {
  const client = await startClient();
  await client.request('shutdown');
  expect(await errorCodeOf(client.request('textDocument/hover', {}))).toBe(INVALID_REQUEST);
  expect(await errorCodeOf(client.request('shutdown'))).toBe(INVALID_REQUEST);
  await client.notify('exit');
  expect(await client.exitCode).toBe(0);
});

test('before initialize requests are refused and notifications dropped; a second initialize is refused', async () => {
  const child = startProcess();
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendNotification('textDocument/didOpen', {});
  expect(await errorCodeOf(connection.sendRequest('textDocument/hover', {}))).toBe(NOT_INITIALIZED);
  expect(await errorCodeOf(connection.sendRequest('shutdown'))).toBe(NOT_INITIALIZED);
  const params = { processId: null, rootUri: null, capabilities: {} };
  await connection.sendRequest('initialize', params);
  expect(await errorCodeOf(connection.sendRequest('initialize', params))).toBe(INVALID_REQUEST);
  const code = exitOf(child);
  await connection.sendNotification('exit');
  expect(await code).toBe(1);
});

test('unknown methods are answered, unknown notifications dropped', async () => {
  const client = await startClient();
  for (const method of ['textDocument/moniker', '$/unheardOf', 'toString', '__proto__']) {
    expect(await errorCodeOf(client.request(method, {}))).toBe(METHOD_NOT_FOUND);
    await client.notify(`${method}Of`, {});
  }
  expect(await client.stop()).toBe(0);
});

test('parameters that are not as LSP says are named, and the server goes on', async () => {
  const folder = project();
  const client = await startClient({ folders: [folder] });
  for (const params of [undefined, [], {}, { textDocument: 1 }, { textDocument: { uri: 2 } }]) {
    expect(await errorCodeOf(client.request('textDocument/hover', params))).toBe(INVALID_PARAMS);
    await client.notify('textDocument/didOpen', params);
    await client.notify('textDocument/didChange', params);
    await client.notify('workspace/didChangeWorkspaceFolders', params);
  }
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, BAD);
  expect(await client.findings(uri)).toEqual([FOUND]);
  const { message } = await client.message<{ message: string }>('window/logMessage', ({ message: text }) =>
    text.startsWith('textDocument/didOpen failed'),
  );
  expect(message).toContain('it is not as LSP says');
});

test('garbage between messages is survived', async () => {
  const folder = project();
  const client = await startClient({ folders: [folder] });
  const { stdin } = client.process;
  stdin!.write('Content-Length: 7\r\n\r\n{ not }');
  stdin!.write('Content-Length: 2\r\n\r\n42');
  stdin!.write('Content-Length: 4\r\n\r\nnull');
  stdin!.write('Content-Length: 2\r\n\r\n[]');
  stdin!.write('Nonsense: 1\r\n\r\n');
  stdin!.write('nonsense\r\n\r\nNonsense: 1\r\n\r\nContent-Length: x\r\n\r\n');
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, BAD);
  expect(await client.findings(uri)).toEqual([FOUND]);
  expect(await client.stop()).toBe(0);
});

test('a message right behind garbage is not left waiting', async () => {
  const child = startProcess();
  const request = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'shutdown' });
  child.stdin.write(`Nonsense: 1\r\n\r\nContent-Length: ${request.length}\r\n\r\n${request}`);
  const [answer] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  expect(answer).toContain('Content-Length: ');
});

test('the bundle is started without the command line as well', async () => {
  const client = await startClient({ args: [serverModule, '--stdio', `--clientProcessId=${process.pid}`] });
  expect(await client.stop()).toBe(0);
  const child = startProcess([serverModule]);
  expect(await exitOf(child)).toBe(2);
});

test('a client that is gone is noticed', async () => {
  const dead = startProcess(['-e', '']);
  await exitOf(dead);
  const child = startProcess([serverModule, '--stdio', '--clientProcessId', String(dead.pid)]);
  expect(await exitOf(child)).toBe(1);
});
