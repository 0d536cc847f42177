import { join } from 'node:path';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol/node';
import { beforeAll, expect, test } from 'vitest';
import { buildProgram } from '../cli/build';
import { namesOf, PULLING, startClient, uriOf, type TestClient } from './client';
import { BAD, FOUND, GOOD, project } from './texts';

/** What the finding of BAD is about. */
const FAULT = 'res.sendStatus(404).json({ a: 1 })';
const PUBLISH = 'textDocument/publishDiagnostics';

beforeAll(buildProgram, 150_000);

/** The diagnostics of a version, once they are pushed. */
async function pushed(
  client: TestClient,
  uri: string,
  version: number | undefined,
): Promise<readonly string[]> {
  const fits = (params: PublishDiagnosticsParams): boolean =>
    params.uri === uri && params.version === version;
  return namesOf((await client.message<PublishDiagnosticsParams>(PUBLISH, fits)).diagnostics);
}

test('a client that pulls gets them when it asks, and `unchanged` while they are the same', async () => {
  const folder = project();
  const client = await startClient({ folders: [folder] });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, BAD);
  const first = await client.pull(uri);
  expect(first.kind === 'full' && namesOf(first.items)).toEqual([FOUND]);
  expect(await client.pull(uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
  await client.write(uri, 2, GOOD);
  expect(await client.pull(uri, first.resultId)).toMatchObject({ kind: 'full', items: [] });
  expect(client.received.some(({ method }) => method === PUBLISH)).toBe(false);
});

test('a client that cannot pull is sent them: at open, at change, and none at close', async () => {
  const folder = project();
  const client = await startClient({ folders: [folder], capabilities: {} });
  expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, BAD);
  expect(await pushed(client, uri, 1)).toEqual([FOUND]);
  await client.write(uri, 2, GOOD);
  expect(await pushed(client, uri, 2)).toEqual([]);
  await client.notify('textDocument/didClose', { textDocument: { uri } });
  expect(await pushed(client, uri, undefined)).toEqual([]);
});

// What such a client is not told of it never asked for: nothing but pushed diagnostics and the log may come.
test('a client without any optional capability is sent nothing that it does not know', async () => {
  const folder = project();
  const client = await startClient({ folders: [folder], capabilities: {} });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, BAD);
  await pushed(client, uri, 1);
  const [diagnostic] = (await client.message<PublishDiagnosticsParams>(PUBLISH)).diagnostics;
  expect(Object.keys(diagnostic!).sort()).toEqual(['code', 'message', 'range', 'severity', 'source']);
  const actions = await client.actions(uri, diagnostic!);
  // Commands, since it knows no action objects.
  expect(actions.every(({ command }) => typeof command === 'string')).toBe(true);
  await client.notify('workspace/didChangeConfiguration', { settings: { statusHints: { enable: false } } });
  await client.message<PublishDiagnosticsParams>(
    PUBLISH,
    ({ version, diagnostics }) => version === 1 && diagnostics.length === 0,
  );
  const methods = new Set(client.received.map(({ method }) => method));
  expect([...methods].sort()).toEqual([PUBLISH, 'window/logMessage']);
});

test('a document that is not open, or closed in flight, has none', async () => {
  const folder = project({ 'a.js': BAD });
  const client = await startClient({ folders: [folder] });
  const uri = uriOf(join(folder, 'a.js'));
  expect(await client.pull(uri)).toEqual({ kind: 'full', items: [] });
  await client.open(uri, BAD);
  const asked = client.pull(uri);
  await client.notify('textDocument/didClose', { textDocument: { uri } });
  expect(await asked).toEqual({ kind: 'full', items: [] });
  // Opened again it is a new document, whatever its version.
  await client.open(uri, BAD);
  expect(await client.findings(uri)).toEqual([FOUND]);
});

test('500 fast edits: every question is answered, the last with the last text', async () => {
  const folder = project();
  const client = await startClient({ folders: [folder] });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, GOOD);
  const answers = [];
  // Typed character by character in front of the file, so that each edit moves the finding.
  const typed = `${'\n'.repeat(498)}//`;
  await client.write(uri, 2, BAD);
  for (const [index, text] of typed.split(/(?:)/).entries()) {
    const at = index < 498 ? { line: 0, character: 0 } : { line: 0, character: index - 498 };
    await client.notify('textDocument/didChange', {
      textDocument: { uri, version: index + 3 },
      contentChanges: [{ range: { start: at, end: at }, text }],
    });
    answers.push(client.pull(uri));
  }
  const all = await Promise.all(answers);
  const last = all.at(-1)!;
  expect(last.kind === 'full' && namesOf(last.items)).toEqual(['send-status-then-body 500']);
  expect(all).toHaveLength(500);
});

test('500 fast edits, pushed: versions only go up, and the last is right', async () => {
  const folder = project();
  const client = await startClient({ folders: [folder], capabilities: {} });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, GOOD);
  for (let version = 2; version <= 500; version++) await client.write(uri, version, version % 2 ? GOOD : BAD);
  expect(await pushed(client, uri, 500)).toEqual([FOUND]);
  const versions = client.received
    .filter(({ method }) => method === PUBLISH)
    .map(({ params }) => (params as PublishDiagnosticsParams).version!);
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
});

test('a BOM and CRLF are counted as the client counts them', async () => {
  const folder = project();
  const client = await startClient({ folders: [folder] });
  const uri = uriOf(join(folder, 'a.js'));
  // The finding stands in the line of the BOM.
  const text = `\uFEFF${BAD.replace('\n', ' ').replaceAll('\n', '\r\n')}`.replace('\r\n', ' ');
  await client.open(uri, text);
  const report = await client.pull(uri);
  const [diagnostic] = report.kind === 'full' ? report.items : [];
  expect(textIn(text.split('\r\n'), diagnostic!)).toBe(FAULT);
});

test('positions in UTF-8, when the client prefers them: findings, edits and changes', async () => {
  const folder = project();
  const client = await startClient({
    folders: [folder],
    capabilities: { ...PULLING, general: { positionEncodings: ['utf-8', 'utf-16'] } },
  });
  expect(client.initialized.capabilities.positionEncoding).toBe('utf-8');
  const uri = uriOf(join(folder, 'a.js'));
  const text = BAD.replace('{ res', "{ log('grüße 😀'); res");
  await client.open(uri, text.replace('a: 1', 'a: "é"'));
  // The é is two bytes, the emoji four.
  const line = text.split('\n')[2]!;
  const before = Buffer.byteLength(line.slice(0, line.indexOf('a: 1')));
  await client.notify('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [
      {
        range: { start: { line: 2, character: before }, end: { line: 2, character: before + 7 } },
        text: 'a: 1',
      },
    ],
  });
  const report = await client.pull(uri);
  const [diagnostic] = report.kind === 'full' ? report.items : [];
  const bytes = Buffer.from(line).subarray(
    diagnostic!.range.start.character,
    diagnostic!.range.end.character,
  );
  expect(bytes.toString()).toBe(FAULT);
});

test('UTF-16 where the client lists it first, or nothing that is known', async () => {
  for (const positionEncodings of [['utf-16', 'utf-8'], ['utf-32']]) {
    const client = await startClient({ capabilities: { general: { positionEncodings } } });
    expect(client.initialized.capabilities.positionEncoding).toBe('utf-16');
  }
});

function textIn(lines: readonly string[], { range: { start, end } }: Diagnostic): string {
  return lines[start.line]!.slice(start.character, end.character);
}
