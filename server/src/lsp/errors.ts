import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';

/** Codes that LSP adds to those of JSON-RPC. */
const REQUEST_CANCELLED = -32800;
const CONTENT_MODIFIED = -32801;

/** The client took the request back. */
export function cancelled(): ResponseError {
  return new ResponseError(REQUEST_CANCELLED, 'The request was cancelled.');
}

/** The document changed while the answer was made: its positions would be wrong. */
export function contentModified(): ResponseError {
  return new ResponseError(CONTENT_MODIFIED, 'The document changed in the meantime.');
}

/** @param what one sentence: what is wrong with the parameters */
export function invalidParams(what: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, what);
}

/** A fault of ours, in one line. */
export function internalError(method: string, error: unknown): ResponseError {
  const message = `${method} failed, which is a fault of status-hints: ${messageOf(error)}`;
  return new ResponseError(ErrorCodes.InternalError, message);
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The message and, where there is one, the stack of anything that was thrown. */
export function detailsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
