/** What was found out about objects, with each of them: it lives as long as they do. */
export interface Remembered<Key, Value> {
  readonly get: (key: Key) => Value | undefined;
  readonly set: (key: Key, value: Value) => void;
}

/**
 * A memory that is kept on its keys, under a symbol of its own. A `WeakMap` would do, but for V8's collections of young
 * objects (scavenges): they count the values of every old WeakMap as alive, and a value that leads to a node keeps its
 * whole tree until the next full collection.
 *
 * Not for keys that are frozen, proxies (their target would get the value) or copied by a spread (so would the copy).
 */
export function rememberedBy<Key extends object, Value>(): Remembered<Key, Value> {
  const own = Symbol('remembered');
  type Carrier = Key & { [own]?: Value };
  return {
    get: (key) => (key as Carrier)[own],
    set: (key, value) => {
      (key as Carrier)[own] = value;
    },
  };
}
