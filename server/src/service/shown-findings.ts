import type { Settings } from '../engine/config/settings';
import { isWalkedPath } from '../engine/lint/file-kind';
import type { Finding } from '../engine/model/finding';
import { changedLines } from './changed-lines';

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

/**
 * The findings to show: not suppressed, in no test file and on no unchanged line where the settings leave those out.
 * A finding is on a changed line when one of the places that explain it is: a new send makes the old one wrong.
 */
export function shownFindings(findings: readonly Finding[], showing: Showing): readonly Finding[] {
  if (!mayShowFindings(showing)) return [];
  const heard = findings.filter(({ suppressed }) => suppressed === undefined);
  const { baseline, text } = showing;
  if (baseline === undefined || heard.length === 0) return heard;
  const { touches } = changedLines(baseline, text);
  return heard.filter(({ span, related }) =>
    [span, ...related.filter(({ elsewhere }) => !elsewhere).map((each) => each.span)].some(touches),
  );
}
