import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Conversation, Reply } from '../../scripts/soak/conversation';
import { startServerInside, type ServerInside } from '../../scripts/soak/server-inside';
import { uriOf } from './client';
import { findingsIn, openIn } from './raw';
import { BAD, FOUND, GOOD, project } from './texts';

/** A client that can be asked for everything there is. */
const ASKED = {
  capabilities: {
    textDocument: { diagnostic: {} },
    window: { workDoneProgress: true },
    workspace: {
      applyEdit: true,
      configuration: true,
      workspaceFolders: true,
      diagnostics: { refreshSupport: true },
      inlayHint: { refreshSupport: true },
      codeLens: { refreshSupport: true },
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
    },
  },
  initializationOptions: { committedText: true, files: true, state: true, endpoints: true },
};

/** The methods of the server's requests, so far. */
function asked({ received }: Pick<Conversation, 'received'>): ReadonlySet<string | undefined> {
  return new Set(received.flatMap(({ id, method }) => (id === undefined ? [] : [method])).filter(Boolean));
}

async function startWith(reply: (method: string) => Reply, folder: string): Promise<ServerInside> {
  const server = startServerInside(reply);
  const workspaceFolders = [
    { uri: uriOf(folder), name: 'disk' },
    { uri: 'vscode-vfs://host/app', name: 'far' },
  ];
  await server.ask('initialize', { ...ASKED, workspaceFolders });
  server.notify('initialized', {});
  return server;
}

/** Every thing for which the client is asked something is done; it ends well. */
async function isUsed(server: ServerInside, folder: string): Promise<void> {
  for (const uri of [uriOf(join(folder, 'a.js')), 'vscode-vfs://host/app/a.js']) {
    openIn(server, uri, BAD);
    expect(await findingsIn(server, uri)).toEqual([FOUND]);
    server.notify('workspace/didChangeConfiguration', { settings: null });
    server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    server.notify('statusHints/committed');
    expect(await findingsIn(server, uri)).toEqual([FOUND]);
    const arguments_ = { command: 'statusHints.fixAll', arguments: [uri] };
    expect((await server.ask('workspace/executeCommand', arguments_)).error).toBeUndefined();
  }
  const all = await server.ask('workspace/diagnostic', { previousResultIds: [], workDoneToken: 1 });
  expect(JSON.stringify(all.result)).toContain('send-status-then-body');
  expect((await server.ask('statusHints/endpoints')).error).toBeUndefined();
  const said = JSON.stringify(server.received.filter(({ method }) => method === 'window/logMessage'));
  expect(said).not.toContain('fault of ours');
  await server.ask('shutdown');
  server.notify('exit');
  await vi.waitFor(() => expect(server.exitCode()).toBe(0));
}

const files = { 'a.js': BAD, 'b.js': GOOD };

const ANSWERS: readonly (readonly [name: string, reply: (method: string) => Reply])[] = [
  ['null', () => ({ result: null })],
  ['a number', () => ({ result: 5 })],
  ['a text', () => ({ result: 'x'.repeat(100_000) })],
  ['an empty list', () => ({ result: [] })],
  ['a list of what is not asked for', () => ({ result: [5, null, 'x', [[]], { text: 5, uri: {} }] })],
  ['an object', () => ({ result: { text: 5, length: 1e9, 0: {}, applied: 'no' } })],
  ['an error', () => ({ error: { code: -32603, message: 'no' } })],
  ['an error that is none', () => ({ error: 5 })],
  ['an error without a code', () => ({ error: { message: { a: 1 } } })],
];

test.each(ANSWERS)('a client that answers everything with %s', async (_, reply) => {
  const folder = project(files);
  await isUsed(await startWith(reply, folder), folder);
});

const TIMERS = ['setTimeout', 'clearTimeout'] as const;

beforeEach(() => void vi.useFakeTimers({ toFake: [...TIMERS] }));
afterEach(() => void vi.useRealTimers());

test('a client that answers nothing: what it is asked for is waited for, then the defaults hold', async () => {
  const folder = project(files);
  const server = await startWith(() => undefined, folder);
  const running = new Set(['used']);
  const used = isUsed(server, folder).finally(() => running.clear());
  while (running.size > 0) {
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(500);
  }
  await used;
  expect([...asked(server)].sort()).toEqual([
    'client/registerCapability',
    'statusHints/findFiles',
    'statusHints/readFile',
    'workspace/applyEdit',
    'workspace/codeLens/refresh',
    'workspace/configuration',
    'workspace/diagnostic/refresh',
    'workspace/inlayHint/refresh',
  ]);
  // What was asked first is waited for twenty seconds, and what is asked after that for one.
  const said = JSON.stringify(server.received);
  const waits = (time: string): number =>
    said.split(`did not do workspace/configuration: no answer in ${time}`).length - 1;
  expect(waits('20 s')).toBeLessThan(waits('1 s'));
});
