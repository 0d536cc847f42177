import { membersAddedIn } from '../facts/additions';
import { mayTell } from '../facts/may-tell';
import { NO_ROUTING, type RoutingFacts } from '../facts/routing';
import { mayRegister } from '../facts/routing/may-route';
import { routingFactsOf } from '../facts/routing/index';
import type { ProjectHost } from '../host';
import type { FileSummary } from '../model/file-summary';
import type { ProjectKnowledge } from '../model/project-knowledge';
import { unlessTooDeep } from '../syntax/too-deep';
import type { Tree } from '../syntax/tree';
import { additionsOf } from './additions';
import { documentsOf } from './documents';
import { endpointsOf } from './endpoints';
import { errorWaysOf, type ErrorWays } from './error-ways';
import { FactsOnDemand } from './facts-on-demand';
import { importMemory } from './import-memory';
import { errorHandlerFiles, knowledgeOf, NO_KNOWLEDGE, type ReadErrorHandlers } from './knowledge';
import { moduleIndex } from './modules';
import { packageFoldersOf } from './package-folders';
import { UNKNOWN_PACKAGE, type PackageContext } from './packages';
import { parsed } from './parsed';
import type { Project } from './project';
import { signsIn, type Signs } from './signs';
import { resolverOf } from './resolve/resolver';
import { linking, linkRouting } from './routing/link';
import type { Routing } from './routing/routing';
import type { Constants } from './routing/world';
import { reachedRoutes } from './routing/unreached';
import type { ProjectView } from './view';

/**
 * Begins a project of which nothing is known yet.
 * @param readErrorHandlers reads the error handlers of a file, see {@link ReadErrorHandlers}
 */
