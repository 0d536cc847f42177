import type { Step } from '../../model/registration';

/** Where the way from an expression through the project's files ends. */
export type Landing =
  | { readonly kind: 'instance'; readonly file: string; readonly instance: number }
  | FunctionLanding
  | ExportLanding
  /** Of a package, or of a file that is not there. */
  | { readonly kind: 'package'; readonly specifier: string; readonly steps: readonly Step[] };

/** A function that the routing facts of its file speak of. */
export interface FunctionLanding {
  readonly kind: 'function';
  readonly file: string;
  readonly start: number;
  /** It went through `fastify-plugin`. */
  readonly shared: boolean;
  /** Four parameters: an error handler to Express. */
  readonly takesError: boolean;
  /** The way to it from its file's exports; undefined when it was met in its own file. */
  readonly steps: readonly Step[] | undefined;
}

/** Something that a file exports without saying more of it in its routing facts. */
export interface ExportLanding {
  readonly kind: 'export';
  readonly file: string;
  readonly steps: readonly Step[];
}

/** Names a function of the project. */
export function functionKey(file: string, start: number): string {
  return `${file}#${start}`;
}

/** Where the way of a path's missing part ends as well: a text. */
export type End = Landing | { readonly kind: 'text'; readonly text: string };
