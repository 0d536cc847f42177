/** Member to code: `NOT_FOUND` to 404. Without a prototype, so that `constructor` is no member. */
export type Codes = Readonly<Record<string, number>>;

/** A package whose exports are status codes under names. */
export interface ConstantPackage {
  /** As one would call it in a message. */
  readonly name: string;
  /** What stands between the quotes of an import. */
  readonly specifiers: readonly string[];
  /**
   * What an import gives: `default`, the name of an export, or `*` for the namespace and for what `require`
   * returns, each with its members that are codes. A code that is exported by itself
   * (`import { NOT_FOUND }`) is a member of `*`.
   */
  readonly exports: ReadonlyMap<string, Codes>;
  /** The same for members that are strings: phrases and names. They look like codes and are none. */
  readonly strings: ReadonlyMap<string, Codes>;
  /** Functions: what they turn into what. `''` is the export itself, `*` as above. */
  readonly functions: ReadonlyMap<string, ConstantFunction>;
}

/** `code-of-phrase` takes `'Not Found'` and gives 404; `phrase-of-code` the reverse. */
export type ConstantFunction = 'code-of-phrase' | 'phrase-of-code';

/** What an expression that starts at an import is. */
export type Constant =
  | { readonly kind: 'code'; readonly code: number }
  /** A text that stands for the code: `ReasonPhrases.NOT_FOUND`, `STATUS_CODES[404]`. */
  | { readonly kind: 'string'; readonly code: number }
  | { readonly kind: 'function'; readonly does: ConstantFunction };

/** A package of the usual kind; what is left out is empty. */
export function constantPackage(
  name: string,
  specifiers: readonly string[],
  parts: {
    readonly exports?: Readonly<Record<string, Codes>>;
    readonly strings?: Readonly<Record<string, Codes>>;
    readonly functions?: Readonly<Record<string, ConstantFunction>>;
  },
): ConstantPackage {
  return {
    name,
    specifiers,
    exports: new Map(Object.entries(parts.exports ?? {})),
    strings: new Map(Object.entries(parts.strings ?? {})),
    functions: new Map(Object.entries(parts.functions ?? {})),
  };
}
