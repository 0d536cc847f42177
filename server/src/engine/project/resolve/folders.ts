import type { ProjectHost } from '../../host';
import { readJson } from '../../syntax/json';
import { folderOf, isWithin, nameOf, upward } from '../../text/locations';

/** What stands in the folders of a project. Each folder is listed once, each configuration file read once. */
export interface Folders {
  readonly root: string;
  readonly kindOf: (location: string) => 'file' | 'folder' | undefined;
  /** The names in a folder; none when there is no such folder. */
  readonly namesIn: (folder: string) => ReadonlySet<string>;
  /** What a JSON file says; undefined when there is none or when it says nothing. */
  readonly json: (location: string) => unknown;
  /** The text of a configuration file. */
  readonly text: (location: string) => string | undefined;
  /** The location without links. */
  readonly realOf: (location: string) => string;
  /** Drops what was known of a location, if that is no longer so. */
  readonly changed: (location: string) => Dropped;
  readonly forget: () => void;
}

/** What is no longer known: nothing, that one source file is or is not there, or more than that. */
export type Dropped = 'nothing' | 'source' | 'more';

/** Looks at a host's folders and remembers what it saw. */
export function foldersOf(host: ProjectHost): Folders {
  const { root } = host;
  const listed = new Map<string, Set<string>>();
  const kinds = new Map<string, 'file' | 'folder' | undefined>();
  const texts = new Map<string, string | undefined>();
  const values = new Map<string, unknown>();
  // Then a change in one place can show in another.
  let hasLinks = false;

  const kindOf = (location: string): 'file' | 'folder' | undefined => {
    if (location === root) return 'folder';
    // Most of what is asked for is not there: its name is missing in a list that is known already.
    if (!isWithin(root, location) || !namesIn(folderOf(location)).has(nameOf(location))) return undefined;
    if (!kinds.has(location)) {
      const kind = host.kindOf(location);
      kinds.set(location, kind);
      // What is listed and is nothing leads to nothing yet.
      hasLinks ||= kind === undefined || realOf(location) !== location;
    }
    return kinds.get(location);
  };
  const realOf = (location: string): string => host.realOf?.(location) ?? location;
  const namesIn = (folder: string): ReadonlySet<string> => {
    const known = listed.get(folder);
    if (known !== undefined) return known;
    const names = new Set(kindOf(folder) === 'folder' ? host.list(folder) : []);
    listed.set(folder, names);
    return names;
  };
  const text = (location: string): string | undefined => {
    if (!texts.has(location))
      texts.set(location, kindOf(location) === 'file' ? host.read(location) : undefined);
    return texts.get(location);
  };

  const isOutdated = (location: string): boolean => {
    const before = listed.get(folderOf(location))?.has(nameOf(location));
    // Nobody ever looked into its folder, at least not by this name.
    if (before === undefined) return hasLinks;
    const now = host.kindOf(location);
    return before !== (now !== undefined) || (kinds.has(location) && kinds.get(location) !== now);
  };
  const drop = (location: string): void => {
    // Not the whole list: thousands of files may come and go one by one.
    const siblings = listed.get(folderOf(location));
    if (host.kindOf(location) === undefined) siblings?.delete(nameOf(location));
    else siblings?.add(nameOf(location));
    const wasFolder = listed.has(location) || kinds.get(location) === 'folder';
    for (const known of [listed, kinds, texts, values]) {
      known.delete(location);
      if (!wasFolder) continue;
      for (const each of known.keys()) if (isWithin(location, each)) known.delete(each);
    }
  };

  const forget = (): void => {
    for (const known of [listed, kinds, texts, values]) known.clear();
    hasLinks = false;
  };

  return {
    root,
    kindOf,
    namesIn,
    text,
    json(location) {
      if (!values.has(location)) {
        const read = text(location);
        values.set(location, read === undefined ? undefined : readJson(read));
      }
      return values.get(location);
    },
    realOf,
    changed(location) {
      if (location === root || !isWithin(root, location)) return 'nothing';
      // A file can come with the folders around it.
      const outdated = upward(root, location).filter((each) => each !== root && isOutdated(each));
      // Of a folder anything in it may be new, of a configuration file its text.
      if (texts.has(location) || listed.has(location)) outdated.push(location);
      if (hasLinks && (outdated.length > 0 || !isCode(location))) {
        forget();
        return 'more';
      }
      outdated.forEach(drop);
      if (outdated.length === 0) return 'nothing';
      return isCode(location) && outdated.every((each) => each === location) ? 'source' : 'more';
    },
    forget,
  };
}

/** Whether nothing that a file says can matter to where files are. */
function isCode(location: string): boolean {
  return /\.[mc]?[jt]sx?$/.test(location);
}
