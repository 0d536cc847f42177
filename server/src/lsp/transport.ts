import {
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc/node';

/** How messages come and go. */
export type Transport =
  | { readonly kind: 'stdio' | 'node-ipc' }
  /** The client listens on this port of this machine. */
  | { readonly kind: 'socket'; readonly port: number }
  /** The client listens on this pipe, or Unix domain socket. */
  | { readonly kind: 'pipe'; readonly name: string };

/** The two ends. */
export type Channel = readonly [MessageReader, MessageWriter];

/** Opens a transport. */
export function channelOf(transport: Transport): Channel {
  switch (transport.kind) {
    case 'stdio':
      return [new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)];
    case 'node-ipc':
      return [new IPCMessageReader(process), new IPCMessageWriter(process)];
    case 'socket':
      return createServerSocketTransport(transport.port);
    case 'pipe':
      return createServerPipeTransport(transport.name);
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
