import { dirname, resolve } from 'node:path';
import type { LintInput, LintResult } from '../engine/lint/lint';
import { displayPath, withSlashes } from '../node/display-path';
import { mayMatterTo } from '../engine/lint/named-by-settings';
import { hasSourceEnding, isWalkedPath, SOURCE_ENDINGS } from '../engine/lint/file-kind';
import { findFiles, type FoundFile, type FoundFiles } from '../node/files';
import { packageReader } from '../node/packages';
import { projectFilesOf, type ProjectFiles } from '../node/project-files';
import { NO_TEXT, sourceOf, type Content, type Reading, type SourceText } from '../node/read';
import { sourceReader, type ReadSource } from '../node/source-reader';
import type { Configuration } from './configuration';
import type { BaselineOfRun } from './baseline';
import type { ChangedFiles } from './changed';
import { progressOn } from './progress';
import { projectsIn, type Projects } from './projects';
import type { Tally } from './tally';
import { UsageError } from './usage-error';
import type { Engine, World } from './world';

/** Which texts a command is about. */
export interface Wanted {
  readonly paths: readonly string[];
  readonly stdinName: string | undefined;
  /** Whether the other files of a file's project count. */
  readonly project: boolean;
  /** Errors that called functions throw are wanted as well. */
  readonly calls?: boolean;
  /** Named files are left out where a walk would leave them out. */
  readonly forceExclude?: boolean;
  /** Only what has changed is wanted; the other files of a project still say what they know. */
  readonly changes?: ChangedFiles | undefined;
  /** What each finding is known by in other versions of its file is wanted. */
  readonly traced?: boolean;
  /** The baseline of a file, by its path; left out where there is none. */
  readonly baselineFor?: (path: string) => Promise<BaselineOfRun | undefined>;
}

/** A text that is worth linting. */
export interface Source {
  readonly file: FoundFile;
  readonly content: SourceText;
  /** The folder that nothing is written outside of for it: its project, or its own folder. */
  readonly project: string;
  readonly baseline: BaselineOfRun | undefined;
  /** Lints the file with this text, its own or a fixed one. An error is a result too. */
  readonly lint: (text: string) => LintResult;
  /** How many syntax errors the file has with this text. */
  readonly syntaxErrors: (text: string) => number;
}

/** The wanted files, one after the other, so that only one text is in memory. */
export interface Sources {
  /** Their projects; undefined where these are not wanted. */
  readonly projects: Projects | undefined;
  /** Every file. What cannot be read is counted and named in the tally and never stops the others. */
  readonly all: () => AsyncGenerator<Source, void, undefined>;
  /**
   * Those of which more is to be said once all files of their projects have been linted. To be asked for after
   * {@link Sources.all} has ended; nothing is counted again.
   */
  readonly unfinished: () => AsyncGenerator<Source, void, undefined>;
  /** The paths of those in which nothing can be a response. To be asked for after {@link Sources.all} has ended. */
  readonly silent: () => readonly string[];
}

/** Prepares reading the wanted files, each with what its project says, unless that is not wanted. */
export function sourcesOf(wanted: Wanted, configuration: Configuration, world: World, tally: Tally): Sources {
  const { stats, timings, errors } = tally;
  const { rootOf, configFor } = configuration;
  const packages = packageReader(world.cwd, rootOf);
  const readOnce = sourceReader(world.mayMatter);
  let input: Input | undefined;
  const silent: string[] = [];
  const filesBelow = (root: string): ProjectFiles => walkedBelow(root, input) ?? projectFilesOf(root);
  const projects = wanted.project
    ? projectsIn(world, packages, { read: readOnce, filesBelow, rootOf, configFor })
    : undefined;

  const open = async (file: FoundFile, content: SourceText, again: boolean): Promise<Source> => {
    const start = world.now();
    const context = await packages.contextOf(file.path);
    const config = await configFor(file.path);
    const baseline = await wanted.baselineFor?.(file.path);
    const loaded = await projects?.projectOf(file.path);
    const location = withSlashes(file.path);
    if (!again && wanted.stdinName !== undefined) loaded?.project.add(location, context, content.text);
    const project = loaded?.project.viewOf(location);
    const engine = await world.engine();
    const overFiles =
      again && loaded && project
        ? engine.findingsAmong(
            { summaries: loaded.project.summaries(), knowledge: project.knowledge },
            location,
            config,
          )
        : undefined;
    timings.read += world.now() - start;
    const lint = (text: string): LintResult => {
      const from = world.now();
      const known = baseline?.of(file.path);
      const { traced } = wanted;
      const asked = {
        fileName: file.name,
        text,
        package: context,
        config,
        project,
        overFiles,
        known,
        traced,
      };
      const result = lintSafely(engine, asked);
      if (!again) loaded?.project.note(location, engine.summaryOf(result.handlers, text, wanted.calls));
      timings.lint += world.now() - from;
      return result;
    };
    const folder = rootOf(file.path) ?? dirname(file.path);
    const syntaxErrors = (text: string): number => engine.syntaxErrors(file.name, text);
    return { file, content, project: folder, baseline, lint, syntaxErrors };
  };

  return {
    projects,
    async *all() {
      const begin = world.now();
      const { files, read } = (input = await inputOf(wanted, configuration, readOnce, world, tally));
      timings.find += world.now() - begin;
      const progress = progressOn(world, files.length);
      for (const file of files) {
        const start = world.now();
        progress.step(file.name);
        stats.files++;
        const content = read(file, mayMatterTo(await configFor(file.path), world.mayMatter));
        const source = textOf(content, file, tally);
        if (!source && content.kind !== 'unreadable') silent.push(file.path);
        timings.read += world.now() - start;
        if (source !== undefined) yield await open(file, source, false);
      }
      progress.end();
      errors.push(...packages.errors, ...(projects?.errors ?? []), ...configuration.errors);
    },
    async *unfinished() {
      if (!projects || !input) return;
      await projects.finish();
      for (const file of input.files) {
        const baseline = await wanted.baselineFor?.(file.path);
        const known = baseline?.of(file.path).entries.map(({ rule }) => rule);
        const isCandidate = (known?.length ?? 0) > 0 || projects.mayBeUnfinished(file.path);
        const content = isCandidate ? input.read(file, () => true) : undefined;
        if (content?.kind !== 'text') continue;
        const config = await configFor(file.path);
        if (projects.isUnfinished(file.path, content.text, config, known))
          yield await open(file, content, true);
      }
    },
    silent: () => silent,
  };
}

