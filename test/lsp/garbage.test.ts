import { setTimeout as after } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { framed, type ServerProcess } from '../../scripts/soak/server-process';
import { buildProgram } from '../cli/build';
import { findingsIn, openIn, residentMb, startRaw, startReady, isIdle } from './raw';
import { BAD, FOUND } from './texts';

const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;

beforeAll(buildProgram, 150_000);

/** It still does its work, and ends as it should. */
async function isWell(server: ServerProcess): Promise<void> {
  openIn(server, 'untitled:a.js', BAD);
  expect(await findingsIn(server, 'untitled:a.js')).toEqual([FOUND]);
  expect(server.stderr()).toBe('');
  expect(await server.stop()).toEqual({ code: 0, signal: null });
}

/** The codes of the errors that were answered to nobody in particular. */
function refusals(server: ServerProcess): readonly number[] {
  return server.received.flatMap(({ id, error }) => (id === null && error !== undefined ? [error.code] : []));
}

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const noise = Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 7919 + (at >> 3)) % 256));

const UNREADABLE: readonly (readonly [name: string, bytes: string | Buffer])[] = [
  ['a length that is too small', 'Content-Length: 3\r\n\r\n{"jsonrpc":"2.0","method":"a"}'],
  ['a length below zero', 'Content-Length: -20\r\n\r\n{"jsonrpc":"2.0","method":"a"}'],
  ['a length that is no number', 'Content-Length: many\r\n\r\n{"jsonrpc":"2.0","method":"a"}'],
  ['a length of 1e12', 'Content-Length: 1e12\r\n\r\n{"jsonrpc":"2.0","method":"a"}'],
  ['a terabyte', 'Content-Length: 1000000000000\r\n\r\n{"jsonrpc":"2.0","method":"a"}'],
  ['no length', 'Content-Type: application/json\r\n\r\n{"jsonrpc":"2.0","method":"a"}'],
  ['megabytes of a header without end', Buffer.alloc(5_000_000, 'Content-Type: x\r\n')],
  ['binary noise', noise],
  ['no JSON', framed('{ not }')],
  ['UTF-16 by its header', 'Content-Length: 2\r\nContent-Type: x; charset=utf-16\r\n\r\n{}'],
];

test('after what cannot be read it goes on', async () => {
  const server = await startReady();
  for (const [name, bytes] of UNREADABLE) {
    const before = refusals(server).length;
    server.write(bytes);
    await server.ask('statusHints/statuses');
    expect([name, ...new Set(refusals(server).slice(before))]).toEqual([name, PARSE_ERROR]);
  }
  await isWell(server);
});

const NO_MESSAGES: readonly (readonly [name: string, text: string])[] = [
  ['a number', '42'],
  ['null', 'null'],
  ['an empty batch', '[]'],
  ['a batch', '[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]'],
  ['an object of nothing', '{}'],
  ['an id of null', '{"jsonrpc":"2.0","id":null,"method":"shutdown"}'],
  ['an id that is an object', '{"jsonrpc":"2.0","id":{"toString":1},"method":"shutdown"}'],
  ['an id beyond all numbers', '{"jsonrpc":"2.0","id":1e999,"method":"shutdown"}'],
  ['an id that no number holds exactly', '{"jsonrpc":"2.0","id":9007199254740993,"method":"shutdown"}'],
  ['a method that is no string', '{"jsonrpc":"2.0","id":1,"method":["shutdown"]}'],
  ['a cancel without parameters', '{"jsonrpc":"2.0","method":"$/cancelRequest"}'],
  ['a cancel of null', '{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":null}}'],
  ['10,000 levels of JSON', deep(10_000)],
];

test('what is no message is refused, and it goes on', async () => {
  const server = await startReady();
  for (const [name, text] of NO_MESSAGES) {
    const before = refusals(server).length;
    server.write(framed(text));
    await server.ask('statusHints/statuses');
    expect([name, ...refusals(server).slice(before)]).toEqual([name, INVALID_REQUEST]);
  }
  await isWell(server);
});

