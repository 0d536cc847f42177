import type { Level, RuleId, Settings } from './settings.cjs';

export type { Level, RuleId, Settings } from './settings.cjs';

/** The version of this package. */
export declare const version: string;

/**
 * Lints one text by itself, at once: nothing is read from the disk.
 * @throws TypeError when the settings are wrong, which names each value and what is allowed
 */
export declare function lint(text: string, options?: LintOptions): LintResult;

/**
 * Lints one text and applies fixes, again and again until nothing changes, as `check --fix` does. A fix that does not
 * settle its finding, or makes the text harder to parse, is not applied.
 */
export declare function fix(text: string, options?: LintOptions & FixOptions): FixResult;

/**
 * Applies the fixes of findings once: one for each finding that is not suppressed. Of fixes that touch each other the
 * first is applied.
 * @param text the text that was linted
 */
export declare function applyFixes(
  text: string,
  findings: readonly Finding[],
  options?: FixOptions,
): { readonly text: string; readonly applied: readonly AppliedFix[] };

/**
 * Lints files with what the other files of their projects say, as `check` does.
 * @param patterns files, folders and globs, relative to `cwd`; `!glob` leaves out
 */
export declare function lintFiles(
  patterns: string | readonly string[],
  options?: ProjectOptions,
): Promise<FilesResult>;

/**
 * Opens what is needed to ask about files one after the other, each with what its project says. The files are read when
 * the first is asked for, and again when they have changed.
 */
export declare function openProject(options?: ProjectOptions): Project;

/** Every rule. */
export declare const rules: readonly RuleInfo[];

/** What is known about a status code; undefined for one that nobody has named. */
export declare function statusInfo(code: number): StatusInfo | undefined;

/** The page about a rule or a status code, in Markdown; undefined where there is none. */
export declare function explain(ruleOrCode: RuleId | number): string | undefined;

/** What to lint a text with. */
export interface LintOptions {
  /** Its ending decides how the text is read; nothing is looked for under this name. TypeScript with JSX without it. */
  readonly fileName?: string;
  /** What `status-hints.config.json` would say. */
  readonly settings?: Settings;
  /** The dependencies of its package by name, as in a `package.json`: they tell which framework it is, and which major. */
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Which projects to read. */
export interface ProjectOptions {
  /** The working folder; that of the process without it. */
  readonly cwd?: string;
  /** These come before the configuration files, key by key. */
  readonly settings?: Settings;
  /** Whether configuration files count; they do without it. */
  readonly config?: boolean;
}

/** Which fixes to apply. */
export interface FixOptions {
  /** `safe` alone, or suggestions too, of which a person should choose; `safe` without it. */
  readonly kind?: 'safe' | 'suggestion';
}

/** A project, or several, on this machine's disk. */
export interface Project {
  /**
   * Lints a file, at once.
   * @param file its path, relative to `cwd`
   * @param text what the file says now, where that is not what is on the disk
   * @throws Error when no text is given and there is none to read
   */
  lint(file: string, text?: string): LintResult;
}

/** What came of linting a text. */
export interface LintResult {
  /** In source order, each level among them, suppressed ones too. */
  readonly findings: readonly Finding[];
  /** Why something could not be judged, in sentences; nearly always empty. */
  readonly errors: readonly string[];
}

/** What came of linting files. */
export interface FilesResult {
  /** By file and place. */
  readonly findings: readonly FileFinding[];
  /** What could not be read or judged, and what is wrong in configuration files. */
  readonly errors: readonly { readonly file: string | undefined; readonly message: string }[];
}

/** What came of fixing a text. */
export interface FixResult extends LintResult {
  readonly text: string;
  /** In the order in which they were applied; empty when the text is as it was. */
  readonly applied: readonly AppliedFix[];
}

/** A fix that was applied. */
export interface AppliedFix {
  readonly rule: RuleId;
  readonly title: string;
}

/** What is wrong at a place. Offsets count UTF-16 units of the text that was given. */
export interface Finding {
  readonly rule: RuleId;
  readonly level: Level;
  /** What, why, what to do. The first sentence stands alone. Plain text. */
  readonly message: string;
  readonly range: Range;
  /** The page of the rule. */
  readonly url: string;
  /** The codes that are sent now. */
  readonly statuses: readonly number[];
  /** The codes that should be, likeliest first. */
  readonly expected: readonly number[];
  /** How it is known that the function handles requests: it is registered, has a type, or only looks like it. */
  readonly certainty: 'registered' | 'typed' | 'shaped';
  /** Other rules that want another status of this response. */
  readonly also: readonly RuleId[];
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  /** What silences it: a comment, by its reach, or a baseline. */
  readonly suppressed?: {
    readonly kind: 'line' | 'next-line' | 'block' | 'file' | 'baseline';
    readonly reason: string | undefined;
  };
}

/** A finding in a file. */
export interface FileFinding extends Finding {
  /** Its path from `cwd`, with slashes. */
  readonly file: string;
}

/** A part of a text. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A place in a text. */
export interface Position {
  /** From 0, in UTF-16 units. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** Another place that explains a finding. */
export interface RelatedPlace {
  readonly message: string;
  /** Undefined for a place in the same file. */
  readonly file: string | undefined;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** A change that settles a finding. */
export interface Fix {
  /** An imperative. */
  readonly title: string;
  /** `safe`: what goes over the wire is what the author evidently meant; `suggestion`: a person must choose. */
  readonly kind: 'safe' | 'suggestion';
  readonly preferred: boolean;
  readonly edits: readonly Edit[];
}

/** Replaces a part of a text; inserts where start and end are the same. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A rule. */
export interface RuleInfo {
  readonly id: RuleId;
  /** One line: what it reports. */
  readonly summary: string;
  readonly why: string;
  /** Its level in each preset. */
  readonly levels: Readonly<Record<'recommended' | 'strict' | 'rfc' | 'seed', Level | 'off'>>;
  readonly fix: 'safe' | 'suggestion' | 'none';
  readonly frameworks: readonly ('express' | 'fastify')[];
  readonly url: string;
}

/** A status code. */
export interface StatusInfo {
  readonly code: number;
  readonly phrase: string;
  readonly class: 'informational' | 'success' | 'redirection' | 'client-error' | 'server-error' | undefined;
  /** As the IANA registry has it; `vendor` is known from a product. */
  readonly state: 'registered' | 'unused' | 'obsoleted' | 'vendor' | 'unregistered';
  readonly meaning: string;
  readonly useWhen: string;
  /** Whether content follows: never, perhaps, or clients count on it. */
  readonly body: 'none' | 'allowed' | 'expected';
  /** Whether a cache may keep it without being told to. */
  readonly cacheable: boolean;
  /** Codes that it is taken for, with the difference. */
  readonly confusedWith: readonly { readonly code: number; readonly difference: string }[];
  /** The fields that belong to it. */
  readonly fields: readonly { readonly name: string; readonly level: 'MUST' | 'SHOULD' | 'MAY' }[];
  /** Where this is said. */
  readonly reference: { readonly title: string; readonly url: string };
}
