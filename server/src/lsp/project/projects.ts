import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentProject } from '../../service/host';
import type { ProjectEndpoints } from '../../service/project-endpoints';
import type { LanguageService } from '../../service/service';
import { detailsOf } from '../errors';
import { normalUri } from '../folders';
import type { Session } from '../session';
import { turnsOf } from '../turns';
import type { ProjectEngine } from './engine';
import { folderEndpoints, type FolderEndpoints } from './folder-endpoints';
import { folderProject, type FolderProject } from './folder-project';
import { shownReading } from './shown-reading';
import type { World } from './world';

/** The projects of the workspace folders. Everything is named by URI. */
export interface Projects {
  /** The engine is there. */
  readonly begin: (engine: ProjectEngine) => void;
  /** Reads folders that are not read yet, and closes those that are no more or whose settings do not want it. */
  readonly readFolders: () => Promise<void>;
  /** Reads all folders anew, those too whose reading was cancelled. */
  readonly readAgain: () => void;
  /** Packages may depend on other frameworks than before. */
  readonly packagesChanged: () => void;
  /** The projects that a file is, or would be, part of: workspace folders can lie in each other. */
  readonly around: (uri: string) => readonly FolderProject[];
  readonly of: (uri: string) => DocumentProject | undefined;
  /** With what the document says now. */
  readonly endpointsOf: (uri: string) => Promise<ProjectEndpoints | undefined>;
  readonly endpoints: () => readonly FolderEndpoints[];
  /** A document was opened or changed: others learn of it when the typing pauses. */
  readonly changed: (document: TextDocument) => void;
  /** Others learn now. */
  readonly saved: () => void;
  readonly closed: (document: TextDocument) => void;
  /** Whom to tell when what is known has changed. */
  readonly listen: (listener: ProjectNews) => void;
}

/** What the others learn. */
export interface ProjectNews {
  /** These documents may have other findings. */
  readonly concerned: (documents: readonly TextDocument[]) => void;
  /** Endpoints may be others, and so may be how far the reading is. */
  readonly endpoints: () => void;
}

/** What the projects work with. */
export type ProjectsParts = Pick<
  Session,
  'platform' | 'client' | 'log' | 'facts' | 'folders' | 'settings' | 'packages' | 'cancels' | 'activities'
> & {
  /** Undefined where files can be reached in no way. */
  readonly worldOf: (folder: string) => World | undefined;
  readonly service: () => Promise<Pick<LanguageService, 'summary'>>;
};

/** So long nobody has typed. */
const PAUSE_MS = 300;