export function createProject(host: ProjectHost, readErrorHandlers: ReadErrorHandlers): Project {
  const resolver = resolverOf(host);
  const documents = documentsOf(host);
  const folders = packageFoldersOf(host);
  const opened = new Map<string, string>();
  const textOf = (file: string): string | undefined => opened.get(file) ?? host.read(file);
  const contexts = new Map<string, PackageContext>();
  const areTogether = (file: string, other: string): boolean => contexts.get(file) === contexts.get(other);
  const additions = additionsOf(areTogether);
  const imports = importMemory(textOf);
  const modules = moduleIndex(
    textOf,
    resolver.resolve,
    (file) => waysOf()(file),
    (addition, asker) => additions.fileAdding(addition, asker),
  );
  const signs = new Map<string, Signs>();
  const facts = new FactsOnDemand((file) => {
    const text = textOf(file);
    const tree = text === undefined ? undefined : parsed(file, text);
    return tree && factsOf(tree, contexts.get(file) ?? UNKNOWN_PACKAGE);
  });
  const summaries = new Map<string, FileSummary>();
  let inOrder: ReadonlyMap<string, FileSummary> | undefined;
  const views = new Map<string, ProjectView>();
  const concerned = new Set<string>();
  let routing: Routing | undefined;
  let ways: { readonly routes: Routing['routes']; readonly of: ErrorWays } | undefined;
  let isLinked = false;
  // Another number whenever files have been linked, or what is linked is out of date.
  let linkings = 0;
  let isComplete = false;
  let knowledge: ProjectKnowledge = NO_KNOWLEDGE;
  let isKnown = false;
  let isSettled = false;
  const readings = new Map<string, Reading>();
  let ahead: Iterator<void, void> | undefined;

  const waysOf = (): ErrorWays => {
    const { routes } = linked();
    if (ways?.routes !== routes) ways = { routes, of: errorWaysOf(routes) };
    return ways.of;
  };

  const unlink = (): void => {
    [isLinked, isKnown] = [false, false];
    linkings++;
  };

  const constantsOf: Constants = (file, steps) => modules.textAt(LINKING, file, steps);

  const linked = (): Routing => {
    if (routing && isLinked) return routing;
    routing = linkRouting(facts, resolver.resolve, routing, constantsOf);
    isLinked = true;
    linkings++;
    return routing;
  };

  const readIn = (file: string): ReturnType<ReadErrorHandlers> => {
    const text = textOf(file);
    if (text === undefined) return [];
    const view = viewOf(file);
    const before = readings.get(file);
    if (before?.text === text && isSame(before.view, { ...view, knowledge: before.view.knowledge }))
      return before.found;
    const context = contexts.get(file) ?? UNKNOWN_PACKAGE;
    const found = unlessTooDeep(() => readErrorHandlers(file, text, context, view)) ?? [];
    readings.set(file, { text, view, found });
    return found;
  };

  const known = (): ProjectKnowledge => {
    if (!isComplete || isKnown) return knowledge;
    isKnown = true; // its own files are read with what was known before
    const counted = isSettled ? summaries : NO_SUMMARIES;
    knowledge = knowledgeOf(
      { routing: linked(), files: contexts.keys(), signs, summaries: counted, folders, readIn },
      knowledge,
    );
    return knowledge;
  };

  const stepsAhead = function* (): Generator<void, void> {
    const begun = linkings;
    if (!isLinked) {
      const made = yield* linking(facts, resolver.resolve, routing, constantsOf);
      // Somebody may have asked, or changed something, in between.
      if (linkings === begun) [routing, isLinked] = [made, true];
    }
    if (!isComplete) return;
    for (const file of errorHandlerFiles(linked())) {
      yield;
      if (isKnown) return;
      isKnown = true; // as when all of them are read
      try {
        readIn(file);
      } finally {
        isKnown = false;
      }
    }
  };

  const viewOf = (file: string): ProjectView => {
    const { incomingOf, pathsOf } = linked();
    const view: ProjectView = {
      file,
      modules: modules.modulesOf(file),
      incoming: incomingOf(file),
      paths: pathsOf(file),
      documented: documents.documentedFor(file),
      knowledge: known(),
    };
    const before = views.get(file);
    if (before && isSame(before, view)) return before;
    views.set(file, view);
    return view;
  };

  const setFacts = (file: string, next: RoutingFacts | undefined, said: Signs | undefined): void => {
    if (JSON.stringify(signs.get(file)) !== JSON.stringify(said)) isKnown = false;
    if (said) signs.set(file, said);
    else signs.delete(file);
    if (!facts.replace(file, next)) return;
    unlink();
  };

  // Paths are made of other files' constants, too.
  const concern = (askers: ReadonlySet<string>): void => {
    for (const asker of askers) if (asker !== LINKING) concerned.add(asker);
    if (!askers.has(LINKING)) return;
    unlink();
  };

  const setAdditions = (file: string, tree: Tree | undefined): void => {
    const asking = additions.set(file, (tree && unlessTooDeep(() => membersAddedIn(tree))) ?? []);
    concern(modules.concern(asking));
  };

  const sorted = (): ReadonlyMap<string, FileSummary> =>
    (inOrder ??= new Map([...summaries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))));

  // What is registered and mounted is known again only when all changes are in.
  const noteConcerned = (): void => {
    if (isLinked && (isKnown || !isComplete)) return;
    const before = new Map(views);
    for (const [file, view] of before) if (viewOf(file) !== view) concerned.add(file);
  };

  return {
    add(file, context, text) {
      const hasCome = !contexts.has(file);
      if (isComplete && hasCome) resolver.changed(file);
      contexts.set(file, context);
      imports.forget(file);
      if (text === undefined) opened.delete(file);
      else opened.set(file, text);
      concern(modules.changed(file, hasCome));
      const source = textOf(file);
      const tree = source !== undefined && mayTell(source) ? parsed(file, source) : undefined;
      const isListed = tree !== undefined && mayRegister(tree.text);
      setFacts(
        file,
        isListed ? factsOf(tree, context) : undefined,
        tree && unlessTooDeep(() => signsIn(tree)),
      );
      setAdditions(file, tree);
    },
    know: (file, context) => void contexts.set(file, context),
    remove(file) {
      opened.delete(file);
      contexts.delete(file);
      imports.forget(file);
      summaries.delete(file);
      inOrder = undefined;
      views.delete(file);
      resolver.changed(file);
      concern(modules.changed(file, false));
      setFacts(file, undefined, undefined);
      setAdditions(file, undefined);
      concerned.delete(file);
    },
    changed(location) {
      const isPackage = location.endsWith('/package.json');
      if (isPackage) folders.forget();
      let isNews = documents.changed(location) || isPackage;
      if (isNews) isKnown = false;
      // A table of codes in JSON is no source file, and read all the same.
      const askers = modules.changed(location, false);
      concern(askers);
      isNews ||= askers.size > 0;
      if (!resolver.changed(location)) return isNews;
      concern(modules.forget());
      unlink();
      return true;
    },
    readAhead() {
      ahead ??= stepsAhead();
      const isMore = ahead.next().done !== true;
      if (!isMore) ahead = undefined;
      return isMore;
    },
    complete() {
      isComplete = true;
      isKnown = false;
      // Now, not when the first file asks: that takes long enough by itself.
      linked();
    },
    viewOf,
    isRegistered: (file) => linked().incomingOf(file).length > 0,
    note(file, summary) {
      summaries.set(file, summary);
      inOrder = undefined;
      if (isSettled) isKnown = false;
    },
    settle() {
      isSettled = true;
      isKnown = false;
    },
    summaries: sorted,
    concerned() {
      noteConcerned();
      const files = [...concerned].sort();
      concerned.clear();
      return files;
    },
    endpoints() {
      const reached = reachedRoutes(linked().routes, {
        host,
        files: contexts.keys(),
        facts,
        importsOf: imports.of,
        resolve: resolver.resolve,
        areTogether,
      });
      return endpointsOf({ routes: reached }, sorted(), host.root);
    },
    rest: modules.dropTrees,
  };
}

// Who asks for what routes are made of; no file is called so.
const LINKING = '';

const NO_SUMMARIES: ReadonlyMap<string, FileSummary> = new Map();

/** The error handlers of a file, as they were last read. */
interface Reading {
  readonly text: string;
  readonly view: ProjectView;
  readonly found: ReturnType<ReadErrorHandlers>;
}

function factsOf(tree: Tree, context: PackageContext): RoutingFacts {
  return unlessTooDeep(() => routingFactsOf(tree, context)) ?? NO_ROUTING;
}

function isSame(a: ProjectView, b: ProjectView): boolean {
  return (
    a.modules === b.modules &&
    a.incoming === b.incoming &&
    a.paths === b.paths &&
    a.documented === b.documented &&
    a.knowledge === b.knowledge
  );
}
