import type { CallFact, RoutingFacts, ValueFact } from '../../facts/routing';
import type { Resolve } from '../../host';
import type { Step } from '../../model/registration';
import type { End } from './landing';

/** A call that gives a function something, and the file that it stands in. */
export interface CallSite {
  readonly file: string;
  readonly fact: CallFact;
}

/** The text that a file's exports have there, if it is a constant. */
export type Constants = (file: string, steps: readonly Step[]) => string | undefined;

/** All that expressions are followed through. The maps are filled while the project is linked. */
export interface World {
  readonly files: ReadonlyMap<string, RoutingFacts>;
  /** The files' names in order, so that linking gives the same whatever order they came in. */
  readonly names: readonly string[];
  readonly resolve: Resolve;
  readonly constants: Constants | undefined;
  /** Who calls a function, by its key. */
  readonly callers: Map<string, CallSite[]>;
  readonly decorations: ReadonlyMap<string, readonly { file: string; value: ValueFact }[]>;
  /** Where the ways from a file's exports end, by file and steps. */
  readonly followed: Map<string, Map<string, readonly End[]>>;
}

/** @param resolve asked once for each file and specifier */
export function worldOf(
  files: ReadonlyMap<string, RoutingFacts>,
  resolve: Resolve,
  constants: Constants | undefined,
): World {
  const decorations = new Map<string, { file: string; value: ValueFact }[]>();
  const names = [...files.keys()].sort();
  for (const file of names) {
    for (const { name, value } of files.get(file)?.decorations ?? []) {
      const same = decorations.get(name);
      if (same) same.push({ file, value });
      else decorations.set(name, [{ file, value }]);
    }
  }
  return {
    files,
    names,
    resolve: remembered(resolve),
    constants,
    callers: new Map(),
    decorations,
    followed: new Map(),
  };
}

function remembered(resolve: Resolve): Resolve {
  const found = new Map<string, Map<string, string | undefined>>();
  return (from, specifier) => {
    const ofFile = found.get(from) ?? new Map<string, string | undefined>();
    found.set(from, ofFile);
    if (!ofFile.has(specifier)) ofFile.set(specifier, resolve(from, specifier));
    return ofFile.get(specifier);
  };
}
