import type { Config } from '../../engine/config/config';
import type { PackageContext } from '../../engine/lint/lint';
import type { FileSummary } from '../../engine/model/file-summary';
import type { Project } from '../../engine/project/project';
import type { ProjectView } from '../../engine/project/view';
import type { World } from './world';

/** What is done to one file of a project at a time. */
export interface FileWork {
  /** The files that were read and are still there, with what their packages said. */
  readonly files: ReadonlyMap<string, PackageContext>;
  /** Reads a file, or forgets it when it is gone. */
  readonly read: (file: string) => Promise<void>;
  readonly remove: (file: string) => void;
  /** Lints a file for what the others must know of it; the project learns it with {@link FileWork.note}. */
  readonly lint: (file: string) => Promise<void>;
  /** Tells the project what linting brought. @returns whether it was any news */
  readonly note: () => boolean;
  /** Whether linting it again can bring anything else. */
  readonly isStale: (file: string) => boolean;
}

/** What it needs. */
export interface FileWorkParts {
  readonly world: World;
  readonly project: Project;
  readonly contextOf: (file: string) => Promise<PackageContext>;
  readonly configOf: (file: string) => Promise<Config>;
  /** The text of a document that is open. */
  readonly openText: (file: string) => string | undefined;
  /** What came of analysing an open document, which remembers what it read; undefined for all other files. */
  readonly openSummary: (file: string) => Promise<FileSummary | undefined>;
  readonly summaryOf: (file: string, text: string, known: KnownOfFile) => FileSummary;
}

/** What a file is linted with. */
export interface KnownOfFile {
  readonly package: PackageContext;
  readonly config: Config;
  readonly project: ProjectView;
}

const NOTHING: FileSummary = { handlers: [] };

/** Keeps the names of files and what was noted of them, no text and no tree. */
export function fileWork(parts: FileWorkParts): FileWork {
  const { world, project, contextOf, configOf, openText, openSummary, summaryOf } = parts;
  const files = new Map<string, PackageContext>();
  const noted = new Map<string, FileSummary>();
  /** What was brought by linting and is not noted yet: each note makes the project think over what it knows as a whole. */
  const brought = new Map<string, FileSummary>();
  /** What files knew of others when they were linted. */
  const views = new Map<string, ProjectView>();

  const remove = (file: string): void => {
    if (!files.has(file)) return;
    for (const known of [files, noted, brought, views]) known.delete(file);
    project.remove(file);
  };

  const closedSummary = (file: string, known: KnownOfFile): FileSummary => {
    const isWorth = known.project.incoming.length > 0 || known.config.responseHelpers.length > 0;
    const own = (): string | undefined => (isWorth ? world.host.read(file) : world.sourceOf(file));
    const text = withoutBom(openText(file)) ?? own();
    return text === undefined ? NOTHING : summaryOf(file, text, known);
  };

  return {
    files,
    async read(file) {
      const [context] = await Promise.all([contextOf(file), world.bringNear(file)]);
      const text = withoutBom(openText(file));
      if (text === undefined && world.host.kindOf(file) !== 'file') {
        remove(file);
        return;
      }
      files.set(file, context);
      views.delete(file);
      project.add(file, context, text);
    },
    remove,
    async lint(file) {
      const [context, config] = await Promise.all([contextOf(file), configOf(file)]);
      if (!files.has(file)) return;
      const view = project.viewOf(file);
      views.set(file, view);
      const known = { package: context, config, project: view };
      const summary = (await openSummary(file)) ?? closedSummary(file, known);
      const before = brought.get(file) ?? noted.get(file) ?? NOTHING;
      if (JSON.stringify(summary) !== JSON.stringify(before)) brought.set(file, summary);
    },
    note() {
      const isNews = brought.size > 0;
      for (const [file, summary] of brought) {
        noted.set(file, summary);
        project.note(file, summary);
      }
      brought.clear();
      return isNews;
    },
    isStale(file) {
      const before = views.get(file);
      if (!files.has(file) || before === undefined) return false;
      const { modules, incoming, paths } = project.viewOf(file);
      return before.modules !== modules || before.incoming !== incoming || before.paths !== paths;
    },
  };
}

function withoutBom(text: string | undefined): string | undefined {
  return text?.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
