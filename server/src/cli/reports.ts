import { resolve } from 'node:path';
import { compareText, displayPath } from '../node/display-path';
import { ioMessage, type FileError } from '../node/io-error';
import { writeOutput } from '../node/write';
import type { CheckOptions } from './check-options';
import { coloursOf, NO_COLOURS, type Colours } from './colours';
import type { CheckFormat, OutputFile } from './output-options';
import type { Report } from './report';
import { REPORTERS } from './reporters';
import { errorsText, warningsText } from './reporters/errors';
import type { Reporter } from './reporters/reporter';
import { withoutCommands } from './workflow-commands';
import type { World } from './world';

/** The reports that a run makes: what they need of each finding, and how they get to where they are wanted. */
export interface Reports {
  readonly showsCode: boolean;
  readonly needsDetails: boolean;
  /**
   * Writes the files, then standard output and standard error.
   * @returns the report with the errors of files that cannot be written, of which the other files tell as well
   */
  readonly write: (report: Report) => Promise<Report>;
}

/** Loads the formats that are asked for. */
export async function openReports(options: CheckOptions, world: World): Promise<Reports> {
  const formats = new Set([options.format, ...options.outputs.map(({ format }) => format)]);
  const loaded = new Map(
    await Promise.all([...formats].map(async (format) => [format, await REPORTERS[format]()] as const)),
  );
  const all = [...loaded.values()];
  return {
    showsCode: all.some(({ showsCode }) => showsCode),
    needsDetails: all.some(({ needsDetails }) => needsDetails),
    write: async (report) => writeAll(report, loaded, options, world),
  };
}

type TextOf = (report: Report, format: CheckFormat) => Promise<string>;

async function writeAll(
  found: Report,
  reporters: ReadonlyMap<CheckFormat, Reporter>,
  options: CheckOptions,
  world: World,
): Promise<Report> {
  const { stdout, stderr, env } = world;
  const textWith =
    (colours: Colours): TextOf =>
    async (report, format) =>
      (await reporters.get(format)?.report(report, { ...world, options, colours })) ?? '';
  const report = await writeFiles(found, options.outputs, textWith(NO_COLOURS), world.cwd);
  const forLog = env['GITHUB_ACTIONS'] === 'true' ? withoutCommands : (text: string): string => text;
  const printed = await textWith(coloursOf(stdout, env))(report, options.format);
  // Programs read the others.
  stdout.write(options.format === 'pretty' ? forLog(printed) : printed);
  const colours = coloursOf(stderr, env);
  stderr.write(forLog(warningsText(report.warnings, colours)));
  if (reporters.get(options.format)?.hasErrors !== true)
    stderr.write(forLog(errorsText(report.errors, colours)));
  return report;
}

async function writeFiles(
  report: Report,
  outputs: readonly OutputFile[],
  textOf: TextOf,
  cwd: string,
): Promise<Report> {
  const errors: FileError[] = [];
  const written: OutputFile[] = [];
  for (const output of outputs) {
    const { format } = output;
    const path = resolve(cwd, output.file);
    const message = writeError(path, await textOf(report, format));
    if (message === undefined) written.push(output);
    else
      errors.push({
        file: displayPath(cwd, path),
        message: `the ${format} report is not written: ${message}`,
      });
  }
  if (errors.length === 0) return report;
  const all = [...report.errors, ...errors].sort((a, b) => compareText(a.file, b.file));
  // What is written tells of what is not.
  return writeFiles({ ...report, errors: all }, written, textOf, cwd);
}

function writeError(path: string, text: string): string | undefined {
  try {
    writeOutput(path, text);
    return undefined;
  } catch (error) {
    return ioMessage(error, 'written');
  }
}
