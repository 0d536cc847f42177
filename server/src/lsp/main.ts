import { Console } from 'node:console';
import { detailsOf } from './errors';
import { nodePlatform } from './node-platform';
import { serveOn } from './server';
import { channelOf, startIn, type Start } from './transport';

/**
 * The language server of Node: started by the command line (`status-hints lsp`), or by a client that runs this file
 * itself with `--stdio` or `--node-ipc`. It ends with the client: at `exit`, when the connection is closed, and when
 * the client's process is gone.
 * @returns a promise that is never settled: the server ends the process
 */
export function serve({ transport, clientProcessId }: Start): Promise<never> {
  // Standard output belongs to the protocol: a stray line there would end the conversation.
  globalThis.console = new Console(process.stderr, process.stderr);
  const { log, end } = serveOn(channelOf(transport, giveUp), nodePlatform);
  // What nobody caught is a fault of ours, and no reason to leave the person without a server.
  process.on('uncaughtException', (error) => log.write('error', `A fault of ours: ${detailsOf(error)}`));
  process.on('unhandledRejection', (reason) => log.write('error', `A fault of ours: ${detailsOf(reason)}`));
  // Nobody reads what is said there, and nobody can be told.
  process.stderr.on('error', () => undefined);
  if (transport.kind === 'node-ipc') process.on('disconnect', end);
  if (transport.kind === 'stdio') {
    process.stdin.on('end', end);
    process.stdout.on('error', end);
  }
  if (clientProcessId !== undefined) nodePlatform.watchClient(clientProcessId, end);
  return new Promise<never>(() => undefined);
}

/** A client that sends no messages of LSP would wait for answers for ever. */
function giveUp(): never {
  nodePlatform.complain(
    'status-hints: no message of LSP comes from the client, only other data: this is the end.',
  );
  process.exit(1);
}

if (require.main === module) {
  const start = startIn(process.argv.slice(2));
  if (start === undefined) {
    process.stderr.write('status-hints: the language server is started with --stdio or --node-ipc.\n');
    process.exitCode = 2;
  } else {
    void serve(start);
  }
}
