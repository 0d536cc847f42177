import { LEVELS, type Finding } from '../model/finding';
import type { Strength } from '../evidence/evidence';
import type { Report, RuleMeta } from '../rules/rule';

/** A finding before the verdicts: with the report that it comes from and the place of its rule in the catalogue. */
export interface Candidate {
  readonly finding: Finding;
  readonly report: Report;
  readonly meta: RuleMeta;
  readonly order: number;
}

/**
 * Law 4: of the rules that would change one response's status only the one with the best evidence is shown (then the
 * earlier section, then the earlier rule); the others stand in its `also`. The level stays the winner's own.
 * A rule that says the same place twice is heard once, at its loudest.
 * @returns in source order
 */
export function verdictsOf(candidates: readonly Candidate[]): readonly Finding[] {
  const competing = new Map<string, Candidate[]>();
  const shown: Finding[] = [];
  for (const candidate of candidates) {
    const { meta, report } = candidate;
    if (meta.competes && report.response) {
      const response = `${report.handler.id} ${report.response.id}`;
      competing.set(response, [...(competing.get(response) ?? []), candidate]);
    } else shown.push(candidate.finding);
  }
  for (const group of competing.values()) {
    const [best, ...others] = [...group].sort(byEvidence);
    if (!best) continue;
    const also = new Set(others.map(({ meta }) => meta.id));
    also.delete(best.meta.id);
    // A rule does not compete with itself: each code of `a ? 299 : 513` is at fault.
    for (const { finding, meta } of group) {
      if (meta.id === best.meta.id) shown.push({ ...finding, also: [...also] });
    }
  }
  return [...withoutRepeats(shown)].sort(byPlace);
}

/** Source order: start, end, rule. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}

const EVIDENCE: readonly Strength[] = ['certain', 'likely', 'words', 'none'];

function byEvidence(a: Candidate, b: Candidate): number {
  return (
    EVIDENCE.indexOf(a.report.evidence ?? 'none') - EVIDENCE.indexOf(b.report.evidence ?? 'none') ||
    a.meta.section.localeCompare(b.meta.section, 'en') ||
    a.order - b.order
  );
}

// Two paths to one send are two responses: what a rule says of both stands once.
function withoutRepeats(findings: readonly Finding[]): Iterable<Finding> {
  const kept = new Map<string, Finding>();
  for (const finding of findings) {
    const place = `${finding.rule} ${finding.span.start} ${finding.span.end}`;
    const other = kept.get(place);
    if (!other || LEVELS.indexOf(finding.level) < LEVELS.indexOf(other.level)) kept.set(place, finding);
  }
  return kept.values();
}