const ODD_BUT_RIGHT: readonly (readonly [name: string, bytes: string | Buffer])[] = [
  ['headers of LF alone', 'Content-Length: 34\n\n{"jsonrpc":"2.0","method":"$/odd"}'],
  // The header behind it tells.
  ['a length that is too large', 'Content-Length: 5000\r\n\r\n{"jsonrpc":"2.0","method":"$/odd"}'],
  ['a header twice', 'Content-Length: 1\r\nContent-Length: 34\r\n\r\n{"jsonrpc":"2.0","method":"$/odd"}'],
  ['an answer that nobody asked for', framed('{"jsonrpc":"2.0","id":77,"result":1}')],
  ['an error for nobody', framed('{"jsonrpc":"2.0","id":null,"error":{"code":1,"message":"x"}}')],
  ['an answer without an answer', framed('{"jsonrpc":"2.0","id":77}')],
  ['parameters of 10,000 levels', framed(`{"jsonrpc":"2.0","method":"$/odd","params":${deep(10_000)}}`)],
  ['an answer of 10,000 levels', framed(`{"jsonrpc":"2.0","id":1,"result":${deep(10_000)}}`)],
  ['progress without parameters', framed('{"jsonrpc":"2.0","method":"$/progress"}')],
  [
    'bytes that are no UTF-8',
    Buffer.concat([
      Buffer.from('Content-Length: 35\r\n\r\n{"jsonrpc":"2.0","method":"$/odd'),
      Buffer.from([0xff]),
      Buffer.from('"}'),
    ]),
  ],
];

test('what is odd is taken', async () => {
  const server = await startReady();
  for (const [name, bytes] of ODD_BUT_RIGHT) {
    server.write(bytes);
    await server.ask('statusHints/statuses');
    expect([name, ...refusals(server)]).toEqual([name]);
  }
  await isWell(server);
});

test('a message in single bytes', async () => {
  const server = await startReady();
  for (const byte of Buffer.from(framed({ jsonrpc: '2.0', id: 1, method: 'textDocument/hover' }))) {
    server.write(Uint8Array.of(byte));
    if (byte % 8 === 0) await after(1);
  }
  expect((await server.answerTo(1)).error?.message).toContain('params');
  await isWell(server);
});

test('of two requests that wait with one id the first is answered, and the second refused', async () => {
  const server = await startReady();
  const asked = [1, '1', 1].map((id) => framed({ jsonrpc: '2.0', id, method: 'statusHints/statuses' }));
  server.write(asked.join(''));
  expect((await server.answerTo(1)).error).toBeUndefined();
  await server.ask('statusHints/statuses');
  expect(refusals(server)).toEqual([INVALID_REQUEST, INVALID_REQUEST]);
  expect(server.received.filter(({ id }) => id === 1 || id === '1')).toHaveLength(1);
  await isWell(server);
});

test('an id of a megabyte comes back as it was', async () => {
  const server = await startReady();
  const id = 'x'.repeat(1_000_000);
  server.send({ id, method: 'textDocument/hover' });
  expect((await server.answerTo(id)).error).toBeDefined();
  await isWell(server);
});

test('a message of 100 MB that is announced takes no room, nor does one that comes', async () => {
  const server = await startReady();
  const before = await residentMb(server.child.pid!);
  server.write('Content-Length: 100000000\r\n\r\n');
  const part = Buffer.alloc(1_000_000, 'x');
  for (let sent = 0; sent < 100; sent++) server.write(part);
  await server.ask('textDocument/hover');
  const now = await residentMb(server.child.pid!);
  if (before !== undefined && now !== undefined) expect(now - before).toBeLessThan(100);
  await isWell(server);
});

test('nothing but garbage: it says so and ends', async () => {
  const server = startRaw();
  const part = Buffer.alloc(4_000_000, 'x');
  const feed = (): void => {
    while (server.child.exitCode === null && server.child.stdin.write(part));
    server.child.stdin.once('drain', feed);
  };
  feed();
  expect((await server.ended).code).toBe(1);
  expect(server.stderr()).toContain('no message of LSP comes from the client');
});

test('while it waits for the end of a message it does nothing', async () => {
  const server = await startReady();
  await server.ask('statusHints/statuses');
  server.write('Content-Length: 1000\r\n\r\n{"jsonrpc"');
  await isIdle(server.child.pid!);
  server.child.stdin.end();
  expect((await server.ended).code).toBe(1);
});
