import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { beforeAll, expect, test } from 'vitest';
import { startIn } from '../../server/src/lsp/transport';
import { buildProgram, program } from '../cli/build';
import { runProgram } from '../cli/program-run';
import { connectClient, exitOf, serverModule, startProcess } from './client';
import { BAD, FOUND } from './texts';

beforeAll(buildProgram, 150_000);

test.each([
  [program, 'lsp', '--node-ipc'],
  [serverModule, '--node-ipc', `--clientProcessId=${process.pid}`],
])('over the channel of Node: %s %s', async (...args) => {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  const client = await connectClient(child, connection, {});
  await client.open('untitled:a.js', BAD);
  expect(await client.findings('untitled:a.js')).toEqual([FOUND]);
  expect(await client.stop()).toBe(0);
});

test('the channel of Node closed without a word is the end', async () => {
  const child = spawn(process.execPath, [serverModule, '--node-ipc'], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  const client = await connectClient(child, connection, {});
  child.disconnect();
  expect(await client.exitCode).toBe(1);
});

test.each([
  [
    'socket',
    (): number => 0,
    (server: Server): string => String((server.address() as { port: number }).port),
  ],
  [
    'pipe',
    (): string =>
      process.platform === 'win32'
        ? `\\\\.\\pipe\\status-hints-${process.pid}`
        : join(tmpdir(), `status-hints-${process.pid}.sock`),
    (server: Server): string => server.address() as string,
  ],
] as const)('over a %s where the client listens', async (kind, where, nameOf) => {
  const server = createServer();
  server.listen(where());
  await once(server, 'listening');
  const child = startProcess([program, 'lsp', `--${kind}`, nameOf(server)]);
  const [socket] = (await once(server, 'connection')) as [Socket];
  const connection = createMessageConnection(
    new StreamMessageReader(socket),
    new StreamMessageWriter(socket),
  );
  const client = await connectClient(child, connection, {});
  await client.open('untitled:a.js', BAD);
  expect(await client.findings('untitled:a.js')).toEqual([FOUND]);
  expect(await client.stop()).toBe(0);
  server.close();
});

test('nobody listens: it says so and ends', async () => {
  const child = startProcess([program, 'lsp', '--pipe', join(tmpdir(), 'status-hints-nobody.sock')]);
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
  expect(await exitOf(child)).toBe(1);
  expect(told).toContain('status-hints-nobody.sock');
});

test('the command line says how it is used', async () => {
  const wrong: readonly (readonly [args: readonly string[], message: string])[] = [
    [[], 'Mostly it is --stdio.'],
    [['--stdio', '--pipe', 'x'], '--stdio and --pipe are two ways to talk to an editor: give one of them.'],
    [['--node-ipc'], '--node-ipc needs a Node process that started this one with a channel.'],
    [['--socket', '0'], '--socket is a number from 1 to 65535, not "0".'],
    [['--stdio', '--clientProcessId', 'me'], '--clientProcessId is a number from 1'],
    [['--stido'], 'Did you mean --stdio?'],
    [['--stdio', 'src'], 'The server takes no "src"'],
  ];
  for (const [args, message] of wrong) {
    const { code, stdout, stderr } = await runProgram(['lsp', ...args], { cwd: tmpdir() });
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  }
  expect((await runProgram(['lsp', '--help'], { cwd: tmpdir() })).stdout).toContain('--stdio');
  expect((await runProgram(['--help'], { cwd: tmpdir() })).stdout).toContain('lsp');
});

test('the arguments of a client that starts the bundle itself', () => {
  expect(startIn(['--stdio'])).toEqual({ transport: { kind: 'stdio' }, clientProcessId: undefined });
  expect(startIn(['--node-ipc', '--clientProcessId=12'])).toEqual({
    transport: { kind: 'node-ipc' },
    clientProcessId: 12,
  });
  expect(startIn(['--socket=80', '--clientProcessId', '12'])).toEqual({
    transport: { kind: 'socket', port: 80 },
    clientProcessId: 12,
  });
  expect(startIn(['--pipe', '/x'])).toMatchObject({ transport: { kind: 'pipe', name: '/x' } });
  expect(startIn(['--verbose'])).toBeUndefined();
});
