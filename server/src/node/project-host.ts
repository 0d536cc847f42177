import { resolve, sep } from 'node:path';
import type { ProjectHost } from '../engine/host';
import { lstatSync, readdirSync, realpathSync, type Entry as Found, type Standing } from './disk';
import { compareText, withSlashes } from './display-path';
import { readSource } from './read';

/** A project on this machine's disk. What it saw of a folder counts until it is told of changes. */
export interface DiskHost extends ProjectHost {
  readonly realOf: (location: string) => string;
  /** A file or folder was created, deleted or replaced. */
  readonly changed: (location: string) => void;
  /** Looks at everything anew. */
  readonly forget: () => void;
}

/** Larger files are data, or made by a program. In bytes. */
const LARGEST = 5 * 1024 * 1024;

type Kind = 'file' | 'folder';
/** What stands in a folder; of a link it is not yet known what it leads to. */
type Entry = Kind | 'link';
/** What a location leads to: the real path that is read instead. */
interface Place {
  readonly kind: Kind;
  readonly real: string;
}

/** A folder that was looked into. */
interface Listed {
  readonly real: string;
  readonly entries: Map<string, Entry>;
}

/**
 * The files below a folder. Links are followed as long as they stay in it. The texts are decoded as when they are linted;
 * binary files, those above 5 MB and what a minifier wrote have none.
 * @param folder a path of this system
 */
export function diskHost(folder: string): DiskHost {
  const root = withSlashes(resolve(folder)).replace(/\/$/, '');
  const realRoot = realPathOf(folder);
  const listed = new Map<string, Listed>();
  const linked = new Map<string, Place | undefined>();

  const placeOf = (location: string): Place | undefined => {
    if (location === root) return realRoot === undefined ? undefined : { kind: 'folder', real: realRoot };
    if (!location.startsWith(root + '/')) return undefined;
    const [parent, name] = split(location);
    const within = listedAt(parent);
    const entry = within?.entries.get(name);
    if (within === undefined || entry === undefined) return undefined;
    const real = within.real + sep + name;
    return entry === 'link' ? linkAt(location, real) : { kind: entry, real };
  };
  const linkAt = (location: string, path: string): Place | undefined => {
    if (!linked.has(location)) linked.set(location, leadsTo(path, realRoot ?? path));
    return linked.get(location);
  };
  const listedAt = (location: string): Listed | undefined => {
    const known = listed.get(location);
    if (known !== undefined) return known;
    const place = placeOf(location);
    // What is no folder is asked for again at little cost, so that it need not be remembered.
    if (place?.kind !== 'folder') return undefined;
    const found = { real: place.real, entries: new Map(entriesAt(place.real)) };
    listed.set(location, found);
    return found;
  };

  /** Corrects what is known of one entry of a folder; says whether it was known, and so. */
  const look = (location: string): boolean => {
    const [parent, name] = split(location);
    const known = listed.get(parent);
    if (known === undefined) return false;
    const before = known.entries.get(name);
    const now = entryAt(known.real + sep + name);
    if (now === undefined) known.entries.delete(name);
    else known.entries.set(name, now);
    return before === now;
  };
  const dropBelow = (location: string): void => {
    for (const known of [listed, linked])
      for (const each of known.keys())
        if (each === location || each.startsWith(location + '/')) known.delete(each);
  };

  return {
    root,
    kindOf: (location) => placeOf(location)?.kind,
    list: (location) => [...(listedAt(location)?.entries.keys() ?? [])].sort(compareText),
    read(location) {
      const place = placeOf(location);
      return place?.kind === 'file' ? textAt(place.real) : undefined;
    },
    realOf(location) {
      const place = placeOf(location);
      return place === undefined || realRoot === undefined
        ? location
        : root + withSlashes(place.real.slice(realRoot.length));
    },
    changed(location) {
      // A file can come or go with the folders around it. Of one of these that is still there nothing else is new.
      for (let at = location; at.startsWith(root + '/'); [at] = split(at)) {
        const isSame = look(at);
        if (at === location ? listed.has(at) || !isSame : !isSame) dropBelow(at);
      }
      // By way of a link the same file has other locations.
      for (const link of [...linked.keys()]) dropBelow(link);
    },
    forget() {
      listed.clear();
      linked.clear();
    },
  };
}

function split(location: string): [folder: string, name: string] {
  const at = location.lastIndexOf('/');
  return [location.slice(0, at), location.slice(at + 1)];
}

function textAt(path: string): string | undefined {
  const stats = statsOf(path);
  if (stats?.isFile() !== true || stats.size > LARGEST) return undefined;
  // Of JSON even a single long line is read: it is a configuration.
  const content = readSource(path, { mayMatter: () => true, explicit: path.endsWith('.json') });
  return content.kind === 'text' ? content.text : undefined;
}

function entriesAt(folder: string): [string, Entry][] {
  let entries: readonly Found[];
  try {
    entries = readdirSync(folder);
  } catch {
    // Gone in the meantime, or not ours to read: nothing is known of it.
    return [];
  }
  return entries.flatMap((entry) => {
    const kind = kindFrom(entry);
    return kind === undefined ? [] : [[entry.name, kind]];
  });
}

function entryAt(path: string): Entry | undefined {
  const stats = statsOf(path);
  return stats && kindFrom(stats);
}

function kindFrom(entry: Omit<Found, 'name'>): Entry | undefined {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  // Sockets, pipes and devices are nothing to read.
  return entry.isSymbolicLink() ? 'link' : undefined;
}

/** What a link leads to; undefined when that is nothing, a circle, or outside of the root. */
function leadsTo(path: string, realRoot: string): Place | undefined {
  const real = realPathOf(path);
  if (real === undefined || !(real === realRoot || real.startsWith(realRoot + sep))) return undefined;
  const kind = entryAt(real);
  return kind === undefined || kind === 'link' ? undefined : { kind, real };
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    // It went away, or its links lead in a circle.
    return undefined;
  }
}

function statsOf(path: string): Standing | undefined {
  try {
    return lstatSync(path);
  } catch {
    // A part of the path is no folder, or it is not ours to look at.
    return undefined;
  }
}
