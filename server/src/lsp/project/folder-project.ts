import type { Config } from '../../engine/config/config';
import { namesTheSame } from '../../engine/lint/named-by-settings';
import type { PackageContext } from '../../engine/lint/lint';
import type { Endpoint } from '../../engine/model/endpoint';
import type { FileSummary } from '../../engine/model/file-summary';
import type { DocumentProject } from '../../service/host';
import type { TakeTurn } from '../turns';
import type { ProjectEngine } from './engine';
import { overFilesOf } from './over-files';
import { projectIndex } from './project-index';
import type { World } from './world';

/** The project of one workspace folder, kept up to date. Files are named by locations. */
export interface FolderProject {
  readonly world: World;
  /** The same object as long as it says the same of a file. */
  readonly of: (file: string) => DocumentProject;
  /** What is known by now. */
  readonly endpoints: () => readonly Endpoint[];
  readonly state: () => 'new' | 'reading' | 'complete' | 'cancelled';
  /** Reads a file before all others, if it is waiting. */
  readonly upToDate: (file: string) => Promise<void>;
  /**
   * Lists the files.
   * @param how `all` reads each of them, also those that are known; `new` those alone that are not
   */
  readonly readFiles: (how: 'all' | 'new') => Promise<void>;
  readonly changed: (files: readonly string[]) => void;
  readonly gone: (files: readonly string[]) => void;
  /** What is no source file has come, gone or changed. */
  readonly told: (locations: readonly string[]) => void;
  /** Packages may depend on other frameworks than before. */
  readonly packagesChanged: () => Promise<void>;
  /** Settings may name other functions than before, by which files answer. */
  readonly settingsChanged: () => Promise<void>;
  /** Those of the files that are part of the project. */
  readonly ofProject: (files: readonly string[]) => readonly string[];
  /** The files that are known and lie below one of these folders. */
  readonly below: (folders: ReadonlySet<string>) => readonly string[];
  readonly cancel: () => void;
  /** The folder was closed: nothing is told any more. */
  readonly close: () => void;
}

/** What a project works with. */
export interface FolderParts {
  readonly engine: ProjectEngine;
  readonly world: World;
  readonly takeTurn: TakeTurn;
  readonly contextOf: (file: string) => Promise<PackageContext>;
  readonly configOf: (file: string) => Promise<Config>;
  readonly openText: (file: string) => string | undefined;
  /** What came of analysing a document that is open. */
  readonly openSummary: (file: string) => Promise<FileSummary | undefined>;
  /** The documents of the folder that are open; they need not be on the disk. */
  readonly openFiles: () => readonly string[];
  /** The different settings that the files of the folder have, as far as somebody looks at them. */
  readonly configs: () => Promise<readonly Config[]>;
  readonly onProgress: (done: number, of: number) => void;
  /** These files may have other findings than before. */
  readonly onConcerned: (files: readonly string[]) => void;
  /**
   * Nothing is waiting any more.
   * @param isNews whether endpoints, or how far the reading is, are others than the last time
   */
  readonly onSettled: (isNews: boolean) => void;
  readonly onFault: (file: string, error: unknown) => void;
}

