import type { habitsOf } from '../engine/lint/habits';
import type { LintInput, LintResult } from '../engine/lint/lint';
import type { findingsAmong, isUnfinished } from '../engine/lint/project-findings';
import type { summaryOf } from '../engine/lint/summary';
import type { CreateProject } from '../engine/project/project';
import type { Rule } from '../engine/rules/rule';
import type { Start } from '../lsp/transport';

/** A stream to write to. */
export interface Output {
  readonly write: (text: string) => void;
  readonly isTTY: boolean;
  /** Characters in a line of the terminal; undefined when it is none. */
  readonly columns: number | undefined;
}

/** What lints. */
export interface Engine {
  readonly lint: (input: LintInput) => LintResult;
  readonly openProject: CreateProject;
  readonly summaryOf: typeof summaryOf;
  readonly findingsAmong: typeof findingsAmong;
  readonly isUnfinished: typeof isUnfinished;
  /** As {@link World.mayMatter}. */
  readonly mayMatter: (text: string) => boolean;
  /** How many syntax errors the parser finds in a text; it throws on what it cannot read at all. */
  readonly syntaxErrors: (fileName: string, text: string) => number;
  readonly habitsOf: typeof habitsOf;
}

/** Everything outside of the program that a command uses, so that a test can be that world. */
export interface World {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** All of standard input. */
  readonly stdin: () => Promise<Buffer>;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** Milliseconds since 1970, as file systems count. */
  readonly clock: () => number;
  readonly version: string;
  /** Tells this program from any other, of the same version too. */
  readonly build: () => Promise<string>;
  /** Whether a text can hold a response at all; gets one character per byte. */
  readonly mayMatter: (text: string) => boolean;
  /** Loaded when the first text can hold a response: the parser is the largest part of the program. */
  readonly engine: () => Promise<Engine>;
  readonly rules: () => Promise<readonly Pick<Rule, 'meta' | 'examples'>[]>;
  /** Runs the language server, which ends the program itself. */
  readonly serve: (start: Start) => Promise<never>;
}

/** 0: clean; 1: findings that fail the check; 2: something could not be done. */
export type ExitCode = 0 | 1 | 2;
