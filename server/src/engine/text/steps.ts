/**
 * Work that asks for things on its way, each of which is there at once or later. Written once, as a generator, it can be
 * done by a caller that waits ({@link inTurns}) and by one that cannot ({@link atOnce}).
 */
export type Steps<T> = Generator<unknown, T, unknown>;

/** Asks for a thing: `const text = yield* got(files.read(…))`. */
export function* got<T>(thing: T | Promise<T>): Generator<T | Promise<T>, T, unknown> {
  // What is handed back is what was asked for.
  return (yield thing) as T;
}

/** Does the work, and waits for what comes later. What that rejects with is thrown where it was asked for. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  let next = steps.next();
  while (!next.done) {
    let thing: unknown;
    try {
      thing = await next.value;
    } catch (error) {
      next = steps.throw(error);
      continue;
    }
    next = steps.next(thing);
  }
  return next.value;
}

/**
 * Does the work at once.
 * @throws TypeError when something that it asks for comes later: a fault of whoever gave it such things
 */
export function atOnce<T>(steps: Steps<T>): T {
  let next = steps.next();
  while (!next.done) {
    if (next.value instanceof Promise) throw new TypeError('This work cannot be done at once.');
    next = steps.next(next.value);
  }
  return next.value;
}

/** One of the two ways to do work. */
export type Doing = <T>(steps: Steps<T>) => T | Promise<T>;

/** Does work once for each name, and remembers what came of it. */
export function onceFor<T>(run: Doing, work: (name: string) => Steps<T>): (name: string) => Steps<T> {
  const known = new Map<string, { readonly done: T | Promise<T> }>();
  return function* (name) {
    const before = known.get(name) ?? { done: run(work(name)) };
    known.set(name, before);
    return yield* got(before.done);
  };
}
