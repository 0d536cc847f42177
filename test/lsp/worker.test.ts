import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { beforeAll, expect, test } from 'vitest';
import { buildProgram, root } from '../cli/build';
import { PULLING } from './client';
import { MANIFEST } from './texts';

beforeAll(buildProgram, 150_000);

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly uri?: string };
  readonly result?: unknown;
}

// A worker has neither `process` nor `require` nor `Buffer`: here it has nothing but what every browser gives.
test('the Web Worker finds what the process finds, and reads files through its client alone', async () => {
  const files: Readonly<Record<string, string>> = { 'vscode-vfs://host/app/package.json': MANIFEST };
  const self: { onmessage?: (event: { data: unknown }) => void; [name: string]: unknown } = {};
  const toWorker = (data: object): void => self.onmessage?.({ data: { jsonrpc: '2.0', ...data } });
  const answered = new Map<number, (result: unknown) => void>();
  self['postMessage'] = ({ id, method, params, result }: Message): void => {
    if (id === undefined) return;
    if (method === undefined) answered.get(id)?.(result);
    else if (method === 'workspace/configuration') toWorker({ id, result: [null] });
    else {
      const text = files[params?.uri ?? ''];
      toWorker({ id, result: text === undefined ? null : { text } });
    }
  };
  self['addEventListener'] = (): void => undefined;
  const closed = new Promise<void>((resolve) => (self['close'] = resolve));
  const request = (id: number, method: string, params?: object): Promise<unknown> => {
    const answer = new Promise((resolve) => answered.set(id, resolve));
    toWorker({ id, method, params });
    return answer;
  };

  const worker = readFileSync(join(root, 'server', 'dist', 'worker.js'), 'utf8');
  const { setTimeout, clearTimeout, performance, TextDecoder, TextEncoder, URL } = globalThis;
  runInNewContext(worker, {
    self,
    console,
    setTimeout,
    clearTimeout,
    performance,
    TextDecoder,
    TextEncoder,
    URL,
  });

  const uri = 'vscode-vfs://host/app/src/a.js';
  await request(1, 'initialize', {
    processId: null,
    rootUri: null,
    capabilities: PULLING,
    workspaceFolders: [{ uri: 'vscode-vfs://host/app', name: 'app' }],
    initializationOptions: { files: true },
  });
  toWorker({ method: 'initialized', params: {} });
  const text = 'exports.show = (req, res) => { res.sendStatus(404).json({ a: 1 }); };\n';
  toWorker({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'javascript', version: 1, text } },
  });
  expect(await request(2, 'textDocument/diagnostic', { textDocument: { uri } })).toMatchObject({
    kind: 'full',
    items: [{ code: 'send-status-then-body' }],
  });
  expect(await request(3, 'shutdown')).toBeNull();
  toWorker({ method: 'exit' });
  await closed;
});
