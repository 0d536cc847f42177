import { dirname, relative } from 'node:path';
import type { Config } from '../engine/config/config';
import type { LintedProject } from '../engine/lint/project-findings';
import type { Project } from '../engine/project/project';
import { withSlashes } from '../node/display-path';
import type { FileError } from '../node/io-error';
import type { PackageReader } from '../node/packages';
import type { ProjectFiles } from '../node/project-files';
import { diskHost } from '../node/project-host';
import { addSource, textToLint } from '../node/project-sources';
import type { ReadSource } from '../node/source-reader';
import type { Engine, World } from './world';

/** A project that has been read, and how its files are named. */
export interface LoadedProject {
  /** Absolute, a path of this system. */
  readonly root: string;
  readonly project: Project;
  /** Its files' names in the project, in path order. */
  readonly files: readonly string[];
  /** The text of one of its files; undefined where nothing in it can be a response, and nobody registers what it has. */
  readonly textOf: (file: string, config: Config) => string | undefined;
}

/** How projects are read. */
export interface ProjectFilesOfRun {
  readonly read: ReadSource;
  /** The files of a project, by its root: those of `projectFilesOf`. */
  readonly filesBelow: (root: string) => ProjectFiles;
  /** The root of a file's project, as `projectRootsIn` finds it. */
  readonly rootOf: (path: string) => string | undefined;
  readonly configFor: (path: string) => Promise<Config>;
}

/** The projects of the files that a command is about, each read when the first of its files asks. */
export interface Projects {
  /** The project of a file, by its absolute path; undefined where none can be told (a file in a home folder). */
  readonly projectOf: (path: string) => Promise<LoadedProject | undefined>;
  /** Those that were read, in the order in which they were asked for. */
  readonly loaded: () => readonly LoadedProject[];
  /** Lints the files of the projects that nobody has linted yet, so that rules over files can speak. */
  readonly finish: () => Promise<void>;
  /** Whether more can be said of a file now; a cheap test, before its text is at hand. */
  readonly mayBeUnfinished: (path: string) => boolean;
  /**
   * Whether a file is to be linted again, with its settings.
   * @param known rules of which the baseline knows findings in it
   */
  readonly isUnfinished: (
    path: string,
    text: string,
    config: Config,
    known: readonly string[] | undefined,
  ) => boolean;
  /** Folders that could not be read. */
  readonly errors: readonly FileError[];
}

/** Prepares the projects of a run. */
export function projectsIn(world: World, packages: PackageReader, disk: ProjectFilesOfRun): Projects {
  const { rootOf } = disk;
  const loading = new Map<string, Promise<LoadedProject>>();
  const loaded: LoadedProject[] = [];
  // By the folders of the files that have asked.
  const byFolder = new Map<string, LoadedProject>();
  const errors: FileError[] = [];

  const projectOf = async (path: string): Promise<LoadedProject | undefined> => {
    const root = rootOf(path);
    if (root === undefined) return undefined;
    const project = await (loading.get(root) ?? begin(root));
    byFolder.set(dirname(path), project);
    return project;
  };

  const begin = async (root: string): Promise<LoadedProject> => {
    // Files come in the order of their names, so that those of the projects before are mostly done.
    for (const { project } of loaded) project.rest();
    const begun = load(root, world, packages, disk, errors);
    loading.set(root, begun);
    loaded.push(await begun);
    return begun;
  };

  const known = (path: string): LoadedProject | undefined => byFolder.get(dirname(path));
  const unfinished = new Map<LoadedProject, (config: Config) => ReturnType<Engine['isUnfinished']>>();

  return {
    projectOf,
    loaded: () => loaded,
    async finish() {
      for (const project of loaded) {
        const engine = await world.engine();
        if ([...project.project.summaries().values()].some(({ handlers }) => handlers.length > 0))
          await lintRest(project, engine, packages, disk.configFor);
        project.project.settle();
        const linted = lintedProject(project);
        unfinished.set(
          project,
          byConfig((config) => engine.isUnfinished(linted, config)),
        );
        project.project.rest();
      }
    },
    mayBeUnfinished(path) {
      const summary = known(path)?.project.summaries().get(withSlashes(path));
      return summary !== undefined && summary.handlers.length > 0;
    },
    isUnfinished(path, text, config, rules) {
      const project = known(path);
      return (project && unfinished.get(project)?.(config)(withSlashes(path), text, rules)) ?? false;
    },
    errors,
  };
}

// Most files of a project have the same settings.
function byConfig<T>(make: (config: Config) => T): (config: Config) => T {
  const made = new Map<Config, T>();
  return (config) => {
    const known = made.get(config) ?? make(config);
    made.set(config, known);
    return known;
  };
}

/** What was learnt of a project so far, for rules over files. */
function lintedProject({ project }: LoadedProject): LintedProject {
  const summaries = project.summaries();
  const [first = ''] = summaries.keys();
  return { summaries, knowledge: project.viewOf(first).knowledge };
}

/**
 * Lints the files of a project that were not asked for: what they say counts for those that were.
 * @param calls whether errors that called functions throw are wanted as well
 */
export async function lintRest(
  { project, files, textOf }: LoadedProject,
  engine: Engine,
  packages: PackageReader,
  configFor: ProjectFilesOfRun['configFor'],
  calls = false,
): Promise<void> {
  const noted = project.summaries();
  for (const file of files) {
    if (noted.has(file)) continue;
    const config = await configFor(file);
    const text = textOf(file, config);
    if (text === undefined) continue;
    const context = await packages.contextOf(file);
    const input = { fileName: file, text, package: context, config, project: project.viewOf(file) };
    project.note(file, engine.summaryOf(engine.lint(input).handlers, text, calls));
  }
}

async function load(
  root: string,
  { engine, mayMatter }: World,
  packages: PackageReader,
  { read, filesBelow }: ProjectFilesOfRun,
  errors: FileError[],
): Promise<LoadedProject> {
  const project = (await engine()).openProject(diskHost(root));
  const { files, errors: unread } = filesBelow(root);
  errors.push(...unread);
  for (const file of files) {
    addSource(project, file, await packages.contextOf(file), read);
  }
  project.complete();
  const textOf: LoadedProject['textOf'] = (file, config) =>
    textToLint(project, file, config, read, mayMatter);
  return { root, project, files, textOf };
}

/** How a file is named in outputs, by its name in the project. */
export function nameIn({ root }: LoadedProject, cwd: string, file: string): string {
  return withSlashes(relative(cwd, `${root}/${file}`));
}
