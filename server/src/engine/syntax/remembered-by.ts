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
      if (followed) note(followed, key, own);
    },
  };
}

/** A root with all that has been remembered of nodes below it since it is followed. */
interface Followed {
  readonly root: object;
  readonly keys: object[];
  readonly symbols: symbol[];
}
interface TreeNode {
  readonly parent?: TreeNode;
  readonly kind?: unknown;
}
let followed: Followed | undefined;

/** From now on what is remembered of the nodes below a root can be forgotten again. Only the last one that is named counts. */
export function follow(root: object): void {
  followed = { root, keys: [], symbols: [] };
}

/**
 * Forgets what has been remembered of all nodes below a root since it is followed.
 * @returns false where another one has been followed since: then it is not known what there is to forget
 */
export function forgetBelow(root: object): boolean {
  if (followed?.root !== root) return false;
  const { keys, symbols } = followed;
  keys.forEach((key, index) => {
    (key as Record<symbol, unknown>)[symbols[index] ?? NONE] = undefined;
  });
  followed = undefined;
  return true;
}

const NONE = Symbol('none');

// Nodes of other trees, and what is no node, are not to be kept alive by this.
function note({ root, keys, symbols }: Followed, key: object, symbol: symbol): void {
  let top: TreeNode = key;
  if (typeof top.kind !== 'number') return;
  while (top.parent) top = top.parent;
  if (top !== root && 'statements' in top) return;
  keys.push(key);
  symbols.push(symbol);
}
