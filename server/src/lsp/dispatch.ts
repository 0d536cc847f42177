import { ErrorCodes, ResponseError, type CancellationToken } from 'vscode-jsonrpc';
import { cancelled, detailsOf, internalError } from './errors';
import type { Log } from './log';

/** Answers one kind of request: a value, a promise, or a thrown ResponseError. */
export type RequestHandler = (params: unknown, token: CancellationToken) => unknown;

/** Takes one kind of notification. */
export type NotificationHandler = (params: unknown) => void | Promise<void>;

/** What the server understands, by method. */
export interface Handlers {
  readonly requests: Readonly<Record<string, RequestHandler>>;
  readonly notifications: Readonly<Record<string, NotificationHandler>>;
}

/**
 * Answers a request by the table.
 * What a handler throws that is no ResponseError is a fault of ours: it is logged, answered as such, and ends there.
 * A cancelled request is answered at once, whatever its handler still waits for.
 */
export async function answer(
  { requests }: Handlers,
  log: Log,
  method: string,
  params: unknown,
  token: CancellationToken,
): Promise<unknown> {
  const handler = Object.hasOwn(requests, method) ? requests[method] : undefined;
  if (handler === undefined) {
    throw new ResponseError(ErrorCodes.MethodNotFound, `This server has no ${method}.`);
  }
  if (token.isCancellationRequested) throw cancelled();
  log.write('debug', `Request ${method}`);
  const withdrawal = withdrawalOf(token);
  try {
    return await Promise.race([handler(params, token), withdrawal.promise]);
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    log.write('error', `${method} failed; please report this fault of ours: ${detailsOf(error)}`);
    throw internalError(method, error);
  } finally {
    withdrawal.dispose();
  }
}

/** Takes a notification by the table; those that nobody wants are dropped, as LSP allows. */
export async function take(
  { notifications }: Handlers,
  log: Log,
  method: string,
  params: unknown,
): Promise<void> {
  const handler = Object.hasOwn(notifications, method) ? notifications[method] : undefined;
  if (handler === undefined) return;
  try {
    await handler(params);
  } catch (error) {
    const whose =
      error instanceof ResponseError ? 'it is not as LSP says' : 'please report this fault of ours';
    log.write('error', `${method} failed; ${whose}: ${detailsOf(error)}`);
  }
}

function withdrawalOf(token: CancellationToken): { promise: Promise<never>; dispose: () => void } {
  let listener: { dispose: () => void } | undefined;
  const promise = new Promise<never>((_, reject) => {
    listener = token.onCancellationRequested(() => reject(cancelled()));
  });
  return { promise, dispose: () => listener?.dispose() };
}
