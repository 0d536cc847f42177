import { reportedFinding } from '../../../server/src/cli/report';
import { inspectedHandler, inspectedResponse } from '../../../server/src/cli/inspect-report';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config/config';
import type { LintInput, LintResult } from '../../../server/src/engine/lint/lint';
import { findingsAmong } from '../../../server/src/engine/lint/project-findings';
import { summaryOf } from '../../../server/src/engine/lint/summary';
import type { Endpoint } from '../../../server/src/engine/model/endpoint';
import type { FileSummary } from '../../../server/src/engine/model/file-summary';
import type { PackageContext } from '../../../server/src/engine/project/packages';
import type { Project } from '../../../server/src/engine/project/project';
import { lineMapOf } from '../../../server/src/engine/text/line-map';
import type { ReportedFinding, ReportedResponse } from '../reports';

/** A file of a project. */
export type ProjectFile = {
  /** As the project names it. */
  readonly location: string;
  /** As the labels name it: relative to the repository, with `/`. */
  readonly name: string;
  readonly package: PackageContext;
};

/** What is needed to read a project. */
export type ProjectParts = {
  /** One of which nothing is known yet. */
  readonly project: Project;
  /** The text without its BOM; undefined for what is not worth reading. */
  readonly textOf: (file: ProjectFile) => string | undefined;
  readonly lint: (input: LintInput) => LintResult;
  /** The names of the files whose responses and findings are wanted. */
  readonly wanted: ReadonlySet<string>;
};

/** What came of reading a project. */
export type ProjectReading = {
  /** Of the wanted files, by name: the findings are those that are not suppressed. */
  readonly files: ReadonlyMap<string, FileReport>;
  /** By name, of every file that was linted. */
  readonly summaries: ReadonlyMap<string, FileSummary>;
  readonly endpoints: readonly Endpoint[];
  /** Sentences: what could not be read, and which rules failed. */
  readonly problems: readonly string[];
};

/** What is reported for one file. */
export type FileReport = {
  readonly responses: readonly ReportedResponse[];
  readonly findings: readonly ReportedFinding[];
};

/**
 * Reads a whole project as the command line does: all files are added, then all are linted with what the project tells
 * each of the others, then the wanted ones again with the rules that look over all files.
 */
export function readProject(files: readonly ProjectFile[], parts: ProjectParts): ProjectReading {
  const { project, textOf, lint, wanted } = parts;
  for (const file of files) {
    if (textOf(file) === undefined) project.know(file.location, file.package);
    else project.add(file.location, file.package);
  }
  project.complete();

  const problems: string[] = [];
  const summaries = new Map<string, FileSummary>();
  for (const file of files) {
    const text = textOf(file);
    if (text === undefined) continue;
    const result = lint(inputOf(file, text, project));
    const summary = summaryOf(result.handlers, text, true);
    project.note(file.location, summary);
    summaries.set(file.name, summary);
    problems.push(...problemsOf(file.name, result));
  }
  project.settle();

  const reports = new Map<string, FileReport>();
  for (const file of files.filter(({ name }) => wanted.has(name))) {
    const text = textOf(file);
    if (text === undefined) continue;
    const linted = { summaries: project.summaries(), knowledge: project.viewOf(file.location).knowledge };
    const overFiles = findingsAmong(linted, file.location, DEFAULT_CONFIG);
    reports.set(file.name, reportOf(file.name, text, lint({ ...inputOf(file, text, project), overFiles })));
  }
  return { files: reports, summaries, endpoints: project.endpoints(), problems };
}

function inputOf(file: ProjectFile, text: string, project: Project): LintInput {
  return {
    fileName: file.name,
    text,
    package: file.package,
    config: DEFAULT_CONFIG,
    project: project.viewOf(file.location),
  };
}

/** A result in the form of the command line's own output, as far as it is compared. */
function reportOf(name: string, text: string, { handlers, findings }: LintResult): FileReport {
  const map = lineMapOf(text);
  const responses = handlers.flatMap((handler, index) => {
    const inspected = inspectedHandler(index + 1, name, map, handler);
    return handler.responses.map((response) => {
      const one = inspectedResponse(name, map, response, inspected);
      return { ...one, role: one.role.replaceAll(' ', '-') };
    });
  });
  return {
    responses: responses.sort((a, b) => a.line - b.line || a.column - b.column),
    findings: findings
      .filter(({ suppressed }) => suppressed === undefined)
      .map((finding) => reportedFinding(name, map, finding, (location) => location)),
  };
}

function problemsOf(name: string, { error, failures }: LintResult): readonly string[] {
  return [
    ...(error === undefined ? [] : [`${name}: ${error}`]),
    ...failures.map(({ rule, message }) => `${name}: the rule ${rule} failed on it: ${message}`),
  ];
}
