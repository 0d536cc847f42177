import type { Settings } from '../engine/config/settings';
import type { Analysis } from '../engine/lint/analyse';
import type { PackageContext } from '../engine/lint/lint';
import type { Finding } from '../engine/model/finding';
import type { ClientAbilities } from './abilities';
import type { DocumentProject } from './host';
import type { PositionMap } from './position-map';

/** An open document at one version, with what the engine knows of it. What features are given. */
export interface AnalysedDocument {
  readonly uri: string;
  readonly version: number;
  /** What the engine takes for its file name: its path below the workspace folder, with an ending that says its language. */
  readonly fileName: string;
  /** Without a leading BOM: the engine's offsets count in it, and `positions` converts them. */
  readonly text: string;
  readonly positions: PositionMap;
  readonly settings: Settings;
  readonly package: PackageContext;
  /** What the analysis was told of the project's other files. */
  readonly project: DocumentProject | undefined;
  readonly analysis: Analysis;
  /** The text that changed lines are told by; undefined: every line counts. */
  readonly baseline: string | undefined;
  /**
   * The findings to show: those of `analysis` without what a comment silences, without those of a test file or of
   * unchanged lines where the settings leave them out.
   */
  readonly findings: readonly Finding[];
  readonly client: ClientAbilities;
}
