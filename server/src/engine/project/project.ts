import type { ProjectHost } from '../host';
import type { Endpoint } from '../model/endpoint';
import type { FileSummary } from '../model/file-summary';
import type { PackageContext } from './packages';
import type { ProjectView } from './view';

/**
 * What is known of all files of a project, kept up to date file by file. Files are named by their locations (see
 * {@link ProjectHost}). What others declare is read when it is first asked for; routes need all files to be added.
 */
export interface Project {
  /**
   * Reads what a file says about routes; again after it has changed. The host must know of a change already.
   * @param text undefined to read it from the host: give the text of a document that is open, without its BOM
   */
  readonly add: (file: string, context: PackageContext, text?: string) => void;
  /** As {@link Project.add}, for a file that says nothing that is asked of all (`mayTell` denies it for its text): it is not read yet. */
  readonly know: (file: string, context: PackageContext) => void;
  /** Forgets a file that was deleted. */
  readonly remove: (file: string) => void;
  /**
   * Something that is no source file has come, gone or changed: a `package.json`, a `tsconfig.json`, an OpenAPI document, a
   * table in JSON, a folder.
   * @returns whether anything may be otherwise than before
   */
  readonly changed: (location: string) => boolean;
  /**
   * Takes one of the steps ahead that {@link Project.complete} or the next question would take all at once: for whoever has
   * to let others in between.
   * @returns whether there may be more
   */
  readonly readAhead: () => boolean;
  /** All files have been added: from here on `ProjectKnowledge.complete` is true. */
  readonly complete: () => void;
  /** What lint is to know when it reads this file. The same object as long as nothing in it has changed. */
  readonly viewOf: (file: string) => ProjectView;
  /** Whether another file registers a function of this one: it is worth reading whatever stands in it. */
  readonly isRegistered: (file: string) => boolean;
  /** Notes what came of linting a file. */
  readonly note: (file: string, summary: FileSummary) => void;
  /** All files have been linted and noted: from here on it counts how often they answer what. */
  readonly settle: () => void;
  /** The noted files, in path order. */
  readonly summaries: () => ReadonlyMap<string, FileSummary>;
  /**
   * The files whose findings may have changed since they were last asked for, because what they know of others has: an
   * edit that changes no meaning for others concerns none. Empties the list.
   */
  readonly concerned: () => readonly string[];
  /** Every endpoint with what was noted of its functions, sorted by path and method. */
  readonly endpoints: () => readonly Endpoint[];
  /** Lets go of what takes much room and is read again when somebody asks: who goes on to another project says so. */
  readonly rest: () => void;
}

/** Begins a project of which nothing is known yet. */
export type CreateProject = (host: ProjectHost) => Project;
