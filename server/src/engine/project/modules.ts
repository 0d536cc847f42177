import { excerptOf, originalOffset, type Excerpt } from '../facts/excerpt';
import { followIn } from '../frameworks/discovery/follow';
import { functionsAt } from '../frameworks/discovery/incoming';
import { assignedMembers } from '../frameworks/discovery/members';
import type { ProjectHost, Resolve } from '../host';
import type { Step } from '../model/registration';
import { exportedWords } from '../syntax/exported-words';
import { exportTargets } from '../syntax/exports';
import type { Addition, ErrorHandlerNode, Exported, ModuleReference, Modules } from '../syntax/modules';
import { unlessTooDeep } from '../syntax/too-deep';
import { tokensOf } from '../syntax/tokens';
import { startOf, type FunctionNode, type Tree } from '../syntax/tree';
import { exportedConstant } from '../values/exported-constant';
import { askersOf } from './askers';
import type { ErrorWays, HandlerWay } from './error-ways';
import { parsed } from './parsed';

/** What the files of a project declare for each other, read when it is first asked for. */
export interface ModuleIndex {
  /** What the imports of a file lead to; the same object until {@link ModuleIndex.changed} names a file that it asked for. */
  readonly modulesOf: (file: string) => Modules;
  /**
   * The text that a file exports by a way of members, if it is a constant one.
   * @param asker is concerned when the file changes
   */
  readonly textAt: (asker: string, file: string, steps: readonly Step[]) => string | undefined;
  /**
   * A file has another text, has come or has gone.
   * @param hasCome it was not there before: it can be what others have missed
   * @returns the files that have asked for something that may now mean something else, the file itself not among them
   */
  readonly changed: (file: string, hasCome: boolean) => ReadonlySet<string>;
  /**
   * What some files have asked for means something else now.
   * @returns these files, and those that have asked for something of them
   */
  readonly concern: (files: Iterable<string>) => ReadonlySet<string>;
  /**
   * Other files may be meant by the same specifiers now.
   * @returns the files that have asked for anything
   */
  readonly forget: () => ReadonlySet<string>;
  /** Drops the trees; they are parsed again when somebody asks. */
  readonly dropTrees: () => void;
}

interface Entry {
  /** Undefined: there is no such file, or it cannot be read. */
  readonly excerpt: Excerpt | undefined;
  tree: Tree | undefined;
}

/** Which file adds a member, for a file that asks; undefined where none does, or several. */
export type FileAdding = (addition: Addition, asker: string) => string | undefined;

interface View {
  readonly modules: Modules;
  readonly found: Map<string, Exported | undefined>;
}

/** How a question for a name goes through files. */
interface Way {
  /** Through how many more it may go. */
  readonly depth: number;
  /** Where it has been, with how many more it might go through from there. */
  readonly seen: Map<string, number>;
}

function wayIn(): Way {
  return { depth: DEPTH, seen: new Map() };
}

// Names that lead on through this many files are a circle, or nobody's intention.
const DEPTH = 12;
// Trees are dropped when together they hold more text than this (in UTF-16 units), and parsed again when asked for.
const MOST_TEXT = 2_000_000;

/**
 * Begins an index of which nothing is read yet.
 * @param errorWays through which error handlers the errors of a file go
 * @param fileAdding which file adds a member to what the framework hands to the functions of another one
 * @param textOf the text of a file, without its BOM; undefined where there is none
 */
