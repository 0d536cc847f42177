import { join } from 'node:path';
import { CancellationTokenSource, type CodeAction, type Hover } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { beforeAll, expect, test } from 'vitest';
import { buildProgram } from '../cli/build';
import { errorCodeOf, PULLING, startClient, uriOf, type TestClient } from './client';
import { BAD, FOUND, GOOD, project } from './texts';

const REQUEST_CANCELLED = -32800;
const CONTENT_MODIFIED = -32801;
const INVALID_PARAMS = -32602;

beforeAll(buildProgram, 150_000);

/** A client with a document that has one finding. */
async function withBad(): Promise<{ client: TestClient; uri: string }> {
  const folder = project();
  const client = await startClient({
    folders: [folder],
    capabilities: {
      ...PULLING,
      workspace: {
        ...PULLING.workspace,
        inlayHint: { refreshSupport: true },
        codeLens: { refreshSupport: true },
      },
    },
    settings: () => ({ inlayHints: 'all' }),
    answers: { 'workspace/applyEdit': () => ({ applied: true }) },
  });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, BAD);
  return { client, uri };
}

/** The place of a word in the document. */
function positionOf(text: string, word: string): { line: number; character: number } {
  const document = TextDocument.create('', '', 0, text);
  return document.positionAt(text.indexOf(word) + 1);
}

const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

test('hover, completion, inlay hints and lenses arrive', async () => {
  const { client, uri } = await withBad();
  const at = { textDocument: { uri }, position: positionOf(BAD, '404') };
  const hover = (await client.request('textDocument/hover', at)) as Hover;
  expect(JSON.stringify(hover.contents)).toContain('404 Not Found');
  const completion = await client.request('textDocument/completion', at);
  expect(JSON.stringify(completion)).toContain('Not Found');
  const hints = await client.request('textDocument/inlayHint', { textDocument: { uri }, range: whole });
  expect(JSON.stringify(hints)).toContain('Not Found');
  const lenses = await client.request('textDocument/codeLens', { textDocument: { uri } });
  expect(JSON.stringify(lenses)).toContain('404');
});

test('a quick fix is resolved when it is chosen, and it cures', async () => {
  const { client, uri } = await withBad();
  const report = await client.pull(uri);
  const actions = await client.actions(uri, report.kind === 'full' ? report.items[0]! : never());
  const fix = actions.find(({ isPreferred }) => isPreferred === true)!;
  expect(fix.kind).toBe('quickfix');
  expect(fix.edit).toBeUndefined();
  const { edit } = (await client.request('codeAction/resolve', fix)) as CodeAction;
  const [change] = edit!.documentChanges as unknown as {
    textDocument: { version: number };
    edits: never[];
  }[];
  expect(change!.textDocument.version).toBe(1);
  await client.write(uri, 2, TextDocument.applyEdits(TextDocument.create(uri, '', 1, BAD), change!.edits));
  expect(await client.findings(uri)).toEqual([]);
});

test('fix all is applied through the client', async () => {
  const { client, uri } = await withBad();
  await client.request('workspace/executeCommand', { command: 'statusHints.fixAll', arguments: [uri] });
  const { edit } = await client.message<{ edit: { documentChanges: { edits: never[] }[] } }>(
    'workspace/applyEdit',
  );
  const [change] = edit.documentChanges;
  await client.write(uri, 2, TextDocument.applyEdits(TextDocument.create(uri, '', 1, BAD), change!.edits));
  expect(await client.findings(uri)).toEqual([]);
});

test('a context of code actions that is not as LSP says is the client’s fault; null is nothing', async () => {
  const { client, uri } = await withBad();
  const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 60 } };
  const ask = (context: unknown): Promise<unknown> =>
    client.request('textDocument/codeAction', { textDocument: { uri }, range, context });
  for (const context of [
    { diagnostics: [], only: 5 },
    { diagnostics: [], only: [5] },
    { diagnostics: [null] },
    { diagnostics: [{ code: FOUND, range: null }] },
  ]) {
    expect(await errorCodeOf(ask(context))).toBe(INVALID_PARAMS);
  }
  expect(await ask({ diagnostics: [], only: null })).toEqual(await ask({ diagnostics: [] }));
});

