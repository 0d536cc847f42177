import type { Addition } from '../syntax/modules';

/** Which files add what to requests, responses and applications. */
export interface Additions {
  /**
   * Takes what a file adds now.
   * @returns the files that have asked for what has changed
   */
  readonly set: (file: string, adds: readonly Addition[]) => ReadonlySet<string>;
  /** The one file that adds a member, among all or else among those of the asker's package. Notes that it was asked. */
  readonly fileAdding: (addition: Addition, asker: string) => string | undefined;
}

const NOBODY: ReadonlySet<string> = new Set();

/** @param areTogether whether two files are of one package */
export function additionsOf(areTogether: (file: string, other: string) => boolean): Additions {
  const byFile = new Map<string, readonly string[]>();
  // A file that adds a member twice stands in the list twice: which one is meant is not known.
  const byMember = new Map<string, string[]>();
  const askers = new Map<string, Set<string>>();

  return {
    set(file, adds) {
      const before = byFile.get(file) ?? [];
      const now = adds.map(keyOf).sort();
      if (before.join() === now.join()) return NOBODY;
      for (const key of before) remove(byMember.get(key), file);
      for (const key of now) {
        const files = byMember.get(key);
        if (files) files.push(file);
        else byMember.set(key, [file]);
      }
      if (now.length > 0) byFile.set(file, now);
      else byFile.delete(file);
      return new Set([...before, ...now].flatMap((key) => [...(askers.get(key) ?? [])]));
    },
    fileAdding(addition, asker) {
      const key = keyOf(addition);
      const known = askers.get(key);
      if (known) known.add(asker);
      else askers.set(key, new Set([asker]));
      const files = byMember.get(key) ?? [];
      return only(files) ?? only(files.filter((file) => areTogether(file, asker)));
    },
  };
}

function keyOf({ to, name }: Addition): string {
  return `${to} ${name}`;
}

function only(files: readonly string[]): string | undefined {
  return files.length === 1 ? files[0] : undefined;
}

function remove(files: string[] | undefined, file: string): void {
  const at = files?.indexOf(file) ?? -1;
  if (at >= 0) files?.splice(at, 1);
}
