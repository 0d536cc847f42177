import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-languageserver-protocol/node';
import { commandLine } from '../command-line';
import { NODE_FLAGS } from '../../server/src/lsp/protocol';
import type { Keystroke } from './keystrokes';
import { usageIn, type Usage } from './run-measured';

/** What an editor does in one session. */
export type Session = {
  /** The workspace folder. */
  readonly folder: string;
  /** Documents that are opened one after the other, each looked at before the next; by name in the folder. */
  readonly documents: readonly { readonly name: string; readonly text: string }[];
  /** What is then typed into the last of them, each looked at before the next. */
  readonly keystrokes: readonly Keystroke[];
  /** The whole workspace is asked for first. */
  readonly wholeWorkspace: boolean;
};

/** What it took: usage is that of the whole server process; times are what the editor waits, in milliseconds. */
export type SessionRun = Usage & {
  /** From the start of the process to the diagnostics of the first document. */
  readonly firstMs: number;
  readonly keystrokeMs: readonly number[];
};

const recorder = fileURLToPath(new URL('usage-recorder.cjs', import.meta.url));

/** Runs a server over stdio through a session and measures its process. */
export async function runSession(session: Session, scratch: string): Promise<SessionRun> {
  const usageFile = path.join(scratch, 'server-usage');
  await rm(usageFile, { force: true });
  const start = performance.now();
  const child = spawn(process.execPath, [...NODE_FLAGS, commandLine, 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: `--require ${JSON.stringify(recorder)}`,
      STATUS_HINTS_BENCH_USAGE: usageFile,
    },
  });
  const ended = once(child, 'close');
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const times = await edit(connection, session, start);
  await ended;
  return { ...times, ...usageIn(await readFile(usageFile, 'utf8')) };
}

async function edit(
  connection: MessageConnection,
  { folder, documents, keystrokes, wholeWorkspace }: Session,
  start: number,
): Promise<Pick<SessionRun, 'firstMs' | 'keystrokeMs'>> {
  const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).toString();
  const look = (uri: string) => connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  connection.onRequest((_, params) => ('items' in (params as object) ? [null] : null));
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: 'bench' }],
    capabilities: { textDocument: { diagnostic: {} }, workspace: { configuration: true } },
  });
  await connection.sendNotification('initialized', {});
  if (wholeWorkspace) await connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
  let firstMs = NaN;
  for (const [index, { name, text }] of documents.entries()) {
    const uri = uriOf(name);
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'javascript', version: 0, text },
    });
    await look(uri);
    if (index === 0) firstMs = performance.now() - start;
  }
  const keystrokeMs: number[] = [];
  const uri = uriOf(documents.at(-1)?.name ?? '');
  for (const [index, { line, character, inserted }] of keystrokes.entries()) {
    const at = { line, character };
    const pressed = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: index + 1 },
      contentChanges: [{ range: { start: at, end: at }, text: inserted }],
    });
    await look(uri);
    keystrokeMs.push(performance.now() - pressed);
  }
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  return { firstMs, keystrokeMs };
}
