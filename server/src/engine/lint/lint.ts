import type { Config } from '../config/config';
import type { Finding } from '../model/finding';
import type { FrameworkName } from '../model/framework-name';
import type { Handler } from '../model/handler';

/** What the nearest `package.json` upward says, prepared by the host. */
export interface PackageContext {
  /** Frameworks that the package depends on, with the majors it may get; empty majors never occur. */
  readonly frameworks: ReadonlyMap<FrameworkName, readonly number[]>;
  /** Names of all dependencies (dev, peer, optional included); undefined when there is no package.json. */
  readonly dependencies: ReadonlySet<string> | undefined;
}

/** A file to lint. */
export interface LintInput {
  /** Only its name and ending matter here; nothing is read. */
  readonly fileName: string;
  /** The text; a leading BOM is allowed and never counted in offsets. */
  readonly text: string;
  readonly package: PackageContext;
  readonly config: Config;
}

/** What came of it. */
export interface LintResult {
  /** Sorted by start, end, rule; levels already as configured, `off` left out, suppressed ones marked. */
  readonly findings: readonly Finding[];
  readonly handlers: readonly Handler[];
  /** False when the text was not worth parsing, or when it is a framework's without an adapter. */
  readonly parsed: boolean;
  readonly skipped: boolean;
  /** One sentence, when the file could not be read by the parser (extreme nesting). */
  readonly error: string | undefined;
}

export type { Finding };
