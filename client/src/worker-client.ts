import { type Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
  type MessageTransports,
  type ShutdownMode,
} from 'vscode-languageclient/browser';
import { CLIENT_ID, CLIENT_NAME } from './client';

/**
 * A language client whose server is a worker. It ends the worker as the one for Node ends its process; the package's
 * own leaves it running.
 */
export class WorkerClient extends LanguageClient {
  private running: RunningWorker | undefined;

  /** @param script where the server's bundle lies in the extension */
  constructor(script: Uri, options: LanguageClientOptions) {
    super(CLIENT_ID, CLIENT_NAME, () => this.startWorker(script), options);
  }

  protected override async shutdown(mode: ShutdownMode, timeout?: number): Promise<void> {
    try {
      await super.shutdown(mode, timeout);
    } finally {
      this.endWorker();
    }
  }

  private async startWorker(script: Uri): Promise<MessageTransports> {
    this.endWorker();
    this.running = await runningWorker(script);
    const { worker } = this.running;
    // Not the worker itself: what extension hosts make of `Worker` fails the package's `instanceof`.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  }

  private endWorker(): void {
    this.running?.worker.terminate();
    if (this.running !== undefined) URL.revokeObjectURL(this.running.address);
    this.running = undefined;
  }
}

interface RunningWorker {
  readonly worker: Worker;
  /** Given back only when the worker ends: revoked earlier, the worker may not have read it yet. */
  readonly address: string;
}

/** From a blob: a script of another origin, such as a file of a remote machine, is refused. */
async function runningWorker(script: Uri): Promise<RunningWorker> {
  const bytes = await workspace.fs.readFile(script);
  const address = URL.createObjectURL(new Blob([bytes.slice()], { type: 'text/javascript' }));
  return { worker: new Worker(address, { name: CLIENT_NAME }), address };
}
