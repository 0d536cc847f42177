import type { Folders } from './folders';
import { joined, upward } from '../../text/locations';
import { ownEntry } from '../../text/own-entry';

/** A `package.json` that can be read; what it says is checked where it is used. */
export interface Manifest {
  readonly folder: string;
  readonly name: string | undefined;
  readonly content: Readonly<Record<string, unknown>>;
}

/** The `package.json` of a folder; undefined when there is none that says anything. */
export function manifestIn(folders: Folders, folder: string): Manifest | undefined {
  const content = folders.json(`${folder}/package.json`);
  if (!isRecord(content)) return undefined;
  const name = content['name'];
  return { folder, name: typeof name === 'string' ? name : undefined, content };
}

/** The `package.json` files that a folder's modules belong to, the nearest first. */
export function manifestsAbove(folders: Folders, folder: string): readonly Manifest[] {
  return upward(folders.root, folder).flatMap((each) => manifestIn(folders, each) ?? []);
}

/** What a package says its main file is, the source itself first; locations as written, maybe of files that are yet to be built. */
export function entriesOf(folders: Folders, { folder, content }: Manifest): readonly string[] {
  return (['source', 'main', 'module', 'types', 'typings'] as const).flatMap((field) => {
    const path = content[field];
    return typeof path === 'string' ? (joined(folders.root, folder, path) ?? []) : [];
  });
}

const SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** The ranges that a package asks for, by name: `workspace:*`, `file:../errors`, `^5.0.0`. */
export function rangeOf({ content }: Manifest, name: string): string | undefined {
  for (const section of SECTIONS) {
    const ranges = content[section];
    const range = isRecord(ranges) ? ownEntry(ranges, name) : undefined;
    if (typeof range === 'string') return range;
  }
  return undefined;
}

/** Whether a value of a JSON file is an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The texts of a list in a JSON file; none where it is something else. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
