import type { Settings } from '../engine/config/settings';
import { isWalkedPath } from '../engine/lint/file-kind';
import type { Finding } from '../engine/model/finding';

/** What decides which findings of a document a person sees. */
export interface Showing {
  /** Below the workspace folder. */
  readonly fileName: string;
  /** Without BOM. */
  readonly text: string;
  readonly settings: Settings;
  /** The text that changed lines are told by; undefined: every line counts. */
  readonly baseline: string | undefined;
}

/** Whether findings of a document are shown at all: a test file's only where the settings include tests. */
export function mayShowFindings({ fileName, settings }: Pick<Showing, 'fileName' | 'settings'>): boolean {
  return isWalkedPath(fileName, settings.includeTests);
}

/** The findings to show: not suppressed, in no test file and on no unchanged line where the settings leave those out. */
export function shownFindings(findings: readonly Finding[], showing: Showing): readonly Finding[] {
  if (!mayShowFindings(showing)) return [];
  return findings.filter(({ suppressed }) => suppressed === undefined);
}
