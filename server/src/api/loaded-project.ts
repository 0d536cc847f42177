import type { Config } from '../engine/config/config';
import type { Settings } from '../engine/config/settings';
import type { ProjectHost } from '../engine/host';
import type { KnownFindings } from '../engine/lint/baseline';
import type { LintResult } from '../engine/lint/lint';
import type { LintedProject } from '../engine/lint/project-findings';
import type { FileSummary } from '../engine/model/file-summary';
import { mayMatter } from '../engine/lint/prefilter';
import { hashOf } from '../engine/text/hash';
import { withSlashes } from '../node/display-path';
import { projectFilesOf } from '../node/project-files';
import { diskHost } from '../node/project-host';
import { addSource, textToLint } from '../node/project-sources';
import { readSource } from '../node/read';
import { findingsAmong, isUnfinished, lint, openProject, summaryOf } from './engine';
import type { FileSettings } from './file-settings';
import type { Witness } from './witness';

/** A project that was read and linted as a whole, for asking what is to be said of one file after the other. */
export interface LoadedProject {
  /**
   * Lints a file with what its project says. The text need not be that on the disk: it counts while `work` is done,
   * and neither before nor after that.
   */
  readonly inspect: <T>(file: AskedFile, work: Work<T>) => T;
  /**
   * Looks whether the files are still as they were, and reads what has changed.
   * @returns false when so much has that the project is to be read anew: a package or a configuration
   */
  readonly isUpToDate: () => boolean;
}

/** What is done with a file while its text counts: it lints that text, or a changed one. */
export type Work<T> = (lintText: (text: string) => LintResult) => T;

/** A file that somebody asks about. */
export interface AskedFile {
  /** Absolute. */
  readonly path: string;
  /** Without its BOM. */
  readonly text: string;
  readonly config: Config;
  readonly known: KnownFindings | undefined;
}

/**
 * Reads all files of a project and lints those that can answer.
 * @param root absolute
 * @param configOf what most of its files will be asked about with: what came of them is remembered
 * @param seen notes each file that was read
 */
export function loadProject(
  root: string,
  { settingsFor, contextOf }: FileSettings,
  configOf: (settings: Settings) => Config,
  seen: Witness,
): LoadedProject {
  const remembered = new Map<string, Remembered>();
  const disk = diskHost(root);
  const host: ProjectHost = {
    ...disk,
    read(location) {
      seen.saw(location);
      return disk.read(location);
    },
  };
  const project = openProject(host);
  let files = new Set<string>();
  const unfinished = new Map<Config, ReturnType<typeof isUnfinished>>();

  const begin = (file: string): void => {
    seen.saw(file);
    addSource(project, file, contextOf(file), readSource);
  };
  const noteAll = (some: Iterable<string>): void => {
    for (const file of some) {
      const config = configOf(settingsFor(file));
      const text = textToLint(project, file, config, readSource, mayMatter);
      if (text === undefined) remembered.delete(file);
      const isNews = text !== undefined || project.summaries().has(file);
      if (isNews) project.note(file, text === undefined ? { handlers: [] } : summary(file, text, config));
    }
  };
  const summary = (file: string, text: string, config: Config): FileSummary => {
    const input = {
      fileName: file,
      text,
      package: contextOf(file),
      config,
      project: project.viewOf(file),
    };
    const result = lint(input);
    remembered.set(file, { config, mark: markOf(text), result: withoutModel(result) });
    return summaryOf(result.handlers, text);
  };
  const settle = (): void => {
    project.settle();
    unfinished.clear();
    project.rest();
  };
  const linted = (): LintedProject => ({
    summaries: project.summaries(),
    knowledge: project.viewOf(root).knowledge,
  });
  const isNotDone = (location: string, { text, config, known }: AskedFile): boolean => {
    const ask = unfinished.get(config) ?? isUnfinished(linted(), config);
    unfinished.set(config, ask);
    return ask(
      location,
      text,
      known?.entries.map(({ rule }) => rule),
    );
  };

  files = new Set(projectFilesOf(root).files);
  for (const file of files) begin(file);
  project.complete();
  noteAll(files);
  project.concerned();
  settle();

  return {
    inspect(asked, work) {
      const location = withSlashes(asked.path);
      const context = contextOf(asked.path);
      const isOwnText = disk.read(location) !== asked.text;
      const isWhole = isOwnText || !files.has(location) || isNotDone(location, asked);
      const { config, known } = asked;
      const before = remembered.get(location);
      const isKnown = !isWhole && !known && before?.config === config && before.mark === markOf(asked.text);
      if (isOwnText) project.add(location, context, asked.text);
      try {
        const view = project.viewOf(location);
        const overFiles = isWhole ? findingsAmong(linted(), location, asked.config) : undefined;
        return work((text) => {
          if (isKnown && text === asked.text) return before.result;
          return lint({
            fileName: location,
            text,
            package: context,
            config,
            project: view,
            overFiles,
            known,
          });
        });
      } finally {
        if (isOwnText && files.has(location)) project.add(location, context);
        else if (isOwnText) project.remove(location);
      }
    },
    isUpToDate() {
      const now = new Set(projectFilesOf(root).files);
      const changed = seen.changed();
      const gone = [...files].filter((file) => !now.has(file));
      if (changed.some((path) => !files.has(path))) return false;
      const news = [...now].filter((file) => !files.has(file) || changed.includes(file));
      if (gone.length + news.length === 0) return true;
      for (const file of gone) {
        disk.changed(file);
        remembered.delete(file);
        project.remove(file);
        seen.forget(file);
      }
      for (const file of news) {
        disk.changed(file);
        seen.sawAgain(file);
        project.add(file, contextOf(file));
      }
      files = now;
      // What others say of a file may change with what is said of them.
      let waiting: readonly string[] = news;
      for (let round = 0; round < MOST_ROUNDS && waiting.length > 0; round++) {
        noteAll(waiting);
        waiting = project.concerned().filter((file) => files.has(file));
      }
      for (const file of waiting) remembered.delete(file);
      settle();
      return true;
    },
  };
}

/** What came of a file when the project was read. */
interface Remembered {
  readonly config: Config;
  /** Of its text. */
  readonly mark: string;
  readonly result: LintResult;
}

function markOf(text: string): string {
  return `${text.length} ${hashOf(text)}`;
}

// Handlers hold the tree of their file, and so do edits until they are worked out.
function withoutModel(result: LintResult): LintResult {
  const findings = result.findings.map((finding) => ({
    ...finding,
    fixes: finding.fixes.map(({ title, kind, preferred, edits }) => ({ title, kind, preferred, edits })),
  }));
  return { ...result, findings, handlers: [] };
}

/** A change is passed on from file to file, and hardly ever further than two. */
const MOST_ROUNDS = 4;
