import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { StreamMessageReader, type Message } from 'vscode-languageserver-protocol/node';
import { commandLine } from '../command-line';

/** A message of the server. */
export interface FromServer extends Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** What a client says to a request of the server; undefined when it says nothing at all. */
export type Reply = { readonly result: unknown } | { readonly error: unknown } | undefined;

/** How a process is started. */
export interface ProcessSetup {
  readonly nodeFlags?: readonly string[];
  /** Instead of `lsp --stdio`. */
  readonly args?: readonly string[];
  /** Answers the server's requests; with null when left out. */
  readonly reply?: (method: string, params: unknown) => Reply;
  /** Nothing that the server says is read. */
  readonly isDeaf?: boolean;
}

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A server in a process of its own to which anything can be said, also what no client library would say. */
export interface ServerProcess {
  readonly child: ChildProcessWithoutNullStreams;
  /** Everything that the server said, in order. */
  readonly received: readonly FromServer[];
  readonly stderr: () => string;
  readonly write: (bytes: string | Uint8Array) => void;
  readonly send: (message: object) => void;
  readonly notify: (method: string, params?: unknown) => void;
  /** Sends a request with an id of its own. @returns its answer */
  readonly ask: (method: string, params?: unknown) => Promise<FromServer>;
  /** The answer with an id, past or to come. */
  readonly answerTo: (id: number | string | null) => Promise<FromServer>;
  readonly ended: Promise<Ended>;
  /** `shutdown` and `exit`. */
  readonly stop: () => Promise<Ended>;
}

/** A message as it goes over the wire. */
export function framed(message: unknown): string {
  const text = typeof message === 'string' ? message : JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

/** Starts the built server; nothing is said to it yet. */
export function startServerProcess(setup: ProcessSetup = {}): ServerProcess {
  const { nodeFlags = [], args = ['lsp', '--stdio'], reply = () => ({ result: null }), isDeaf } = setup;
  const child = spawn(process.execPath, [...nodeFlags, commandLine, ...args]);
  // A server that is gone cannot be written to: the test sees its end.
  child.stdin.on('error', () => undefined);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const received: FromServer[] = [];
  const waiting = new Map<FromServer['id'], ((answer: FromServer) => void)[]>();
  let last = 0;

  const write = (bytes: string | Uint8Array): void => void child.stdin.write(bytes);
  const send = (message: object): void => write(framed({ jsonrpc: '2.0', ...message }));
  const hear = (message: FromServer): void => {
    received.push(message);
    if (message.method === undefined) {
      for (const resolve of waiting.get(message.id) ?? []) resolve(message);
      waiting.delete(message.id);
      return;
    }
    if (message.id === undefined) return;
    const answer = reply(message.method, message.params);
    if (answer !== undefined) send({ id: message.id, ...answer });
  };
  if (isDeaf !== true) new StreamMessageReader(child.stdout).listen((message) => hear(message));

  const answerTo = (id: number | string | null): Promise<FromServer> => {
    const found = received.find((each) => each.method === undefined && each.id === id);
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve) => waiting.set(id, [...(waiting.get(id) ?? []), resolve]));
  };
  const ask = (method: string, params?: unknown): Promise<FromServer> => {
    const id = `own-${++last}`;
    send({ id, method, params });
    return answerTo(id);
  };
  const notify = (method: string, params?: unknown): void => send({ method, params });

  return {
    child,
    received,
    stderr: () => said,
    write,
    send,
    notify,
    ask,
    answerTo,
    ended,
    async stop() {
      await ask('shutdown');
      notify('exit');
      return ended;
    },
  };
}
