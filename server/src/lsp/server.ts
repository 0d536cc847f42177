import {
  createMessageConnection,
  ErrorCodes,
  ResponseError,
  type MessageConnection,
  type MessageWriter,
} from 'vscode-jsonrpc';
import type { InitializeParams, InitializeResult } from 'vscode-languageserver';
import { serverCapabilities } from './capabilities';
import { changesIn } from './changes';
import { clientOf } from './client';
import { answer, take, type Handlers } from './dispatch';
import { detailsOf, messageOf } from './errors';
import { commandHandlers } from './handlers/commands';
import { diagnosticHandlers } from './handlers/diagnostics';
import { documentHandlers } from './handlers/documents';
import { endpointHandlers } from './handlers/endpoints';
import { languageHandlers } from './handlers/language';
import { statusCodeHandlers } from './handlers/status-codes';
import { workspaceHandlers } from './handlers/workspace';
import { logOf, type Log } from './log';
import { fieldsOf, integerOf } from './params';
import type { Platform } from './platform';
import { sessionOf, type Session } from './session';
import type { Channel } from './transport';
import { CheckedReader } from './wire/checked-reader';
import { paceOf, type Pausable } from './wire/pace';
import { PacedWriter } from './wire/paced-writer';

/** JSON-RPC's, but defined by LSP. */
const SERVER_NOT_INITIALIZED = -32002;

/** A server at work. */
export interface Server {
  readonly log: Log;
  /** The client has gone: ends the program as LSP says, with 0 after `shutdown` and 1 without. */
  readonly end: () => void;
}

/** Serves one client, from its first message to `exit`. */
export function serveOn(channel: Channel, platform: Platform): Server {
  const { connection, writer } = connectionOver(channel);
  const log = logOf(connection, platform.complain);
  let handlers: Handlers | undefined;
  let isShutDown = false;
  const end = (): void => platform.exit(isShutDown ? 0 : 1);

  const initialize = (params: unknown): InitializeResult => {
    if (handlers !== undefined) throw invalidRequest('The server is initialized already.');
    const { capabilities, processId, trace } = fieldsOf(params, 'params');
    fieldsOf(capabilities, 'capabilities');
    log.trace(trace);
    log.connect();
    if (typeof processId === 'number') platform.watchClient(integerOf(processId, 'processId'), end);
    const session = sessionOf(platform, clientOf(connection, log), log, params as InitializeParams);
    handlers = handlersOf(session);
    void loadEarly(session);
    return {
      capabilities: serverCapabilities(session.facts),
      serverInfo: { name: 'status-hints', version: platform.version },
    };
  };

  connection.onRequest(async (method, params, token) => {
    if (isShutDown) throw invalidRequest('The server was shut down.');
    if (method === 'initialize') return initialize(params);
    if (handlers === undefined) {
      throw new ResponseError(SERVER_NOT_INITIALIZED, 'The first request must be initialize.');
    }
    if (method === 'shutdown') {
      isShutDown = true;
      return null;
    }
    return answer(handlers, log, method, params, token);
  });
  connection.onNotification((method, params) => {
    if (method === 'exit') end();
    else if (handlers !== undefined && !isShutDown) void take(handlers, log, method, params);
  });
  connection.onError(([error]) => {
    // Its other lines are what came, whatever that was.
    const [reason = ''] = messageOf(error).split('\n');
    log.write('error', `A message could not be read or sent: ${reason}`);
    // Whose id cannot be told JSON-RPC answers with null.
    if (error instanceof ResponseError) {
      const refusal = { jsonrpc: '2.0', id: null, error: { code: error.code, message: reason } };
      writer.write(refusal).catch((fault: unknown) => log.write('error', detailsOf(fault)));
    }
  });
  connection.onClose(end);
  connection.listen();
  return { log, end };
}

const LIVE: Pausable = { pause: () => undefined, resume: () => undefined };

/** @returns the writer as well: JSON-RPC has answers to nobody, which the connection cannot send */
function connectionOver({ reader, writer, input = LIVE }: Channel): {
  connection: MessageConnection;
  writer: MessageWriter;
} {
  const pace = paceOf(input);
  const checked = new CheckedReader(reader, pace);
  const paced = new PacedWriter(writer, pace);
  const connection = createMessageConnection(checked, paced, undefined, {
    messageStrategy: {
      handleMessage(message, next) {
        checked.taken(message);
        return next(message);
      },
    },
  });
  return { connection, writer: paced };
}

function handlersOf(session: Session): Handlers {
  const changes = changesIn(session);
  return {
    requests: {
      ...diagnosticHandlers(session, changes),
      ...languageHandlers(session),
      ...commandHandlers(session),
      ...statusCodeHandlers(session),
      ...endpointHandlers(session),
    },
    notifications: { ...documentHandlers(session, changes), ...workspaceHandlers(session, changes) },
  };
}

/** Loads the engine once the answer to `initialize` is on its way: the first document follows soon. */
async function loadEarly(session: Session): Promise<void> {
  const { platform, log, activities } = session;
  await platform.nextTurn();
  await platform.nextTurn();
  try {
    await session.service();
    activities.rest({ kind: 'ready', message: 'Ready' });
  } catch (error) {
    log.write('error', `The engine cannot be loaded; install status-hints again: ${detailsOf(error)}`);
    activities.rest({ kind: 'problem', message: 'The engine cannot be loaded: see the log' });
  }
}

function invalidRequest(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidRequest, message);
}
