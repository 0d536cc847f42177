import type { Handler } from '../../model/handler';
import { shifted, type Shifts } from './shift';

/** What a view is one of. */
export interface Original {
  readonly handler: Handler;
  /** What has happened to the text since it was read. */
  readonly shifts: Shifts;
}

// Under this key a view tells what it is one of.
const ORIGINAL = Symbol('original');

/** The handler that was read, of a view or of one that was read just now. */
export function originalOf(handler: Handler): Original {
  return (handler as Handler & { [ORIGINAL]?: Original })[ORIGINAL] ?? { handler, shifts: [] };
}

/**
 * A handler seen through what happened to its text: every offset in it, in what its getters give and in the edits that
 * it writes is one of the new text. Whatever is asked for twice is the same object.
 * @param id its own; the handlers before it may be more or fewer than there were
 */
export function viewOf(handler: Handler, shifts: Shifts, id: number): Handler {
  const known = new WeakMap<object, unknown>();
  const see = (value: unknown, owner?: object): unknown => {
    if (typeof value === 'function') {
      const call = value as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => see(Reflect.apply(call, owner, args));
    }
    // Maps and sets of the model hold names.
    if (typeof value !== 'object' || value === null || value instanceof Map || value instanceof Set)
      return value;
    const before = known.get(value);
    if (before !== undefined) return before;
    const seen: unknown = Array.isArray(value) ? value.map((item) => see(item)) : new Proxy(value, { get });
    known.set(value, seen);
    return seen;
  };
  const get = (target: object, key: string | symbol): unknown => {
    if (key === 'id' && target === handler) return id;
    if (key === ORIGINAL && target === handler) return { handler, shifts };
    const value: unknown = Reflect.get(target, key);
    if (typeof value === 'number') return isOffset(target, key) ? shifted(value, shifts) : value;
    return see(value, target);
  };
  return see(handler) as Handler;
}

function isOffset(target: object, key: string | symbol): boolean {
  return (key === 'start' || key === 'end') && 'start' in target && 'end' in target;
}
