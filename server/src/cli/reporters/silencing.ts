import { ownEntry } from '../../engine/text/own-entry';
import { printableLine } from '../printable';
import type { Report, ReportedFinding, ShownFinding } from '../report';

const SILENCED: Readonly<Record<string, string>> = {
  line: 'silenced by the comment on its line',
  'next-line': 'silenced by the comment above',
  block: 'silenced by a comment before',
  file: 'silenced for the whole file',
  baseline: 'known by the baseline',
};

/** What silences a finding, with the reason if there is one. */
export function silencedBy({ kind, reason }: NonNullable<ReportedFinding['suppressed']>): string {
  const how = ownEntry(SILENCED, kind) ?? 'silenced';
  return reason === null ? how : `${how}: ${printableLine(reason)}`;
}

/** The findings that nothing silences: all that formats without a word for silenced ones have. */
export function openFindings({ shown }: Report): readonly ShownFinding[] {
  return shown.filter(({ finding }) => finding.suppressed === undefined);
}
