import type { ProjectKnowledge } from '../model/project-knowledge';
import type { IncomingRegistration } from '../model/registration';
import type { Modules } from '../syntax/modules';
import type { Documented } from './documents';

/** What lint is told about the other files of a project when it reads one of them. */
export interface ProjectView {
  /** What the file's imports lead to. */
  readonly modules: Modules;
  /** Registrations of its functions in other files. */
  readonly incoming: readonly IncomingRegistration[];
  /** Full paths with the mounts, by where the call that registers starts; those that are not certain are left out. */
  readonly paths: ReadonlyMap<number, string>;
  /** What the OpenAPI documents of the project declare for a method and a full path; the same until one changes. */
  readonly documented?: Documented;
  readonly knowledge: ProjectKnowledge;
  /** The file as the project names it: its location. */
  readonly file: string;
}
