import type { Deed } from '../model/deed';
import { onlyCode } from '../model/status-value';
import type { Response, SendMethod } from '../model/response';
import { findFailure } from './body-failure';
import { isUnsent } from './absence';

// What a program reads; pages and files are for people.
const FOR_PROGRAMS: ReadonlySet<SendMethod> = new Set<SendMethod>([
  'json',
  'text',
  'end',
  'return',
  'send-status',
  'helper',
  'status-only',
]);

/**
 * Whether a handler answers with one of some codes that the request has worked: not in a catch, not with an error or
 * words of failure in the body, and not with a page.
 */
export function tellsSuccess(response: Response, codes: readonly number[]): boolean {
  const { handler, kind, method, status, guards } = response;
  const code = onlyCode(status);
  if (handler.role !== 'handler' || code === undefined || !codes.includes(code)) return false;
  if (!FOR_PROGRAMS.has(method) || kind === 'throw' || kind === 'redirect') return false;
  if (isUnsent(response) || response.after.length > 0) return false;
  if (guards.some(({ kind: by, holds, reasons }) => by === 'catch' || (holds && reasons.includes('failed'))))
    return false;
  return findFailure(response) === undefined && response.body.reasons.length === 0;
}

/** Whether what was done has worked where the response is sent: no condition that asks for its result stands around it. */
export function hasWorked({ guards }: Response, { span }: Deed): boolean {
  return !guards.some(
    ({ reasons, passed, span: at }) => reasons.length > 0 && passed !== true && at.start > span.end,
  );
}
