/** How the files around a package are reached: by paths on a disk, by URIs through a client. A folder is one or the other. */
export interface PackageFiles {
  /** The text of a file below a folder; undefined when there is none. Fails with a sentence when it cannot be read. */
  readonly read: (folder: string, name: string) => string | undefined | Promise<string | undefined>;
  /** Whether a file or folder of this name is there. */
  readonly has: (folder: string, name: string) => boolean | Promise<boolean>;
  /** The folder above; undefined where looking ends. */
  readonly above: (folder: string) => string | undefined;
}
