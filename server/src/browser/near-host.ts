import { URI } from 'vscode-uri';
import type { ProjectHost } from '../engine/host';
import { withoutEnd } from '../engine/text/without-end';

/** A project whose files are brought near one by one, so that the engine finds them at once. */
export interface NearHost extends ProjectHost {
  /**
   * Reads files, or reads them again: afterwards they are as they were when they were asked for. Those that are gone, or
   * hold no text, are forgotten; what was never brought does not exist here.
   */
  readonly bring: (locations: readonly string[]) => Promise<void>;
  /** Forgets a file, or a folder with all that is in it. */
  readonly drop: (location: string) => void;
  /** The location of a URI, which is the URI with no character escaped; undefined when it lies outside of the root. */
  readonly locationOf: (uri: string) => string | undefined;
  /** The URI of a location in the root. */
  readonly uriOf: (location: string) => string;
}

/** Larger files are data, or made by a program. In UTF-16 code units. */
const LARGEST = 5_000_000;
/** Requests that are under way at once. */
const AT_ONCE = 32;

/**
 * A project without a disk.
 * @param rootUri the folder that nothing is read outside of
 * @param readText the text of a file by its URI; undefined when there is none. It never rejects.
 */
export function nearHost(rootUri: string, readText: (uri: string) => Promise<string | undefined>): NearHost {
  const rootOf = URI.parse(rootUri);
  const start = `${rootOf.scheme}://${rootOf.authority}`;
  const root = start + withoutEnd(rootOf.path, '/');
  const texts = new Map<string, string>();
  const folders = new Map<string, Set<string>>([[root, new Set()]]);
  const asked = new Map<string, number>();
  let last = 0;

  const uriOf = (location: string): string => rootOf.with({ path: location.slice(start.length) }).toString();

  const keep = (location: string, text: string): void => {
    texts.set(location, text);
    for (let at = location; at !== root; at = folderOf(at)) {
      const names = folders.get(folderOf(at)) ?? new Set();
      folders.set(folderOf(at), names.add(nameOf(at)));
    }
  };
  const lose = (location: string): void => {
    if (!texts.delete(location)) return;
    // A folder is there because something is in it.
    for (let at = location; at !== root; at = folderOf(at)) {
      const names = folders.get(folderOf(at));
      names?.delete(nameOf(at));
      if (folderOf(at) === root || names === undefined || names.size > 0) return;
      folders.delete(folderOf(at));
    }
  };
  const bringOne = async (location: string): Promise<void> => {
    const turn = ++last;
    asked.set(location, turn);
    const text = await readText(uriOf(location));
    // Asked for again meanwhile, or dropped: this answer is old.
    if (asked.get(location) !== turn) return;
    asked.delete(location);
    if (text === undefined || text.length > LARGEST || text.includes('\0')) lose(location);
    else keep(location, text.replace(/^\uFEFF/, ''));
  };

  return {
    root,
    kindOf: (location) => (texts.has(location) ? 'file' : folders.has(location) ? 'folder' : undefined),
    read: (location) => texts.get(location),
    list: (location) => [...(folders.get(location) ?? [])].sort(),
    async bring(locations) {
      const waiting = locations.filter((each) => each.startsWith(root + '/'));
      const worker = async (): Promise<void> => {
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await bringOne(next);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
    },
    drop(location) {
      const isIn = (each: string): boolean => each === location || each.startsWith(location + '/');
      for (const each of [...asked.keys()].filter(isIn)) asked.delete(each);
      for (const each of [...texts.keys()].filter(isIn)) lose(each);
    },
    locationOf(uri) {
      const { scheme, authority, path } = URI.parse(uri);
      const location = `${scheme}://${authority}${path}`;
      return location.startsWith(root + '/') ? location : undefined;
    },
    uriOf,
  };
}

function folderOf(location: string): string {
  return location.slice(0, location.lastIndexOf('/'));
}

function nameOf(location: string): string {
  return location.slice(location.lastIndexOf('/') + 1);
}
