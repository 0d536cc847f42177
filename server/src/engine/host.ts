/**
 * The world of a project, as the engine sees it. Locations are absolute and written with slashes: paths (`/home/me/api`,
 * `C:/api`) or URIs (`vscode-vfs://host/api`), one kind per host. All of it answers at once: who reaches files only
 * asynchronously brings them near first.
 */
export interface ProjectHost {
  /** The folder that nothing is read outside of, links followed, without a slash at its end. */
  readonly root: string;
  /** What stands at a location inside the root; undefined for nothing, for what is outside and for what cannot be told. */
  readonly kindOf: (location: string) => 'file' | 'folder' | undefined;
  /** The text of a file inside the root, without its BOM; undefined when there is none, or when it is no text or too large. */
  readonly read: (location: string) => string | undefined;
  /** The names of what stands in a folder, sorted; none when it cannot be read. */
  readonly list: (location: string) => readonly string[];
  /**
   * The location without links: a file that a link leads to is known by its own name, the one that a walk through the
   * project meets. Left out by hosts that have no links.
   */
  readonly realOf?: (location: string) => string;
}

/** Finds the file that a module specifier means; undefined for packages, for what is missing and for what lies outside. */
export type Resolve = (from: string, specifier: string) => string | undefined;
