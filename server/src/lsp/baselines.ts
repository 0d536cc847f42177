import type { BaselineSetting } from '../engine/config/settings';
import {
  LARGEST_BASELINE,
  type Baseline,
  type BaselineEntry,
  type KnownFindings,
} from '../engine/lint/baseline';
import { folderOf, joined, relativeFrom } from '../engine/text/locations';
import type { Client } from './client';
import type { Configurations, ConfigurationPlace } from './configurations';
import { normalUri, type Folders } from './folders';
import type { Log } from './log';
import type { Disk, Platform } from './platform';

/** The baselines that the settings of documents name. */
export interface Baselines {
  /** What the one of a document knows of it; the same object as long as it knows the same. Never rejects. */
  readonly of: (uri: string, setting: BaselineSetting) => Promise<KnownFindings | undefined>;
  /** Whether a file is one of them. */
  readonly has: (uri: string) => boolean;
  /** Whether one of them knows a file, or did. */
  readonly know: (uri: string) => boolean;
  /** What was read is to be read again. */
  readonly changed: () => void;
}

/** What they are read with. */
export interface BaselineParts {
  readonly disk: Disk | undefined;
  readonly folders: Folders;
  readonly configurations: Pick<Configurations, 'placeOf'>;
  readonly load: Platform['load'];
  readonly client: Pick<Client, 'warn'>;
  readonly log: Log;
}

/** A baseline that was read, with the URIs of what it knows. */
interface Read {
  readonly baseline: Baseline;
  /** What of it is gone. */
  readonly lost: Baseline;
  readonly files: ReadonlySet<string>;
}

const MISSING = 'it does not exist; status-hints check --update-baseline writes it';
const NO_ENTRIES: readonly BaselineEntry[] = [];

/**
 * Reads baselines. One that cannot be read (git has left a conflict in it) is told of once, and what it said before counts
 * until it can be read again.
 */
export function baselinesIn(parts: BaselineParts): Baselines {
  const { folders, configurations, client, log } = parts;
  const readings = new Map<string, Promise<Read | undefined>>();
  const known = new Map<string, { readonly read: Read; readonly known: KnownFindings }>();
  const before = new Map<string, Read>();
  const named = new Set<string>();

  const complain = (message: string): void => {
    if (named.has(message)) return;
    named.add(message);
    log.write('warning', message);
    client.warn(message);
  };
  const reading = async (place: ConfigurationPlace, location: string): Promise<Read | undefined> => {
    const uri = place.uriOf(location);
    const result = await readAt(place, location, parts);
    if (typeof result === 'string') {
      if (result === MISSING) before.delete(uri);
      complain(`The baseline ${folders.pathOf(uri)} cannot be used: ${result}.`);
      return before.get(uri);
    }
    before.set(uri, result);
    return result;
  };

  return {
    async of(uri, { path, from }) {
      const place = configurations.placeOf(uri);
      if (!place) return undefined;
      const { root } = place.files;
      const own = folders.of(uri);
      const editors = own === undefined ? root : folderOf(place.locationOf(`${own}/x`));
      const location = joined(root, typeof from === 'string' ? editors : folderOf(from.file), path);
      if (location === undefined) {
        complain(`The baseline ${path} cannot be used: it lies outside of the project.`);
        return undefined;
      }
      const key = place.uriOf(location);
      const found = readings.get(key) ?? reading(place, location);
      readings.set(key, found);
      const read = await found;
      if (!read) return undefined;
      const last = known.get(uri);
      if (last?.read === read) return last.known;
      const name = relativeFrom(folderOf(location), place.locationOf(uri));
      const now = { entries: read.baseline.get(name) ?? NO_ENTRIES, lost: read.lost };
      known.set(uri, { read, known: now });
      return now;
    },
    has: (uri) => readings.has(normalUri(uri)),
    know: (uri) => [...before.values()].some(({ files }) => files.has(normalUri(uri))),
    changed() {
      readings.clear();
      known.clear();
    },
  };
}

/** @returns the end of a sentence where it cannot be read */
async function readAt(
  place: ConfigurationPlace,
  location: string,
  { disk, load }: Pick<BaselineParts, 'disk' | 'load'>,
): Promise<Read | string> {
  const { root } = place.files;
  const files = disk && place.isOnDisk ? disk.configFiles(root, LARGEST_BASELINE) : place.files;
  let text: string | undefined;
  try {
    text = await files.read(location);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  if (text === undefined) return MISSING;
  const { readBaseline } = await load();
  const { baseline, problem } = readBaseline(text);
  if (!baseline) return problem;
  const at = (name: string): string | undefined => joined(root, folderOf(location), name);
  // What is behind the client cannot be asked for by the thousand.
  const isGone = (name: string): boolean => {
    const file = at(name);
    return file !== undefined && place.isOnDisk && disk?.stampOf(file) === undefined;
  };
  const uris = [...baseline.keys()].flatMap((name) => {
    const file = at(name);
    return file === undefined ? [] : [place.uriOf(file)];
  });
  return {
    baseline,
    lost: new Map([...baseline].filter(([name]) => isGone(name))),
    files: new Set(uris),
  };
}
