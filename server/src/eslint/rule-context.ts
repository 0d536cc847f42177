/** As much of ESLint's rule context as is used; oxlint's has the same. Offsets are UTF-16 units of the text without BOM. */
export interface RuleContext {
  readonly filename: string;
  /** The file on the disk, where `filename` names a part of one that a processor took out. */
  readonly physicalFilename: string;
  readonly cwd: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly sourceCode: SourceCode;
  readonly report: (problem: Problem) => void;
}

/** The text at hand. */
export interface SourceCode {
  readonly text: string;
  readonly getLocFromIndex: (offset: number) => EditorPlace;
}

/** Lines from 1, columns from 0. */
export interface EditorPlace {
  readonly line: number;
  readonly column: number;
}

/** What is reported. */
export interface Problem {
  readonly loc: { readonly start: EditorPlace; readonly end: EditorPlace };
  readonly messageId: 'finding';
  readonly data: { readonly message: string };
  readonly fix?: WriteFix;
  readonly suggest: readonly {
    readonly messageId: 'suggestion';
    readonly data: { readonly title: string };
    readonly fix: WriteFix;
  }[];
}

/** Writes the edits of a fix. */
export type WriteFix = (fixer: Fixer) => readonly unknown[];

/** ESLint's means to write a fix. */
export interface Fixer {
  readonly replaceTextRange: (range: [number, number], text: string) => unknown;
}
