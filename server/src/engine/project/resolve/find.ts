/** What of a file decides which module a specifier means there. */
export interface Importer {
  readonly folder: string;
  readonly fromTypeScript: boolean;
}

/** One way to find the file that a specifier means; undefined when it leads nowhere this way. */
export type Find = (importer: Importer, specifier: string) => string | undefined;
