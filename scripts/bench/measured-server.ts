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
import { NODE_FLAGS } from '../../server/src/lsp/protocol';
import { commandLine } from '../command-line';
import { usageIn, type Usage } from './run-measured';

/** What the connection is told of the editor in `initialize`. */
export type Editor = {
  /** The workspace folder. */
  readonly folder: string;
  readonly initializationOptions?: Readonly<Record<string, unknown>>;
  /** The server may ask that diagnostics are looked at again. */
  readonly refreshes?: boolean;
};

const recorder = fileURLToPath(new URL('usage-recorder.cjs', import.meta.url));

/**
 * Runs a server over stdio, with the flags that VS Code's client gives it, from its start to its end.
 * @param session what the editor does once the server is initialized; it gets when the process was started, in
 *   milliseconds of `performance.now()`
 * @returns what the session returns, and what the whole server process used
 */
export async function withMeasuredServer<Seen>(
  { folder, initializationOptions, refreshes = false }: Editor,
  scratch: string,
  session: (connection: MessageConnection, startedAt: number) => Promise<Seen>,
): Promise<Usage & { readonly seen: Seen }> {
  const usageFile = path.join(scratch, 'server-usage');
  await rm(usageFile, { force: true });
  const startedAt = performance.now();
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
  connection.onRequest((_, params) => ('items' in (params ?? {}) ? [null] : null));
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: 'bench' }],
    capabilities: {
      textDocument: { diagnostic: {} },
      workspace: { configuration: true, ...(refreshes ? { diagnostics: { refreshSupport: true } } : {}) },
    },
    initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  const seen = await session(connection, startedAt);
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  await ended;
  return { seen, ...usageIn(await readFile(usageFile, 'utf8')) };
}

/** The URI of a file in a folder. */
export function uriIn(folder: string, name: string): string {
  return pathToFileURL(path.join(folder, name)).toString();
}

/** Opens a document; the server answers nothing. */
export function open(connection: MessageConnection, uri: string, text: string): Promise<void> {
  return connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'javascript', version: 0, text },
  });
}

/** Asks for the diagnostics of a document. */
export function look(connection: MessageConnection, uri: string): Promise<unknown> {
  return connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
}
