import type { Config } from '../engine/config/config';
import type { BaselineSetting, Settings } from '../engine/config/settings';
import type { KnownFindings } from '../engine/lint/baseline';
import type { LintInput, PackageContext } from '../engine/lint/lint';
import type { ProjectView } from '../engine/project/view';
import type { ProjectEndpoints } from './project-endpoints';

/** What the service asks of the world. Nothing here rejects: what cannot be had is the answer's empty form. */
export interface ServiceHost {
  /**
   * What the nearest `package.json` upward of a document says; unknown when there is none or it cannot be read.
   * The service remembers the answer until it is told that packages changed.
   */
  readonly packageOf: (uri: string) => Promise<PackageContext>;
  /** The settings of a document, already validated. The service remembers them until it is told that they changed. */
  readonly settingsOf: (uri: string) => Promise<Settings>;
  /**
   * The text that "changed lines only" compares with; undefined when it cannot be had: then every line counts.
   * The service remembers it until the document is saved, or it is told that something was committed.
   */
  readonly baselineOf: (uri: string, against: 'saved' | 'committed') => Promise<string | undefined>;
  /**
   * What the project's baseline knows of a document, which its settings name; the same object as long as it knows the same.
   */
  readonly knownFindingsOf: (uri: string, baseline: BaselineSetting) => Promise<KnownFindings | undefined>;
  /**
   * The path of a document below its workspace folder (`src/routes/users.ts`, with slashes), for knowing test files and
   * build output by their folders; of a document in no workspace folder its name alone.
   */
  readonly pathOf: (uri: string) => string;
  /**
   * What the other files of its project say about a document, as far as it is known by now; undefined where there is no
   * project. The same object as long as it says the same.
   */
  readonly projectOf: (uri: string) => DocumentProject | undefined;
  /**
   * The endpoints of a document's project, with what the document says now; undefined where there is no project.
   * It may take until a file has been read.
   */
  readonly endpointsOf: (uri: string) => Promise<ProjectEndpoints | undefined>;
  /** The endpoints of every project, as far as they are known by now. */
  readonly endpoints: () => readonly ProjectEndpoints[];
  /** A line for the log. */
  readonly log: (level: 'error' | 'warning' | 'info' | 'debug', message: string) => void;
}

/** What its project says about a document. */
export interface DocumentProject {
  readonly view: ProjectView;
  /** What rules over files say of it, once all files have been linted. */
  readonly overFiles: (config: Config) => LintInput['overFiles'];
  /** The URI of another file, as the project names it. */
  readonly uriOf: (file: string) => string;
}