export function moduleIndex(
  textOf: ProjectHost['read'],
  resolve: Resolve,
  errorWays: ErrorWays = () => [],
  fileAdding: FileAdding = () => undefined,
): ModuleIndex {
  const entries = new Map<string, Entry>();
  const views = new Map<string, View>();
  // Of files that have no entry yet.
  const words = new Map<string, ReadonlySet<string> | undefined>();
  const askers = askersOf(resolve);
  let held = 0;
  let isCut = false;

  const read = (file: string): Entry => {
    const known = entries.get(file);
    if (known) return known;
    const text = textOf(file);
    const entry =
      text === undefined ? { excerpt: undefined, tree: undefined } : entryOf(file, text, modulesOf(file));
    entries.set(file, entry);
    held += entry.tree?.text.length ?? 0;
    return entry;
  };

  const treeOf = (file: string): Tree | undefined => {
    const entry = read(file);
    if (entry.tree || !entry.excerpt) return entry.tree;
    entry.tree = parsed(file, entry.excerpt.text, modulesOf(file));
    held += entry.tree?.text.length ?? 0;
    return entry.tree;
  };

  const find = (from: string, reference: ModuleReference, { depth, seen }: Way): Exported | undefined => {
    const known = viewOf(from).found;
    const key = `${reference.specifier}\0${reference.path.join('\0')}`;
    if (known.has(key)) return known.get(key);
    const isOuterCut = isCut;
    // Files that pass on each other's names lead back here on every way through them.
    const place = `${from}\0${key}`;
    isCut = depth <= (seen.get(place) ?? 0);
    if (!isCut) seen.set(place, depth);
    const found = isCut ? undefined : findAnew(from, reference, { depth, seen });
    // What was cut short depends on where it was begun.
    if (found || !isCut) known.set(key, found);
    isCut ||= isOuterCut;
    return found;
  };

  const findAnew = (from: string, reference: ModuleReference, way: Way): Exported | undefined => {
    const file = resolve(from, reference.specifier);
    askers.note(from, reference.specifier, file);
    if (file === undefined || (way.depth < DEPTH && !mayExport(file, reference.path))) return undefined;
    return exportOf(file, reference.path, way);
  };

  const exportOf = (file: string, path: readonly string[], { depth, seen }: Way): Exported | undefined => {
    const tree = treeOf(file);
    if (!tree) return undefined;
    for (const target of exportTargets(tree, path)) {
      if (target.kind === 'node') return { ...target, tree };
      const found = find(file, target.reference, { depth: depth - 1, seen });
      if (found) return found;
      const isPackage = resolve(file, target.reference.specifier) === undefined && !isPath(target.reference);
      if (isPackage) return { kind: 'package', tree, reference: target.reference };
    }
    return undefined;
  };

  // A barrel passes on what many files export: of those that do not know the name none is parsed.
  const mayExport = (file: string, [name]: readonly string[]): boolean => {
    if (name === undefined || entries.has(file)) return true;
    const text = words.has(file) ? '' : textOf(file);
    if (text !== undefined && text !== '') words.set(file, exportedWords(text));
    return words.get(file)?.has(name) ?? true;
  };

  const errorHandlersOf = (asker: string): readonly ErrorHandlerNode[] => {
    const ways = errorWays(asker);
    const nodes = ways.map(({ framework, target }) => {
      askers.noteFile(asker, target.file);
      const tree = treeOf(target.file);
      const fn = tree && functionAt(tree, entries.get(target.file)?.excerpt, target);
      return tree && fn && { tree, fn, framework };
    });
    return nodes.every((node) => node !== undefined) ? nodes : [];
  };

  const viewOf = (file: string): View => {
    const known = views.get(file);
    if (known) return known;
    const modules: Modules = {
      find: (reference) => {
        if (held > MOST_TEXT) dropTrees();
        return find(file, reference, wayIn());
      },
      errorHandlers: () => errorHandlersOf(file),
      adding: (addition) => {
        const other = fileAdding(addition, file);
        if (other === undefined) return undefined;
        if (other === file) return 'own';
        askers.noteFile(file, other);
        return treeOf(other);
      },
    };
    const view: View = { modules, found: new Map() };
    views.set(file, view);
    return view;
  };

  const modulesOf = (file: string): Modules => viewOf(file).modules;

  // Comments say nothing to others, and most typing begins with them.
  const isSame = (file: string, before: Entry): boolean => {
    if (before.excerpt?.text === read(file).excerpt?.text) return true;
    const now = treeOf(file);
    const was = before.tree ?? (before.excerpt && parsed(file, before.excerpt.text, modulesOf(file)));
    return was !== undefined && now !== undefined && tokensOf(was) === tokensOf(now);
  };

  const concern = (files: Iterable<string>): Set<string> => {
    const concerned = new Set<string>();
    const waiting = [...files];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (concerned.has(at)) continue;
      concerned.add(at);
      waiting.push(...askers.of(at));
      views.delete(at);
      askers.forget(at);
      const entry = entries.get(at);
      if (entry) entry.tree = undefined;
    }
    return concerned;
  };

  // What views remember are nodes.
  const dropTrees = (): void => {
    for (const entry of entries.values()) entry.tree = undefined;
    for (const { found } of views.values()) found.clear();
    held = 0;
  };

  const textAt: ModuleIndex['textAt'] = (asker, file, steps) => {
    const path = steps.flatMap((step) => (step.kind === 'member' ? [step.name] : []));
    if (path.length < steps.length) return undefined;
    askers.noteFile(asker, file);
    const found = exportOf(file, path[0] === 'default' ? path.slice(1) : path, wayIn());
    const constant = found?.kind === 'node' ? exportedConstant(found) : undefined;
    return constant?.kind === 'text' && constant.exact ? constant.text : undefined;
  };

  return {
    modulesOf,
    dropTrees,
    textAt,
    forget() {
      const all = askers.clear();
      for (const entry of entries.values()) entry.tree = undefined;
      views.clear();
      held = 0;
      return all;
    },
    changed: (file, hasCome) => {
      const before = entries.get(file);
      entries.delete(file);
      words.delete(file);
      held -= before?.tree?.text.length ?? 0;
      // Its own view stays: where its imports lead does not hang on its text, and typing in it reuses what was read.
      if (!hasCome && before !== undefined && isSame(file, before)) return new Set();
      const concerned = concern([...askers.of(file), ...(hasCome ? askers.meaning(file) : [])]);
      concerned.delete(file);
      return concerned;
    },
    concern,
  };
}

function functionAt(
  tree: Tree,
  excerpt: Excerpt | undefined,
  target: HandlerWay['target'],
): FunctionNode | undefined {
  if (target.kind === 'function') {
    return tree.functions.find(
      (fn) => (excerpt ? originalOffset(excerpt, startOf(fn, tree)) : startOf(fn, tree)) === target.start,
    );
  }
  const found = functionsAt(tree, followIn(tree, assignedMembers(tree)), target.steps);
  return found.length === 1 ? found[0]?.fn : undefined;
}

function isPath({ specifier }: ModuleReference): boolean {
  return /^[./#]/.test(specifier);
}

function entryOf(file: string, text: string, modules: Modules): Entry {
  // A table of codes may be JSON.
  const source = file.endsWith('.json') ? `module.exports = ${text}` : text;
  const tree = parsed(file, source, modules);
  const excerpt = tree && unlessTooDeep(() => excerptOf(tree));
  if (!excerpt) return { excerpt: undefined, tree: undefined };
  return excerpt.text === tree.text ? { excerpt, tree } : { excerpt, tree: undefined };
}