/** Begins without any. */
export function projectsOf(parts: ProjectsParts): Projects {
  const { folders, settings, facts } = parts;
  const projects = new Map<string, FolderProject>();
  /** The open documents, by the one spelling that we have for each URI. */
  const open = new Map<string, TextDocument>();
  const listeners: ProjectNews[] = [];
  const typed = later(PAUSE_MS, (uris) => {
    for (const uri of uris) hand(uri);
  });
  let engine: ProjectEngine | undefined;

  const projectIn = (folder: string): FolderProject | undefined => {
    const known = projects.get(folder);
    if (known !== undefined || engine === undefined) return known;
    const world = parts.worldOf(folder);
    if (world === undefined) return undefined;
    const made = projectOf(folder, world, engine);
    projects.set(folder, made);
    return made;
  };

  const projectOf = (folder: string, world: World, made: ProjectEngine): FolderProject => {
    const tellEndpoints = (): void => listeners.forEach(({ endpoints }) => endpoints());
    const project: FolderProject = folderProject({
      engine: made,
      world,
      takeTurn: turnsOf(parts.platform),
      contextOf: (file) => parts.packages.of(world.uriOf(file)),
      configOf: async (file) => (await settings.ofFile(folder, world.uriOf(file))).config,
      openText: (file) => textOf(world, file),
      openSummary: async (file) => {
        const document = open.get(world.uriOf(file));
        return document && (await parts.service()).summary(document);
      },
      openFiles: () =>
        [...open.keys()].filter((uri) => folders.around(uri).includes(folder)).map(world.locationOf),
      async configs() {
        const inFolder = [...open.keys()].filter((uri) => folders.of(uri) === folder);
        const all = [settings.ofFolder(folder), ...inFolder.map((uri) => settings.ofFile(folder, uri))];
        return [...new Set((await Promise.all(all)).map(({ config }) => config))];
      },
      onProgress: (done, of) => shown.report(done, of),
      onConcerned(files) {
        const documents = files.flatMap((file) => open.get(world.uriOf(file)) ?? []);
        if (documents.length > 0) listeners.forEach(({ concerned }) => concerned(documents));
      },
      onSettled(isNews) {
        shown.end();
        if (isNews) tellEndpoints();
      },
      onFault(file, error) {
        parts.log.write(
          'error',
          `${file} was passed by, please report this fault of ours: ${detailsOf(error)}`,
        );
      },
    });
    const shown = shownReading(parts, () => {
      project.cancel();
      shown.end();
      parts.log.write(
        'info',
        `Reading ${folder} was cancelled: what files say to each other is known in part.`,
      );
      tellEndpoints();
    });
    return project;
  };

  const textOf = (world: World, file: string): string | undefined => open.get(world.uriOf(file))?.getText();

  const around = (uri: string): readonly FolderProject[] =>
    folders.around(uri).flatMap((folder) => projects.get(folder) ?? []);

  const hand = (uri: string): void => {
    for (const project of around(uri)) {
      if (project.state() === 'new') continue;
      const file = project.world.locationOf(uri);
      project.world.look(file);
      project.changed(project.ofProject([file]));
    }
  };

  const endpointsIn = (folder: string, project: FolderProject): FolderEndpoints =>
    folderEndpoints(
      folder,
      project,
      facts.encoding,
      (file) => textOf(project.world, file) ?? project.world.host.read(file),
    );

  return {
    around,
    begin: (loaded) => void (engine = loaded),
    async readFolders() {
      for (const [folder, project] of projects) {
        const isWanted = folders.all().includes(folder) && (await settings.ofFolder(folder)).project;
        if (isWanted) {
          void project.settingsChanged();
          continue;
        }
        project.close();
        projects.delete(folder);
      }
      for (const folder of folders.all()) {
        if (!(await settings.ofFolder(folder)).project) continue;
        const project = projectIn(folder);
        if (project?.state() === 'new') void project.readFiles('all');
      }
    },
    readAgain() {
      for (const project of projects.values()) void project.readFiles('all');
    },
    packagesChanged() {
      for (const project of projects.values()) void project.packagesChanged();
    },
    of(uri) {
      const folder = folders.of(uri);
      const project = folder === undefined ? undefined : projectIn(folder);
      return project?.of(project.world.locationOf(uri));
    },
    async endpointsOf(uri) {
      const folder = folders.of(uri);
      const project = folder === undefined ? undefined : projects.get(folder);
      if (folder === undefined || project === undefined) return undefined;
      if (typed.take(normalUri(uri))) hand(uri);
      await project.upToDate(project.world.locationOf(uri));
      return endpointsIn(folder, project);
    },
    endpoints: () => [...projects].map(([folder, project]) => endpointsIn(folder, project)),
    changed(document) {
      const uri = normalUri(document.uri);
      open.set(uri, document);
      typed.add(uri);
    },
    saved: typed.now,
    closed(document) {
      const uri = normalUri(document.uri);
      if (open.get(uri) !== document) return;
      open.delete(uri);
      typed.take(uri);
      hand(uri);
    },
    listen: (listener) => void listeners.push(listener),
  };
}

/** Names that are handed on together, when none has come for a while. */
interface Later {
  readonly add: (name: string) => void;
  /** @returns whether it was waiting; it waits no more */
  readonly take: (name: string) => boolean;
  readonly now: () => void;
}

function later(ms: number, hand: (names: readonly string[]) => void): Later {
  const names = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    clearTimeout(timer);
    const all = [...names];
    names.clear();
    hand(all);
  };
  return {
    add(name) {
      names.add(name);
      clearTimeout(timer);
      timer = setTimeout(now, ms);
    },
    take: (name) => names.delete(name),
    now,
  };
}
