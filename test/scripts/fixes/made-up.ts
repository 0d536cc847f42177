import type { LintResult } from '../../../server/src/engine/lint/lint';
import type { Finding, Fix, FixKind } from '../../../server/src/engine/model/finding';
import type { TextEdit } from '../../../server/src/engine/text/edit';

/** A finding of three characters. */
export function findingOf(start: number, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'a',
    level: 'warning',
    span: { start, end: start + 3 },
    message: 'A.',
    statuses: [],
    expected: [],
    certainty: 'registered',
    also: [],
    related: [],
    fixes: [],
    ...more,
  };
}

/** A fix with these edits. */
export function fixOf(edits: readonly TextEdit[], kind: FixKind = 'safe'): Fix {
  return { title: 'Fix it', kind, preferred: true, edits };
}

/** A result with these findings. */
export function resultOf(findings: readonly Finding[]): LintResult {
  return { findings, handlers: [], parsed: true, skipped: false, error: undefined, failures: [] };
}
