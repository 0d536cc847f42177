import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach } from 'vitest';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type MessageConnection,
} from 'vscode-languageserver-protocol/node';
import { program, root } from '../cli/build';
import { plainEnv } from '../cli/program-run';

/** The language server as a client forks it without the command line. */
export const serverModule = join(root, 'server', 'dist', 'lsp.cjs');

/** What a client says of itself, and how it answers. */
export interface ClientSetup {
  readonly capabilities?: ClientCapabilities;
  /** Paths of the workspace folders. */
  readonly folders?: readonly string[];
  readonly options?: unknown;
  /** The settings of a scope, for a client that can be asked for them. */
  readonly settings?: (scopeUri: string) => unknown;
  /** Answers to the server's other requests, by method. */
  readonly answers?: Readonly<Record<string, (params: never) => unknown>>;
  /** Instead of `status-hints lsp --stdio`. */
  readonly args?: readonly string[];
}

/** A message that the server sent. */
interface Received {
  readonly method: string;
  readonly params: unknown;
}

/** A client of a server in a process of its own. */
export interface TestClient {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  readonly initialized: InitializeResult;
  /** Everything that the server sent of its own accord, in order. */
  readonly received: readonly Received[];
  readonly request: (method: string, params?: unknown) => Promise<unknown>;
  readonly notify: (method: string, params?: unknown) => Promise<void>;
  /** The first message, past or to come, that is of this method and fits. */
  readonly message: <T = unknown>(method: string, fits?: (params: T) => boolean) => Promise<T>;
  readonly open: (uri: string, text: string, languageId?: string) => Promise<void>;
  /** Replaces the whole text. */
  readonly write: (uri: string, version: number, text: string) => Promise<void>;
  readonly pull: (uri: string, previousResultId?: string) => Promise<DocumentDiagnosticReport>;
  /** The rules and lines (0-based) of a document's diagnostics, as pulled. */
  readonly findings: (uri: string) => Promise<readonly string[]>;
  readonly actions: (uri: string, diagnostic: Diagnostic) => Promise<readonly CodeAction[]>;
  /** `shutdown` and `exit`; the exit code. */
  readonly stop: () => Promise<number>;
  readonly exitCode: Promise<number>;
}

/** A client that pulls diagnostics and knows most else. */
export const PULLING: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedInformation: true, dataSupport: true, codeDescriptionSupport: true },
    hover: { contentFormat: ['markdown'] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

/** Starts a server process with the ends of its standard streams free. */
export function startProcess(
  args: readonly string[] = [program, 'lsp', '--stdio'],
): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, args, { env: plainEnv() });
  running.add(child);
  child.stdin.on('error', () => undefined);
  return child;
}

/** The exit code of a process; rejects when a signal ended it. */
export async function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('exit', (code, signal) => {
      running.delete(child);
      if (code === null) reject(new Error(`The server was ended by ${String(signal)}.`));
      else resolve(code);
    });
  });
}

/** Starts a server and initializes it. */
export async function startClient(setup: ClientSetup = {}): Promise<TestClient> {
  const child = startProcess(setup.args);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  return connectClient(child, connection, setup);
}

/** Initializes a server over a connection that is not listening yet. */
export async function connectClient(
  child: ChildProcess,
  connection: MessageConnection,
  setup: ClientSetup,
): Promise<TestClient> {
  const { capabilities = PULLING, folders = [], options, settings = () => null, answers = {} } = setup;
  const received: Received[] = [];
  const waiting = new Set<(message: Received) => void>();
  const take = (method: string, params: unknown): void => {
    received.push({ method, params });
    for (const look of waiting) look({ method, params });
  };
  const exitCode = exitOf(child);
  exitCode.catch(() => undefined);
  connection.onNotification(take);
  connection.onUnhandledProgress((params) => take('$/progress', params));
  connection.onRequest((method, params) => {
    take(method, params);
    if (method === 'workspace/configuration') {
      const { items } = params as { items: { scopeUri: string }[] };
      return items.map(({ scopeUri }) => settings(scopeUri));
    }
    return answers[method]?.(params as never) ?? null;
  });
  connection.onClose(() => undefined);
  connection.listen();
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities,
    workspaceFolders: folders.map((path) => ({ uri: uriOf(path), name: path })),
    initializationOptions: options,
  });
  await connection.sendNotification('initialized', {});

  const request = (method: string, params?: unknown): Promise<unknown> =>
    connection.sendRequest(method, params);
  const notify = (method: string, params?: unknown): Promise<void> =>
    connection.sendNotification(method, params);
  const pull = (uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    request('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId,
    }) as Promise<DocumentDiagnosticReport>;

  return {
    connection,
    process: child,
    initialized,
    received,
    request,
    notify,
    message: <T>(method: string, fits: (params: T) => boolean = () => true): Promise<T> => {
      const found = received.find((each) => each.method === method && fits(each.params as T));
      if (found !== undefined) return Promise.resolve(found.params as T);
      return new Promise((resolve) => {
        const look = (each: Received): void => {
          if (each.method !== method || !fits(each.params as T)) return;
          waiting.delete(look);
          resolve(each.params as T);
        };
        waiting.add(look);
      });
    },
    open: (uri, text, languageId = 'javascript') =>
      notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    write: (uri, version, text) =>
      notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] }),
    pull,
    findings: async (uri) => {
      const report = await pull(uri);
      return report.kind === 'full' ? namesOf(report.items) : [];
    },
    actions: async (uri, diagnostic) =>
      (await request('textDocument/codeAction', {
        textDocument: { uri },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic] },
      })) as CodeAction[],
    stop: async () => {
      await request('shutdown');
      await notify('exit');
      return exitCode;
    },
    exitCode,
  };
}

/** Diagnostics in short: rule and line (0-based). */
export function namesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, range }) => `${String(code)} ${range.start.line}`);
}

/** A path as a URI. */
export function uriOf(path: string): string {
  return pathToFileURL(path).toString();
}

/** The code of the error that a promise is rejected with. */
export async function errorCodeOf(answer: Promise<unknown>): Promise<number | undefined> {
  try {
    await answer;
    return undefined;
  } catch (error) {
    return (error as { code: number }).code;
  }
}
