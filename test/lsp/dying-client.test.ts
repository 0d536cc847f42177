import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { StreamMessageReader } from 'vscode-languageserver-protocol/node';
import { beforeAll, expect, test } from 'vitest';
import type { FromServer } from '../../scripts/soak/conversation';
import { framed } from '../../scripts/soak/server-process';
import { buildProgram, program } from '../cli/build';
import { uriOf } from './client';
import { openIn, residentMb, startReady, isIdle } from './raw';
import { BAD, project } from './texts';

beforeAll(buildProgram, 150_000);

test('standard input closed in the middle of a message is the end', async () => {
  for (const part of [
    'Content-Len',
    'Content-Length: 100\r\n\r\n',
    'Content-Length: 100\r\n\r\n{"jsonrpc"',
  ]) {
    const server = await startReady({ processId: null });
    server.child.stdin.end(part);
    expect(await server.ended).toEqual({ code: 1, signal: null });
  }
});

test('standard output closed while answers are made is the end', async () => {
  const server = await startReady({ processId: null });
  openIn(server, 'untitled:a.js', BAD.repeat(50));
  server.child.stdout.destroy();
  for (let at = 0; at < 100; at++) server.send({ id: at, method: 'statusHints/statuses' });
  expect(await server.ended).toEqual({ code: 1, signal: null });
});

test('a closed standard error is no reason to end', async () => {
  const server = await startReady();
  server.child.stderr.destroy();
  server.write(framed('{ not }'));
  openIn(server, 'file:///%00/a.js', BAD);
  expect((await server.ask('statusHints/statuses')).error).toBeUndefined();
  expect(await server.stop()).toEqual({ code: 0, signal: null });
});

// The server's standard streams are held open by a third process, as shells and containers do.
test('a client that was killed is noticed, though the pipes are still open', async () => {
  const client = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
  const server = await startReady({ processId: client.pid! });
  await server.ask('statusHints/statuses');
  client.kill('SIGKILL');
  expect(await server.ended).toEqual({ code: 1, signal: null });
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s ends it at once, at work as well', async (signal) => {
  const folder = project({ 'a.js': BAD });
  const server = await startReady({ folders: [folder] });
  openIn(server, uriOf(join(folder, 'a.js')), BAD.repeat(200));
  server.child.kill(signal);
  expect(await server.ended).toEqual({ code: null, signal });
});

test('a client that never reads is not listened to any more: neither side fills its memory', async () => {
  const server = await startReady({ isDeaf: true });
  openIn(server, 'untitled:a.js', BAD);
  const pid = server.child.pid!;
  const { stdin } = server.child;
  // Answered with pages of text, of which a pipe holds some ten.
  const question = (id: number): string => framed({ jsonrpc: '2.0', id, method: 'statusHints/statuses' });
  let asked = 0;
  while (asked < 100_000 && stdin.writableLength < 1_000_000) {
    for (let at = 0; at < 200; at++) stdin.write(question(asked++));
    await after(1);
  }
  await isIdle(pid);
  // It has stopped to read, so that what is asked now waits on this side.
  expect(stdin.writableLength).toBeGreaterThan(900_000);
  const resident = await residentMb(pid);
  if (resident !== undefined) expect(resident).toBeLessThan(250);
  await isIdle(pid);

  // It listens again as soon as it is listened to, and has forgotten nothing.
  const answered = new Set<unknown>();
  await new Promise<void>((resolve) => {
    new StreamMessageReader(server.child.stdout).listen((message) => {
      const { id } = message as FromServer;
      if (typeof id === 'number' && answered.add(id).size === asked) resolve();
    });
  });
  server.send({ id: 'end', method: 'shutdown' });
  server.notify('exit');
  expect((await server.ended).code).toBe(0);
}, 60_000);

test('a socket that breaks in the middle of a message is the end', async () => {
  const listening = createServer();
  listening.listen(0);
  await once(listening, 'listening');
  const { port } = listening.address() as { port: number };
  const child = spawn(process.execPath, [program, 'lsp', '--socket', String(port)]);
  const [socket] = (await once(listening, 'connection')) as [Socket];
  socket.write('Content-Length: 100\r\n\r\n{"json');
  socket.resetAndDestroy();
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(1);
  listening.close();
});
