import type { LabelledFinding, LabelledSite } from '../../../scripts/accuracy/labels';
import type { ReportedFinding, ReportedResponse } from '../../../scripts/accuracy/reports';

/** A labelled site; explicit and in a handler unless said otherwise. */
export function site(
  line: number,
  statuses: readonly number[],
  rest: Partial<LabelledSite> = {},
): LabelledSite {
  return { line, statuses, kind: 'explicit', dynamic: false, role: 'handler', ...rest };
}

/** A reported response in `a.js`; explicit and in a handler unless said otherwise. */
export function response(
  line: number,
  statuses: readonly number[],
  rest: Partial<ReportedResponse> = {},
): ReportedResponse {
  return { file: 'a.js', line, statuses, kind: 'explicit', dynamic: false, role: 'handler', ...rest };
}

/** A labelled misuse of high confidence. */
export function label(line: number, rule: string, rest: Partial<LabelledFinding> = {}): LabelledFinding {
  return { line, rule, expected: '404', confidence: 'high', why: 'because', ...rest };
}

/** A reported finding in `a.js` at level warning that spans one line. */
export function finding(line: number, rule: string, rest: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    file: 'a.js',
    line,
    endLine: line,
    rule,
    level: 'warning',
    message: 'm',
    also: [],
    related: [],
    ...rest,
  };
}
