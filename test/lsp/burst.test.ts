import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { framed, type ServerProcess } from '../../scripts/soak/server-process';
import { buildProgram } from '../cli/build';
import { uriOf } from './client';
import { findingsIn, openIn, startReady } from './raw';
import { BAD, GOOD, project } from './texts';

beforeAll(buildProgram, 150_000);

const QUESTIONS = [
  'textDocument/hover',
  'textDocument/completion',
  'textDocument/definition',
  'textDocument/inlayHint',
  'textDocument/codeLens',
  'textDocument/codeAction',
  'textDocument/diagnostic',
  'workspace/symbol',
  'statusHints/endpoints',
  'statusHints/writeStatus',
  'textDocument/unheardOf',
] as const;
const CANCELLED = -32800;
const [METHOD_NOT_FOUND, CONTENT_MODIFIED] = [-32601, -32801];
const MESSAGES = 10_000;

/** What every question is given, whichever it is. */
function paramsAbout(uri: string): object {
  const position = { line: 2, character: 45 };
  return {
    textDocument: { uri },
    position,
    range: { start: position, end: position },
    context: { diagnostics: [] },
    query: 'x',
    code: 404,
  };
}

interface Burst {
  readonly bytes: string;
  /** The requests, by id. */
  readonly asked: ReadonlyMap<number, string>;
  readonly cancelled: ReadonlySet<number>;
  readonly last: ReadonlyMap<string, string>;
}

/** Changes, questions of every kind, cancels of past, present and future questions, and what nobody knows. */
function burst(uris: readonly string[]): Burst {
  const asked = new Map<number, string>();
  const cancelled = new Set<number>();
  const last = new Map<string, string>();
  const versions = new Map(uris.map((uri) => [uri, 1]));
  const messages: object[] = [];
  for (let at = 0; at < MESSAGES; at++) {
    const uri = uris[at % uris.length]!;
    if (at % 4 === 0) {
      const version = versions.get(uri)! + 1;
      const text = (at % 8 === 0 ? BAD : GOOD) + `// ${at}\n`.repeat(at % 5);
      versions.set(uri, version);
      last.set(uri, text);
      const params = { textDocument: { uri, version }, contentChanges: [{ text }] };
      messages.push({ method: 'textDocument/didChange', params });
    } else if (at % 11 === 5) {
      const id = at - (at % 3) * 7;
      cancelled.add(id);
      messages.push({ method: '$/cancelRequest', params: { id } });
    } else if (at % 13 === 6) {
      messages.push({ method: at % 2 === 0 ? '$/nobody' : 'textDocument/nobody', params: [at] });
    } else {
      const method = QUESTIONS[at % QUESTIONS.length]!;
      asked.set(at, method);
      messages.push({ id: at, method, params: paramsAbout(uri) });
    }
  }
  const bytes = messages.map((message) => framed({ jsonrpc: '2.0', ...message })).join('');
  return { bytes, asked, cancelled, last };
}

function answersOf(server: ServerProcess): ReadonlyMap<unknown, readonly unknown[]> {
  const answers = new Map<unknown, unknown[]>();
  for (const { id, method, error } of server.received) {
    if (method !== undefined || typeof id !== 'number') continue;
    answers.set(id, [...(answers.get(id) ?? []), error?.code ?? 'result']);
  }
  return answers;
}

test('10,000 messages at once: each request is answered once, and what is found last is what a fresh server finds', async () => {
  const folder = project({ 'a.js': GOOD, 'b.js': BAD, 'c.js': GOOD });
  const uris = ['a.js', 'b.js', 'c.js'].map((name) => uriOf(join(folder, name)));
  const server = await startReady({ folders: [folder] });
  for (const uri of uris) openIn(server, uri, GOOD);
  const { bytes, asked, cancelled, last } = burst(uris);
  server.write(bytes);
  await server.ask('statusHints/statuses');
  await Promise.all([...asked.keys()].map((id) => server.answerTo(id)));

  const answers = answersOf(server);
  expect([...answers.keys()].sort()).toEqual([...asked.keys()].sort());
  for (const [id, codes] of answers) {
    expect(codes).toHaveLength(1);
    const isUnknown = asked.get(Number(id)) === 'textDocument/unheardOf';
    const allowed = [
      isUnknown ? METHOD_NOT_FOUND : 'result',
      ...(isUnknown ? [] : [CONTENT_MODIFIED]),
      ...(cancelled.has(Number(id)) ? [CANCELLED] : []),
    ];
    expect(allowed).toContain(codes[0]);
  }

  const fresh = await startReady({ folders: [folder] });
  for (const [uri, text] of last) {
    openIn(fresh, uri, text);
    expect(await findingsIn(server, uri)).toEqual(await findingsIn(fresh, uri));
  }
  expect(await server.stop()).toEqual({ code: 0, signal: null });
  expect(server.stderr()).toBe('');
  const logged = server.received.filter(({ method }) => method === 'window/logMessage');
  expect(JSON.stringify(logged)).not.toMatch(/fault of ours|could not be read/);
}, 60_000);

test('diagnostics that are pushed follow the versions, and the last are those of the last', async () => {
  const uri = 'untitled:a.js';
  const server = await startReady({ capabilities: {} });
  openIn(server, uri, GOOD);
  const changes = Array.from({ length: 2000 }, (_, at) =>
    framed({
      jsonrpc: '2.0',
      method: 'textDocument/didChange',
      params: { textDocument: { uri, version: at + 2 }, contentChanges: [{ text: at % 2 ? BAD : GOOD }] },
    }),
  );
  server.write(changes.join(''));
  await server.ask('statusHints/statuses');
  // Closing pushes once more, behind everything that was found before.
  const published = (): readonly { version?: number; diagnostics: unknown[] }[] =>
    server.received.flatMap(({ method, params }) =>
      method === 'textDocument/publishDiagnostics' ? [params as { diagnostics: unknown[] }] : [],
    );
  while (published().at(-1)?.version !== 2001) await server.ask('statusHints/statuses');
  const versions = published().map(({ version }) => version!);
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
  expect(published().at(-1)?.diagnostics).toHaveLength(1);
  server.notify('textDocument/didClose', { textDocument: { uri } });
  expect((await server.stop()).code).toBe(0);
});
