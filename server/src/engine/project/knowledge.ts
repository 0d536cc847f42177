import type { ErrorClass } from '../facts/error-status-members';
import type { FileSummary } from '../model/file-summary';
import type { KnownErrorHandler, ProjectKnowledge } from '../model/project-knowledge';
import { successCounts, validationCounts } from './answer-counts';
import { errorPassingOf } from './error-passing';
import type { PackageFolders } from './package-folders';
import type { PackageContext } from './packages';
import type { Landing } from './routing/landing';
import type { LinkedRoute, Routing } from './routing/routing';
import type { Signs } from './signs';
import { shapeCounts } from './shape-counts';
import { spellingCounts } from './spelling-counts';
import type { ProjectView } from './view';

/** Reads the error handlers of a file that some registration leads to. What it cannot read it leaves out. */
export type ReadErrorHandlers = (
  file: string,
  text: string,
  context: PackageContext,
  view: ProjectView,
) => readonly KnownErrorHandler[];

/** Nothing is known yet. */
export const NO_KNOWLEDGE: ProjectKnowledge = {
  complete: false,
  errorHandlers: [],
  errorStatusMembers: new Map(),
  errorClasses: new Set(),
  passing: new Map(),
  methodsOf: new Map(),
  validation: new Map(),
  successes: new Map(),
  spelling: { numbers: 0, constants: 0, names: [] },
  errorShapes: new Map(),
};

/** What the whole project is known by. */
export interface Known {
  readonly routing: Routing;
  /** All files. */
  readonly files: Iterable<string>;
  /** By file, of those that say something. */
  readonly signs: ReadonlyMap<string, Signs>;
  /** By file, of those whose answers count. */
  readonly summaries: ReadonlyMap<string, FileSummary>;
  readonly folders: PackageFolders;
  /** The error handlers of a file. */
  readonly readIn: (file: string) => readonly KnownErrorHandler[];
}

/** What the project says to the rules; the object of before where it says the same. */
export function knowledgeOf(
  { routing, files, signs, summaries, folders, readIn }: Known,
  before: ProjectKnowledge,
): ProjectKnowledge {
  const all = [...signs.values()];
  const catching = new Map([...signs].flatMap(([file, one]) => (one.catching ? [[file, one.catching]] : [])));
  const next: ProjectKnowledge = {
    complete: true,
    errorHandlers: errorHandlerFiles(routing).flatMap(readIn),
    errorStatusMembers: counted(all.flatMap(({ errorClasses }) => errorClasses.flatMap(membersOf))),
    errorClasses: new Set(all.flatMap(({ errorClasses }) => errorClasses.map(({ name }) => name)).sort()),
    passing: errorPassingOf({ folders, files, catching, summaries }),
    methodsOf: methodsByPath(routing.routes),
    validation: validationCounts(summaries.values()),
    successes: successCounts(summaries.values()),
    spelling: spellingCounts(summaries.values()),
    errorShapes: shapeCounts(summaries.values()),
  };
  return written(next) === written(before) ? before : next;
}

/** The files that hold the project's error handlers, in path order. */
export function errorHandlerFiles({ errorHandlers }: Routing): readonly string[] {
  return [...new Set(errorHandlers.flatMap(({ targets }) => targets.flatMap(fileOf)))].sort();
}

function membersOf({ members }: ErrorClass): readonly string[] {
  return members;
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of [...names].sort()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function fileOf(landing: Landing): readonly string[] {
  return 'file' in landing ? [landing.file] : [];
}

function methodsByPath(routes: readonly LinkedRoute[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  const unclear = new Set<string>();
  for (const { path, method } of routes) {
    if (method === '…') unclear.add(path);
    if (method === 'ALL' || method === '…') continue;
    const known = found.get(path);
    if (known) known.add(method);
    else found.set(path, new Set([method]));
  }
  for (const path of unclear) found.delete(path);
  return new Map([...found].map(([path, methods]) => [path, [...methods].sort()]));
}

// Where on its line an error handler stands, and how often exactly a code is answered, changes with every line that is
// written: what was known stays until it would say something else.
function written({
  errorHandlers,
  validation,
  successes,
  spelling,
  errorShapes,
  ...others
}: ProjectKnowledge): string {
  const handlers = errorHandlers.map(({ place, ...handler }) => ({ ...handler, file: place.file }));
  const { numbers, constants, names } = spelling;
  const known = {
    ...others,
    handlers,
    shares: shares(validation),
    successes: shares(successes),
    shapes: shares(errorShapes),
    spellings: shares(new Map(Object.entries({ numbers, constants }))),
    names: names[0]?.names,
  };
  return JSON.stringify(known, (_, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
}

function shares<Key extends number | string>(
  counts: ReadonlyMap<Key, number>,
): readonly (readonly (Key | number)[])[] {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, count]) => [code, Math.min(count, FEW), Math.round((10 * count) / all)]);
}

// A habit is one from here on; how many more there are matters little.
const FEW = 5;
