import { stat } from 'node:fs/promises';
import path from 'node:path';
import { folderOf, type Framework, type LabelledFile } from '../labels';
import { measureFile, presentFiles, type MeasuredFile, type Measurement } from '../measure';
import { compareRoutes, type RouteComparison } from './compare-routes';
import type { ProjectReading } from './read-project';
import { tallyHandlers, type HandlerTally } from './registered';
import type { RoutesTruth, TrueRepository } from './truth';

/** One repository as a whole. */
export type WholeRepository = {
  readonly repo: string;
  readonly framework: Framework;
  /** Of all its files, and of those that are labelled. */
  readonly handlers: HandlerTally;
  readonly labelledHandlers: HandlerTally;
  readonly endpoints: number;
  /** Endpoints whose handler was found and understood. */
  readonly handled: number;
  /** Undefined without a truth; then nothing says whether its routes can be known from the code. */
  readonly routes: { readonly truth: TrueRepository; readonly comparison: RouteComparison } | undefined;
};

/** What one run over whole repositories found out. */
export type WholeMeasurement = Measurement & { readonly repositories: readonly WholeRepository[] };

/** Reads a repository; `wanted` are the names of the files whose responses and findings are compared. */
export type ReadRepository = (folder: string, wanted: ReadonlySet<string>) => Promise<ProjectReading>;

/**
 * Reads every repository that has labels or a truth, one after the other, and compares.
 * @param corpus the folder that holds `<owner>+<name>/`
 */
export async function measureWhole(
  labels: readonly LabelledFile[],
  truth: RoutesTruth,
  corpus: string,
  read: ReadRepository,
): Promise<WholeMeasurement> {
  const repos = new Set([...labels, ...truth.repositories].map(({ repo }) => repo));
  const files: MeasuredFile[] = [];
  const repositories: WholeRepository[] = [];
  const problems: string[] = [];
  for (const repo of repos) {
    const own = labels.filter((file) => file.repo === repo);
    const known = truth.repositories.find((one) => one.repo === repo);
    const framework = known?.framework ?? own[0]?.framework;
    const folder = path.join(corpus, folderOf(repo));
    if (framework === undefined || !(await isFolder(folder))) {
      problems.push(`${repo}: there is no folder ${folder}; it is not counted.`);
      continue;
    }
    const labelled = await presentFiles(own, folder);
    const reading = await read(folder, new Set(labelled.present.map((file) => file.path)));
    files.push(...(await Promise.all(labelled.present.map((file) => measured(file, folder, reading)))));
    repositories.push({ repo, framework, ...repositoryOf(reading, known) });
    problems.push(...labelled.problems, ...reading.problems.map((problem) => `${repo}: ${problem}`));
  }
  return { files, repositories, problems };
}

function measured(file: LabelledFile, folder: string, reading: ProjectReading): Promise<MeasuredFile> {
  return measureFile(file, folder, reading.files.get(file.path) ?? { responses: [], findings: [] });
}

function repositoryOf(
  { files, summaries, endpoints }: ProjectReading,
  truth: TrueRepository | undefined,
): Omit<WholeRepository, 'repo' | 'framework'> {
  const labelled = [...files.keys()].flatMap((name) => summaries.get(name) ?? []);
  return {
    handlers: tallyHandlers(summaries.values()),
    labelledHandlers: tallyHandlers(labelled),
    endpoints: endpoints.length,
    handled: endpoints.filter(({ found }) => found).length,
    routes: truth && { truth, comparison: compareRoutes(truth, endpoints) },
  };
}

async function isFolder(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
