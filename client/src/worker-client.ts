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

/** Where in the extension the parts of the server lie: the engine is the one that the server for Node loads. */
export interface WorkerBundles {
  readonly engine: Uri;
  readonly server: Uri;
}

/**
 * A language client whose server is a worker. It ends the worker as the one for Node ends its process; the package's
 * own leaves it running.
 */
export class WorkerClient extends LanguageClient {
  private running: RunningWorker | undefined;

  constructor(bundles: WorkerBundles, options: LanguageClientOptions) {
    super(CLIENT_ID, CLIENT_NAME, () => this.startWorker(bundles), options);
  }

  protected override async shutdown(mode: ShutdownMode, timeout?: number): Promise<void> {
    try {
      await super.shutdown(mode, timeout);
    } finally {
      this.endWorker();
    }
  }

  private async startWorker(bundles: WorkerBundles): Promise<MessageTransports> {
    this.endWorker();
    this.running = await runningWorker(bundles);
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
async function runningWorker({ engine, server }: WorkerBundles): Promise<RunningWorker> {
  const [engineText, serverText] = await Promise.all([textOf(engine), textOf(server)]);
  const script = new Blob(scriptOf(engineText, serverText), { type: 'text/javascript' });
  const address = URL.createObjectURL(script);
  return { worker: new Worker(address, { name: CLIENT_NAME }), address };
}

/** The engine is CommonJS without imports, and the one thing that the server requires. */
function scriptOf(engine: BlobPart, server: BlobPart): BlobPart[] {
  return [
    'const bundle = { exports: {} };\n((module, exports) => {',
    engine,
    '\n})(bundle, bundle.exports);\nconst require = () => bundle.exports;\n',
    server,
  ];
}

/** As bytes that only this array holds, which is what a blob is made of. */
async function textOf(file: Uri): Promise<BlobPart> {
  return (await workspace.fs.readFile(file)).slice();
}
