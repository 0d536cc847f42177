import { importsIn, type Imports } from '../facts/imports';
import type { ProjectHost } from '../host';

/** What the files of a project load, each read when it is first asked for. */
export interface ImportMemory {
  readonly of: (file: string) => Imports;
  /** A file has another text, or is gone. */
  readonly forget: (file: string) => void;
}

/** Begins with no file read. */
export function importMemory(textOf: ProjectHost['read']): ImportMemory {
  const memory = new Map<string, Imports>();
  return {
    of(file) {
      const known = memory.get(file) ?? importsIn(textOf(file) ?? '');
      memory.set(file, known);
      return known;
    },
    forget: (file) => void memory.delete(file),
  };
}
