import type { Response } from '../model/response';

/**
 * Whether a response surely goes out without a field (law 3): its handler is registered, every write to it was
 * understood, and no path sets the field. `name` is in lower case.
 */
export function surelyLacks({ handler, fields, understood, kind }: Response, name: string): boolean {
  if (handler.certainty !== 'registered' || handler.role === 'helper-definition') return false;
  // What becomes of a thrown error, and what a helper adds, is decided elsewhere.
  if (kind === 'throw' || kind === 'helper') return false;
  return understood && fields.complete && !fields.set.has(name) && !fields.maybe.has(name);
}