test('commands that are not ours are refused', async () => {
  const client = await startClient();
  for (const command of ['rm', 'constructor', 'statusHints.fixall']) {
    expect(await errorCodeOf(client.request('workspace/executeCommand', { command }))).toBe(INVALID_PARAMS);
  }
});

test('what our own clients ask: all codes, one page, the guided choice, and the edit that writes a code', async () => {
  const { client, uri } = await withBad();
  const statuses = (await client.request('statusHints/statuses')) as { code: number; phrase: string }[];
  expect(statuses.find(({ code }) => code === 404)).toMatchObject({ phrase: 'Not Found' });
  const { markdown } = (await client.request('statusHints/explain', { code: 422 })) as { markdown: string };
  expect(markdown).toContain('422 Unprocessable Content');
  const decisions = (await client.request('statusHints/decisions')) as unknown[];
  expect(decisions.length).toBeGreaterThan(3);
  const edits = await client.request('statusHints/writeStatus', {
    textDocument: { uri },
    position: positionOf(BAD, '404'),
    code: 410,
  });
  expect(edits).toMatchObject([{ newText: '410' }]);
});

test('positions out of range are clamped, unknown documents have no answer', async () => {
  const { client, uri } = await withBad();
  const far = { line: 1_000_000, character: 1_000_000 };
  for (const method of ['textDocument/hover', 'textDocument/completion']) {
    for (const position of [far, { line: 2, character: 4_000 }, { line: -1, character: -5 }]) {
      await client.request(method, { textDocument: { uri }, position });
    }
    const elsewhere = { textDocument: { uri: `${uri}x` }, position: far };
    expect(await client.request(method, elsewhere)).toBeNull();
  }
  const backwards = { start: far, end: { line: 0, character: 0 } };
  for (const method of ['textDocument/inlayHint', 'textDocument/codeAction']) {
    const params = { textDocument: { uri }, range: backwards, context: { diagnostics: [] } };
    await client.request(method, params);
    expect(await client.request(method, { ...params, textDocument: { uri: 'file:///none.js' } })).toBeNull();
  }
  expect(await client.findings(uri)).toEqual([FOUND]);
});

test('a storm of requests and cancellations: each is answered, none is lost', async () => {
  const { client, uri } = await withBad();
  const params = { textDocument: { uri }, position: positionOf(BAD, '404') };
  const answers = Array.from({ length: 300 }, (_, index) => {
    const source = new CancellationTokenSource();
    const method = index % 2 === 0 ? 'textDocument/hover' : 'textDocument/diagnostic';
    const answer = client.connection.sendRequest(method, params, source.token);
    if (index % 3 !== 0) source.cancel();
    return { answer: errorCodeOf(answer), cancelled: index % 3 !== 0 };
  });
  for (const { answer, cancelled } of answers) {
    const code = await answer;
    if (cancelled) expect([REQUEST_CANCELLED, undefined]).toContain(code);
    else expect(code).toBeUndefined();
  }
  expect(await client.findings(uri)).toEqual([FOUND]);
});

test('an answer about a text that has changed meanwhile is not given', async () => {
  const folder = project();
  // The settings are on their way while the document changes.
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const client = await startClient({
    folders: [folder],
    settings: async () => {
      await gate;
      return {};
    },
  });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, BAD);
  const asked = client.request('textDocument/hover', {
    textDocument: { uri },
    position: positionOf(BAD, '404'),
  });
  const pulled = client.pull(uri);
  await client.message('workspace/configuration');
  await client.write(uri, 2, `\n${BAD}`);
  release();
  expect(await errorCodeOf(asked)).toBe(CONTENT_MODIFIED);
  // Diagnostics are those of the text that the client has now.
  const report = await pulled;
  expect(report.kind === 'full' && report.items[0]!.range.start.line).toBe(3);
});

test('a document closed in flight has no answer', async () => {
  const { client, uri } = await withBad();
  const asked = client.request('textDocument/hover', {
    textDocument: { uri },
    position: positionOf(GOOD, '404'),
  });
  await client.notify('textDocument/didClose', { textDocument: { uri } });
  await asked;
  expect(await client.request('textDocument/codeLens', { textDocument: { uri } })).toBeNull();
});

function never(): never {
  throw new Error('There is a finding.');
}