/** Begins the project of a folder; nothing is read before it is asked for. */
export function folderProject(parts: FolderParts): FolderProject {
  const { engine, world, onConcerned, onProgress } = parts;
  const project = engine.createProject(world.host);
  const overFiles = overFilesOf(engine, project);
  /** The settings that files were read with. */
  const read = new Map<string, Config>();
  const documents = new Map<string, { readonly key: string; readonly project: DocumentProject }>();
  let state: ReturnType<FolderProject['state']> = 'new';
  let isListing = false;
  let told = '';
  let isClosed = false;
  let known: { readonly version: number; readonly all: readonly Endpoint[] } | undefined;

  const index = projectIndex({
    ...parts,
    project,
    summaryOf: (file, text, known) => engine.summaryOfFile({ fileName: file, text, ...known }),
    async configOf(file) {
      const config = await parts.configOf(file);
      read.set(file, config);
      return config;
    },
    onProgress: (done, of) => {
      if (!isClosed) onProgress(done, of);
    },
    onConcerned: (files) => {
      if (!isClosed) onConcerned(files);
    },
    onIdle: () => void settled().catch((error: unknown) => parts.onFault(world.host.root, error)),
  });

  const settled = async (): Promise<void> => {
    const configs = await parts.configs();
    if (isClosed || isListing) return;
    if (state === 'reading') {
      state = 'complete';
      // Most of what was read for closed files nobody asks for again.
      project.rest();
    }
    if (index.isComplete()) {
      const [any = world.host.root] = index.files.keys();
      const others = overFiles.compare(any, configs);
      if (others.length > 0) onConcerned(others);
    }
    const now = JSON.stringify([state, endpoints()]);
    const isNews = now !== told;
    told = now;
    parts.onSettled(isNews);
  };

  const endpoints = (): readonly Endpoint[] => {
    // Joining what the files say takes a moment: while they are being read it is of little use.
    if (state === 'new' || (state === 'reading' && !index.isComplete())) return [];
    const version = index.version();
    if (known?.version !== version) known = { version, all: project.endpoints() };
    return known.all;
  };

  const ofProject = (files: readonly string[]): readonly string[] => {
    const isListed = world.listed();
    return files.filter((file) => index.files.has(file) || isListed(file));
  };

  return {
    world,
    state: () => state,
    of(file) {
      const view = project.viewOf(file);
      const key = overFiles.keyOf(file);
      const before = documents.get(file);
      if (before?.project.view === view && before.key === key) return before.project;
      const made: DocumentProject = { view, overFiles: overFiles.of(view), uriOf: world.uriOf };
      documents.set(file, { key, project: made });
      return made;
    },
    endpoints,
    upToDate: index.upToDate,
    async readFiles(how) {
      [state, isListing] = ['reading', true];
      // Taken back while it is listing, or while messages are let in.
      const isOver = (): boolean => isClosed || state !== 'reading';
      const missing = new Set(index.files.keys());
      const open = ofProject(parts.openFiles());
      for (const file of open) missing.delete(file);
      if (how === 'all') index.changed(open);
      for await (const files of world.files(world.host.root)) {
        if (isOver()) break;
        for (const file of files) missing.delete(file);
        index.changed(how === 'all' ? files : files.filter((file) => !index.files.has(file)));
        await parts.takeTurn();
      }
      isListing = false;
      if (isOver()) return;
      index.gone(missing);
      index.allNamed();
    },
    changed: index.changed,
    gone(files) {
      for (const file of files) for (const known of [documents, read]) known.delete(file);
      index.gone(files);
    },
    told: index.told,
    async packagesChanged() {
      const texts = new Map<PackageContext, string>();
      const changed: string[] = [];
      for (const [file, before] of index.files) {
        const now = await parts.contextOf(file);
        if (textOf(before, texts) !== textOf(now, texts)) changed.push(file);
      }
      index.changed(changed);
    },
    async settingsChanged() {
      const changed: string[] = [];
      for (const [file, before] of read) {
        if (index.files.has(file) && !namesTheSame(before, await parts.configOf(file))) changed.push(file);
      }
      index.changed(changed);
    },
    ofProject,
    below: (folders) => [...index.files.keys()].filter((file) => isBelow(file, folders)),
    cancel() {
      if (state !== 'reading') return;
      state = index.isComplete() ? 'complete' : 'cancelled';
      index.cancel();
    },
    close() {
      isClosed = true;
      index.cancel();
    },
  };
}

/** What a context says; there are few of them, and each is asked for often. */
function textOf(context: PackageContext, known: Map<PackageContext, string>): string {
  const text =
    known.get(context) ?? JSON.stringify([[...context.frameworks], [...(context.dependencies ?? ['none'])]]);
  known.set(context, text);
  return text;
}

function isBelow(file: string, folders: ReadonlySet<string>): boolean {
  for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
    if (folders.has(file.slice(0, end))) return true;
  }
  return false;
}
