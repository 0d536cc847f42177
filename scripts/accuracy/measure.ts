import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { compareFindings, type FindingComparison } from './compare-findings';
import { compareSites, type SiteComparison } from './compare-sites';
import { folderOf, type LabelledFile } from './labels';
import {
  parseCheck,
  parseInspect,
  type CheckReport,
  type InspectReport,
  type ReportedFinding,
  type ReportedResponse,
} from './reports';

/** One labelled file with both comparisons and its lines, so that a report can quote them. */
export type MeasuredFile = {
  readonly file: LabelledFile;
  readonly sites: SiteComparison;
  readonly findings: FindingComparison;
  readonly source: readonly string[];
};

/** Everything that one run found out. `problems` are sentences: what could not be measured, and why. */
export type Measurement = { readonly files: readonly MeasuredFile[]; readonly problems: readonly string[] };

/** As many programs at a time as leave a small machine usable. */
const atOnce = 2;
const timeLimitMs = 120_000;
const outputLimitBytes = 512 * 1024 * 1024;

/**
 * Runs the built command line over the labelled files, once per repository and command.
 * @param corpus the folder that holds `<owner>+<name>/`
 * @param program the script of the command line
 */
export async function measure(
  labels: readonly LabelledFile[],
  corpus: string,
  program: string,
): Promise<Measurement> {
  const order = [...new Set(labels.map(({ repo }) => repo))];
  const queue = [...order];
  const parts: Measurement[] = [];
  const worker = async () => {
    for (let repo = queue.shift(); repo !== undefined; repo = queue.shift()) {
      const name = repo;
      const files = labels.filter((file) => file.repo === name);
      parts.push(await measureRepo(repo, files, path.join(corpus, folderOf(repo)), program));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const files = parts.flatMap((part) => part.files);
  return {
    files: files.sort((a, b) => order.indexOf(a.file.repo) - order.indexOf(b.file.repo)),
    problems: parts.flatMap((part) => part.problems).sort(),
  };
}

async function measureRepo(
  repo: string,
  labelled: readonly LabelledFile[],
  folder: string,
  program: string,
): Promise<Measurement> {
  const { present, problems: missing } = await presentFiles(labelled, folder);
  const problems = [...missing];
  if (present.length === 0) return { files: [], problems };
  const paths = present.map((file) => file.path);
  const ask = async <T>(args: readonly string[], parse: (text: string) => T): Promise<T | undefined> => {
    try {
      return parse(await outputOf(program, [...args, ...paths], folder));
    } catch (error) {
      problems.push(`${repo}: ${args[0] ?? ''} failed, so its labels count as missed. ${String(error)}`);
      return undefined;
    }
  };
  const check = await ask<CheckReport>(
    ['check', '--no-project', '--format', 'json', '--show', 'hint', '--level', 'error'],
    parseCheck,
  );
  const inspect = await ask<InspectReport>(['inspect', '--no-project', '--format', 'json'], parseInspect);
  for (const { file, message } of [...(check?.errors ?? []), ...(inspect?.errors ?? [])]) {
    problems.push(`${repo}: ${file}: ${message}`);
  }
  const files = await Promise.all(
    present.map((file) =>
      measureFile(file, folder, {
        responses: inspect?.responses.filter((one) => one.file === file.path) ?? [],
        findings: check?.findings.filter((one) => one.file === file.path) ?? [],
      }),
    ),
  );
  return { files, problems };
}

/**
 * The labelled files that are there, and a sentence for each that is not.
 * @param folder the repository's
 */
export async function presentFiles(
  labelled: readonly LabelledFile[],
  folder: string,
): Promise<{ readonly present: readonly LabelledFile[]; readonly problems: readonly string[] }> {
  const problems: string[] = [];
  const present: LabelledFile[] = [];
  for (const file of labelled) {
    if (await isFile(path.join(folder, file.path))) present.push(file);
    else
      problems.push(
        `${file.repo}: ${file.path} is labelled and not in ${folder}; its labels are not counted.`,
      );
  }
  return { present, problems };
}

/** Compares what was reported for one file with its labels. */
export async function measureFile(
  file: LabelledFile,
  folder: string,
  reported: {
    readonly responses: readonly ReportedResponse[];
    readonly findings: readonly ReportedFinding[];
  },
): Promise<MeasuredFile> {
  return {
    file,
    sites: compareSites(file.sites, reported.responses),
    findings: compareFindings(file, reported.findings),
    source: (await readFile(path.join(folder, file.path), 'utf8')).split(/\r\n|\r|\n/),
  };
}

/** What the program wrote to its standard output; exit codes 0 and 1 are both an answer, and 2 may be one. */
function outputOf(program: string, args: readonly string[], cwd: string): Promise<string> {
  const options = { cwd, timeout: timeLimitMs, maxBuffer: outputLimitBytes };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) => {
      if (error?.killed === true) reject(new Error(`It did not end within ${timeLimitMs / 1000} seconds.`));
      else if (stdout === '') reject(new Error(stderr.trim() || (error?.message ?? 'It printed nothing.')));
      else resolve(stdout);
    });
  });
}

async function isFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
