import type { Config } from '../../engine/config/config';
import type { LintInput, PackageContext } from '../../engine/lint/lint';
import type { LintedProject } from '../../engine/lint/project-findings';
import type { FileSummary } from '../../engine/model/file-summary';
import type { Finding } from '../../engine/model/finding';
import type { ProjectHost } from '../../engine/host';
import type { Project } from '../../engine/project/project';
import type { ProjectView } from '../../engine/project/view';

/** What the projects of the workspace need of the engine, which is loaded late. */
export interface ProjectEngine {
  /** Begins a project of which nothing is known yet. */
  readonly createProject: (host: ProjectHost) => Project;
  /** What the others must know of a file. */
  readonly summaryOfFile: (file: FileOfProject) => FileSummary;
  /** What rules over files say of a project of which all files have been linted, by file. */
  readonly findingsOver: (linted: LintedProject, config: Config) => ReadonlyMap<string, readonly Finding[]>;
  /** The same for one file that is linted again, for `LintInput.overFiles`. */
  readonly findingsAmong: (
    linted: LintedProject,
    file: string,
    config: Config,
  ) => NonNullable<LintInput['overFiles']>;
}

/** A file to be linted for what others must know of it. */
export interface FileOfProject {
  readonly fileName: string;
  readonly text: string;
  readonly package: PackageContext;
  readonly config: Config;
  readonly project: ProjectView;
}
