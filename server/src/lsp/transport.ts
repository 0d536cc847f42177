import { createConnection, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import {
  IPCMessageReader,
  IPCMessageWriter,
  SocketMessageWriter,
  StreamMessageWriter,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc/node';
import { FramedReader } from './wire/framed-reader';
import type { Pausable } from './wire/pace';

/** How messages come and go. */
export type Transport =
  | { readonly kind: 'stdio' | 'node-ipc' }
  /** The client listens on this port of this machine. */
  | { readonly kind: 'socket'; readonly port: number }
  /** The client listens on this pipe, or Unix domain socket. */
  | { readonly kind: 'pipe'; readonly name: string };

/** The two ends. */
export interface Channel {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  /** What the reader reads, where that can be made to wait. */
  readonly input?: Pausable;
}

/**
 * Opens a transport.
 * @param onHopeless what comes is no conversation
 */
export function channelOf(transport: Transport, onHopeless: () => void): Channel {
  const over = (input: Readable, writer: MessageWriter): Channel => ({
    reader: new FramedReader(input, onHopeless),
    writer,
    input,
  });
  const overSocket = (socket: Socket): Channel => over(socket, new SocketMessageWriter(socket));
  switch (transport.kind) {
    case 'stdio':
      return over(process.stdin, new StreamMessageWriter(process.stdout));
    case 'node-ipc':
      return { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process) };
    case 'socket':
      return overSocket(createConnection(transport.port, '127.0.0.1'));
    case 'pipe':
      return overSocket(createConnection(transport.name));
  }
}

/** How the server is to talk, as the arguments say that language clients start servers with. */
export interface Start {
  readonly transport: Transport;
  /** The process that the server ends with. */
  readonly clientProcessId: number | undefined;
}

/**
 * Reads the arguments of a client that starts this program itself, `--stdio` or `--node-ipc` for one. What a person
 * writes is read by the command line, with messages.
 * @returns undefined when they name no transport
 */
export function startIn(args: readonly string[]): Start | undefined {
  const valueOf = (name: string): string | undefined => {
    const at = args.findIndex((each) => each === name || each.startsWith(`${name}=`));
    const found = args[at];
    return found?.startsWith(`${name}=`) === true ? found.slice(name.length + 1) : args[at + 1];
  };
  const has = (name: string): boolean => args.some((each) => each === name || each.startsWith(`${name}=`));
  const clientProcessId = has('--clientProcessId') ? Number(valueOf('--clientProcessId')) : undefined;
  if (has('--stdio')) return { transport: { kind: 'stdio' }, clientProcessId };
  if (has('--node-ipc')) return { transport: { kind: 'node-ipc' }, clientProcessId };
  if (has('--socket'))
    return { transport: { kind: 'socket', port: Number(valueOf('--socket')) }, clientProcessId };
  const name = has('--pipe') ? valueOf('--pipe') : undefined;
  return name === undefined ? undefined : { transport: { kind: 'pipe', name }, clientProcessId };
}
