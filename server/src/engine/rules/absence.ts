import type { Response } from '../model/response';

/**
 * Whether a response surely goes out without a field (law 3): its handler is registered, every write to it was
 * understood, and no path sets the field. `name` is in lower case.
 */
export function surelyLacks(response: Response, name: string): boolean {
  const { handler, fields, understood, kind } = response;
  if (handler.certainty !== 'registered' || handler.role === 'helper-definition') return false;
  // What becomes of a thrown error, and what a helper adds, is decided elsewhere.
  if (kind === 'throw' || kind === 'helper' || isUnsent(response)) return false;
  return understood && fields.complete && !fields.set.has(name) && !fields.maybe.has(name);
}

/** Whether only a status is set, which nothing sends: fields may be to come, as what sends it is. */
export function isUnsent({ handler, site, method }: Response): boolean {
  return method === 'status-only' && handler.unsent.some(({ span }) => span.start === site.start);
}
