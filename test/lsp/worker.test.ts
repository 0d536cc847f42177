import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { beforeAll, expect, test } from 'vitest';
import { buildProgram, root } from '../cli/build';
import { PULLING } from './client';
import { MANIFEST } from './texts';

beforeAll(buildProgram, 150_000);

interface Message {
  readonly id?: number | null;
  readonly method?: string;
  readonly params?: { readonly uri?: string };
  readonly result?: unknown;
}

interface TestWorker {
  /** Gives the worker whatever a page may post. */
  readonly post: (data: unknown) => void;
  readonly send: (message: object) => void;
  readonly request: (id: number, method: string, params?: object) => Promise<unknown>;
  readonly posted: readonly Message[];
  readonly closed: Promise<void>;
}

/** A worker has neither `process` nor `require` nor `Buffer`: here it has nothing but what every browser gives. */
function startWorker(files: Readonly<Record<string, string>> = {}): TestWorker {
  const self: { onmessage?: (event: { data: unknown }) => void; [name: string]: unknown } = {};
  const post = (data: unknown): void => self.onmessage?.({ data });
  const send = (message: object): void => post({ jsonrpc: '2.0', ...message });
  const answered = new Map<number, (result: unknown) => void>();
  const posted: Message[] = [];
  self['postMessage'] = (message: Message): void => {
    posted.push(message);
    const { id, method, params, result } = message;
    if (id === undefined || id === null) return;
    if (method === undefined) answered.get(id)?.(result);
    else if (method === 'workspace/configuration') send({ id, result: [null] });
    else {
      const text = files[params?.uri ?? ''];
      send({ id, result: text === undefined ? null : { text } });
    }
  };
  self['addEventListener'] = (): void => undefined;
  const closed = new Promise<void>((resolve) => (self['close'] = resolve));

  const worker = readFileSync(join(root, 'server', 'dist', 'worker.js'), 'utf8');
  const { setTimeout, clearTimeout, performance, TextDecoder, TextEncoder, URL } = globalThis;
  const given = { self, console, setTimeout, clearTimeout, performance, TextDecoder, TextEncoder, URL };
  runInNewContext(worker, given);
  return {
    post,
    send,
    posted,
    closed,
    request(id, method, params) {
      const answer = new Promise((resolve) => answered.set(id, resolve));
      send({ id, method, params });
      return answer;
    },
  };
}

const INITIALIZE = {
  processId: null,
  rootUri: null,
  capabilities: PULLING,
  workspaceFolders: [{ uri: 'vscode-vfs://host/app', name: 'app' }],
  initializationOptions: { files: true },
};
const text = 'exports.show = (req, res) => { res.sendStatus(404).json({ a: 1 }); };\n';
const uri = 'vscode-vfs://host/app/src/a.js';
const opening = { textDocument: { uri, languageId: 'javascript', version: 1, text } };
const FOUND_HERE = { kind: 'full', items: [{ code: 'send-status-then-body' }] };

test('the Web Worker finds what the process finds, and reads files through its client alone', async () => {
  const { request, send, closed } = startWorker({ 'vscode-vfs://host/app/package.json': MANIFEST });
  await request(1, 'initialize', INITIALIZE);
  send({ method: 'initialized', params: {} });
  send({ method: 'textDocument/didOpen', params: opening });
  expect(await request(2, 'textDocument/diagnostic', { textDocument: { uri } })).toMatchObject(FOUND_HERE);
  expect(await request(3, 'shutdown')).toBeNull();
  send({ method: 'exit' });
  await closed;
});

test('what is no message, or odd, is survived as it is by the process', async () => {
  const { request, send, post, posted, closed } = startWorker();
  await request(1, 'initialize', INITIALIZE);
  send({ method: 'initialized', params: {} });
  const wrong = [
    undefined,
    null,
    5,
    'x',
    [],
    {},
    [{ jsonrpc: '2.0', id: 1, method: 'shutdown' }],
    { id: {}, method: 'x' },
  ];
  for (const data of wrong) post(data);
  send({ method: '$/cancelRequest' });
  send({ id: null, method: 'shutdown' });
  for (const odd of ['file:///c:/a.js', 'file:////a.js', ':::', 'file:///%00.js', 'x'.repeat(100_000)]) {
    send({ method: 'textDocument/didOpen', params: { textDocument: { ...opening.textDocument, uri: odd } } });
    send({
      method: 'textDocument/didChange',
      params: { textDocument: { uri: odd, version: -1 }, contentChanges: 5 },
    });
  }
  send({
    method: 'workspace/didChangeWatchedFiles',
    params: { changes: [{ uri: ':::' }, { uri, type: 9 }] },
  });
  for (let id = 100; id < 1100; id++) send({ id, method: 'textDocument/hover', params: [] });
  send({ method: 'textDocument/didOpen', params: opening });
  expect(await request(2, 'textDocument/diagnostic', { textDocument: { uri } })).toMatchObject(FOUND_HERE);
  const answers = posted.filter(({ method }) => method === undefined).map(({ id }) => id);
  expect(answers.filter((id) => id === null)).toHaveLength(wrong.length + 2);
  expect(new Set(answers.filter((id) => Number(id) >= 100)).size).toBe(1000);
  expect(JSON.stringify(posted)).not.toContain('fault of ours');
  expect(await request(3, 'shutdown')).toBeNull();
  send({ method: 'exit' });
  await closed;
});
