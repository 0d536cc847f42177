import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { StreamMessageReader } from 'vscode-languageserver-protocol/node';
import { commandLine } from '../command-line';
import { conversationOver, type Conversation, type ReplyTo } from './conversation';

/** How a process is started. */
export interface ProcessSetup {
  readonly nodeFlags?: readonly string[];
  /** Answers the server's requests; with null when left out. */
  readonly reply?: ReplyTo;
  /** Nothing that the server says is read. */
  readonly isDeaf?: boolean;
  /** There is a channel of Node beside the standard streams, for what is no part of the protocol. */
  readonly hasChannel?: boolean;
}

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A server in a process of its own to which anything can be said, also what no client library would say. */
export interface ServerProcess extends Omit<Conversation, 'hear'> {
  readonly child: ChildProcessWithoutNullStreams;
  readonly stderr: () => string;
  readonly write: (bytes: string | Uint8Array) => void;
  readonly send: (message: object) => void;
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
  const { nodeFlags = [], reply, isDeaf, hasChannel } = setup;
  const child = spawn(process.execPath, [...nodeFlags, commandLine, 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'pipe', ...(hasChannel === true ? ['ipc' as const] : [])],
  }) as ChildProcessWithoutNullStreams;
  // A server that is gone cannot be written to: its end tells.
  child.stdin.on('error', () => undefined);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const write = (bytes: string | Uint8Array): void => void child.stdin.write(bytes);
  const send = (message: object): void => write(framed({ jsonrpc: '2.0', ...message }));
  const { hear, ...conversation } = conversationOver(send, reply);
  if (isDeaf !== true) new StreamMessageReader(child.stdout).listen((message) => hear(message));
  return {
    ...conversation,
    child,
    stderr: () => said,
    write,
    send,
    ended,
    async stop() {
      await conversation.ask('shutdown');
      conversation.notify('exit');
      return ended;
    },
  };
}
