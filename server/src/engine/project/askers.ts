import type { Resolve } from '../host';

/** Which files have asked for what other files declare: whom a change concerns. */
export interface Askers {
  /**
   * Notes that a file has asked for what a specifier means.
   * @param found the file that it leads to; undefined where there is none (yet)
   */
  readonly note: (asker: string, specifier: string, found: string | undefined) => void;
  /** Notes that a file hangs on another one that it does not import. */
  readonly noteFile: (asker: string, file: string) => void;
  /** The files that have asked for something of a file. */
  readonly of: (file: string) => readonly string[];
  /** The files for which a file that has come is one that they missed, or stands before the one that they found. */
  readonly meaning: (file: string) => readonly string[];
  /** Forgets what a file has asked for. */
  readonly forget: (asker: string) => void;
  /** Forgets everything. @returns all who had asked */
  readonly clear: () => ReadonlySet<string>;
}

interface Question {
  readonly specifier: string;
  readonly found: string | undefined;
}

/** Begins a list on which nobody is. */
export function askersOf(resolve: Resolve): Askers {
  const byFile = new Map<string, Set<string>>();
  // By the name that a file must have to be meant; packages and aliases may mean any.
  const byName = new Map<string, Map<string, Map<string, Question>>>();
  const names = new Map<string, Set<string>>();
  const files = new Map<string, Set<string>>();

  const noteFile = (asker: string, file: string): void => {
    added(byFile, file).add(asker);
    added(files, asker).add(file);
  };

  return {
    note(asker, specifier, found) {
      if (found !== undefined) noteFile(asker, found);
      const name = nameMeantBy(specifier);
      const named = byName.get(name) ?? new Map<string, Map<string, Question>>();
      byName.set(name, named);
      const questions = named.get(asker) ?? new Map<string, Question>();
      named.set(asker, questions);
      questions.set(specifier, { specifier, found });
      added(names, asker).add(name);
    },
    noteFile,
    of: (file) => [...(byFile.get(file) ?? [])],
    meaning(file) {
      const asked = [...namesOf(file), ANY].flatMap((name) => [...(byName.get(name) ?? [])]);
      return asked.flatMap(([asker, questions]) => {
        const isNew = ({ specifier, found }: Question): boolean => resolve(asker, specifier) !== found;
        return [...questions.values()].some(isNew) ? [asker] : [];
      });
    },
    forget(asker) {
      for (const file of files.get(asker) ?? []) byFile.get(file)?.delete(asker);
      for (const name of names.get(asker) ?? []) byName.get(name)?.delete(asker);
      files.delete(asker);
      names.delete(asker);
    },
    clear() {
      const all = new Set([...files.keys(), ...names.keys()]);
      for (const map of [byFile, byName, names, files]) map.clear();
      return all;
    },
  };
}

const ANY = '*';

function nameMeantBy(specifier: string): string {
  if (!/^\.{1,2}(?:\/|$)/.test(specifier)) return ANY;
  const last = specifier.slice(specifier.lastIndexOf('/') + 1);
  return /^\.{0,2}$/.test(last) ? 'index' : withoutEnding(last);
}

function namesOf(file: string): readonly string[] {
  const [name = '', folder = ''] = file.split('/').reverse();
  const own = withoutEnding(name);
  return own === 'index' ? [own, folder] : [own];
}

function withoutEnding(name: string): string {
  return name.replace(/\.(?:[cm]?[jt]sx?|json)$/, '');
}

function added(sets: Map<string, Set<string>>, key: string): Set<string> {
  const known = sets.get(key);
  if (known) return known;
  const made = new Set<string>();
  sets.set(key, made);
  return made;
}