/** Counts what came of a file, and names its error. */
export function count({ file }: Source, result: LintResult, { stats, errors }: Tally): void {
  if (result.parsed) stats.parsed++;
  if (result.skipped) stats.skipped++;
  stats.handlers += result.handlers.length;
  for (const { responses } of result.handlers) stats.responses += responses.length;
  if (result.error !== undefined) errors.push({ file: file.name, message: asClause(result.error) });
  for (const { rule, message } of result.failures) {
    errors.push({ file: file.name, message: `the rule ${rule} failed on it; ${ourFault}: ${message}` });
  }
}

/** A sentence as it stands after the name of a file and a colon. */
function asClause(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}

const ourFault = 'please report this fault of ours';

interface Input {
  readonly files: readonly FoundFile[];
  readonly read: (file: FoundFile, mayMatter: Reading['mayMatter']) => Content;
  /** The folders that were walked through as a project's are: without tests. */
  readonly walked: FoundFiles['walked'];
}

async function inputOf(
  { stdinName, paths, changes, forceExclude = false }: Wanted,
  configuration: Configuration,
  read: ReadSource,
  world: World,
  tally: Tally,
): Promise<Input> {
  if (stdinName === undefined) {
    const { files, errors, walked, withTests } = await wantedFiles(
      changes?.paths ?? paths,
      configuration,
      world.cwd,
      forceExclude,
    );
    const wanted = changes?.among(files) ?? { files, errors: [] };
    tally.errors.push(...errors, ...wanted.errors);
    return {
      files: wanted.files,
      read: ({ path, explicit }, mayMatter) => read(path, { mayMatter, explicit }),
      walked: withTests ? new Map() : walked,
    };
  }
  if (!hasSourceEnding(stdinName)) {
    throw new UsageError(
      `The ending of --stdin-filename is one of ${SOURCE_ENDINGS}, not that of ${stdinName}.`,
    );
  }
  const path = resolve(world.cwd, stdinName);
  const bytes = await world.stdin();
  return {
    files: [{ path, name: displayPath(world.cwd, path), explicit: true }],
    read: (_, mayMatter) => sourceOf(bytes, { mayMatter, explicit: true }),
    walked: new Map(),
  };
}

/** The files that the paths lead to, tests among them where they are wanted; see {@link Wanted.forceExclude}. */
export async function wantedFiles(
  paths: readonly string[],
  { wantsTests, settingsFor }: Configuration,
  cwd: string,
  forceExclude = false,
): Promise<FoundFiles> {
  const found = await findFiles(paths, { cwd, wantsTests, forceExclude });
  if (!found.withTests) return found;
  // Further down another configuration may leave them out.
  const files: FoundFile[] = [];
  for (const file of found.files) {
    const isWanted =
      file.explicit || isWalkedPath(file.name, false) || (await settingsFor(file.path)).includeTests;
    if (isWanted) files.push(file);
  }
  return { ...found, files };
}

// A walk from around the root that came to any file in it came to all of them; what it could not read is told already.
function walkedBelow(root: string, input: Input | undefined): ProjectFiles | undefined {
  const below = withSlashes(root).replace(/\/?$/, '/');
  for (const [folder, inside] of input?.walked ?? []) {
    if (!below.startsWith(withSlashes(folder).replace(/\/?$/, '/'))) continue;
    const files = inside.map(withSlashes).filter((file) => file.startsWith(below));
    if (files.length > 0) return { files, errors: [] };
  }
  return undefined;
}

function textOf(content: Content, file: FoundFile, { stats, errors }: Tally): SourceText | undefined {
  if (content.kind === 'text') return content;
  if (content.kind === 'unreadable') errors.push({ file: file.name, message: content.message });
  if (content.kind === 'binary' && file.explicit) {
    errors.push({ file: file.name, message: NO_TEXT });
  } else if (content.kind === 'binary' || content.kind === 'minified') {
    stats.skipped++;
  }
  return undefined;
}

/** A fault of ours in one file must not cost the findings of the others. */
function lintSafely(engine: Engine, input: LintInput): LintResult {
  try {
    return engine.lint(input);
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const message = `status-hints failed on it; ${ourFault}: ${reason}`;
    return { findings: [], handlers: [], parsed: false, skipped: false, error: message, failures: [] };
  }
}
