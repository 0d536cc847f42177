/** An object whose members are names for codes (`StatusCodes`, `http2.constants`), as a file imports it at its top. */
export interface CodeNames {
  /** What stands in front of the member: `StatusCodes`, `http2.constants`. */
  readonly owner: string;
  /** What it is imported from, as written. */
  readonly specifier: string;
  readonly binding: ImportBinding;
  /** The file that a relative specifier leads to, by its location. */
  readonly file?: string;
}

/** How a name is imported: `import X from`, `import { X } from`, `import * as X from`, `const X = require()`, `const { X } = require()`. */
export type ImportBinding = 'default' | 'named' | 'namespace' | 'require' | 'required-member';

/** How the codes of a file or project are written in its responses, each place once. */
export interface CodeSpelling {
  readonly numbers: number;
  readonly constants: number;
  /** Where the constants come from, with how many of them do; those of which it cannot be said are left out. */
  readonly names: readonly CountedNames[];
}

/** An object of names, with how often it is used. */
export interface CountedNames {
  readonly names: CodeNames;
  readonly uses: number;
}
