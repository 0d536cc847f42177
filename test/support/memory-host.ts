import type { ProjectHost } from '../../server/src/engine/host';

/** A project in memory, for tests. */
export interface MemoryHost extends ProjectHost {
  /** The location of a file below the root: `at('src/app.ts')`. */
  readonly at: (path: string) => string;
  /** Creates or replaces a file, by its path below the root. */
  readonly write: (path: string, text: string) => void;
  /** Removes a file, or a folder with all that is in it. */
  readonly remove: (path: string) => void;
  /** Every location that was read so far, in order. */
  readonly asked: readonly string[];
}

/**
 * A host over texts.
 * @param files texts by path below the root; folders are there because files are in them
 * @param links folders or files that are links: path to path, both below the root
 */
export function memoryHost(
  files: Readonly<Record<string, string>>,
  { root = '/project', links = {} }: { root?: string; links?: Readonly<Record<string, string>> } = {},
): MemoryHost {
  const texts = new Map(Object.entries(files));
  const asked: string[] = [];

  const followed = (path: string): string => {
    const link = Object.keys(links).find((from) => path === from || path.startsWith(from + '/'));
    return link === undefined ? path : (links[link] ?? '') + path.slice(link.length);
  };
  const below = (location: string): string | undefined => {
    if (location === root) return '';
    return location.startsWith(root + '/') ? followed(location.slice(root.length + 1)) : undefined;
  };
  const namesIn = (path: string): Set<string> => {
    const prefix = path === '' ? '' : path + '/';
    const inside = [...texts.keys(), ...Object.keys(links)].filter((each) => each.startsWith(prefix));
    return new Set(inside.map((each) => each.slice(prefix.length).split('/')[0] ?? ''));
  };

  return {
    root,
    asked,
    at: (path) => `${root}/${path}`,
    write: (path, text) => void texts.set(path, text),
    remove(path) {
      for (const each of texts.keys()) if (each === path || each.startsWith(path + '/')) texts.delete(each);
    },
    kindOf(location) {
      const path = below(location);
      if (path === undefined) return undefined;
      if (texts.has(path)) return 'file';
      return path === '' || namesIn(path).size > 0 ? 'folder' : undefined;
    },
    read(location) {
      asked.push(location);
      const path = below(location);
      return path === undefined ? undefined : texts.get(path);
    },
    list(location) {
      const path = below(location);
      return path === undefined ? [] : [...namesIn(path)].sort();
    },
    realOf(location) {
      const path = below(location);
      return path === undefined || path === '' ? location : `${root}/${path}`;
    },
  };
}
