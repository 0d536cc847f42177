import { type Event, EventEmitter, type LogOutputChannel } from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import { ENDPOINTS_CHANGED, STATE, type ServerState } from '../../server/src/lsp/protocol';
import { clientOptions } from './client';
import { errorHandler } from './error-handler';
import { answerRequests } from './requests/answer-requests';
import { type ClientState, type ServerStatus, statusOf } from './server-status';

/** Makes a language client for this kind of extension host; it is started later. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** The server and its client, which is another one after each restart by hand. */
export interface Server {
  /** The client of now. A request waits while the server starts, and rejects when it does not run. */
  readonly client: () => BaseLanguageClient;
  readonly status: () => ServerStatus;
  readonly onDidChangeStatus: Event<void>;
  /** The endpoints of the workspace may be others now. */
  readonly onDidChangeEndpoints: Event<void>;
  /** Stops what runs and starts anew. Never rejects: what goes wrong is in the log and in the status. */
  readonly restart: () => Promise<void>;
  /** Stops the server for good. Never rejects. */
  readonly stop: () => Promise<void>;
}

const words: Readonly<Record<State, ClientState>> = {
  [State.Starting]: 'starting',
  [State.Running]: 'running',
  [State.Stopped]: 'stopped',
  [State.StartFailed]: 'failed',
};

/** A server that has not been started yet: `restart` does. */
export function createServer(createClient: CreateClient, output: LogOutputChannel): Server {
  const changed = new EventEmitter<void>();
  const endpointsChanged = new EventEmitter<void>();
  let status: ServerStatus = { kind: 'starting' };
  let life = newLife();
  let turn = Promise.resolve();

  // A client whose start has failed cannot be started again, so each start by hand has its own.
  function newLife(): { readonly client: BaseLanguageClient; readonly end: () => Promise<void> } {
    let ended = false;
    let said: ServerState | undefined;
    const show = (state: State): void => {
      if (ended) return;
      status = statusOf(words[state], said);
      changed.fire();
    };
    const client: BaseLanguageClient = createClient({
      ...clientOptions(output),
      errorHandler: errorHandler({ isEnded: () => ended, restart: () => restart() }),
    });
    const answers = answerRequests(client);
    client.onNotification(STATE, (state: ServerState) => {
      said = state;
      show(client.state);
    });
    client.onNotification(ENDPOINTS_CHANGED, () => {
      if (!ended) endpointsChanged.fire();
    });
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) said = undefined;
      show(newState);
    });
    const end = async (): Promise<void> => {
      ended = true;
      for (const each of answers) each.dispose();
      try {
        await client.dispose();
      } catch (error) {
        // It was just starting, or hung. The client has killed the process, or the worker.
        output.debug('The server did not stop as it should:', error);
      }
    };
    return { client, end };
  }

  async function startAnew(): Promise<void> {
    await life.end();
    life = newLife();
    try {
      await life.client.start();
    } catch (error) {
      output.error('The server did not start:', error);
    }
  }

  function restart(): Promise<void> {
    turn = turn.then(startAnew);
    return turn;
  }

  return {
    client: () => life.client,
    status: () => status,
    onDidChangeStatus: changed.event,
    onDidChangeEndpoints: endpointsChanged.event,
    restart,
    stop: () => life.end(),
  };
}
