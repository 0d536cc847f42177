import { ruleAddress } from '../../../engine/lint/rule-address';
import type { Finding } from '../../../engine/model/finding';
import type { StatusPlace } from '../../../engine/model/status-place';
import { codesOf } from '../../../engine/model/status-value';
import { labelsOf } from '../../../engine/rules/expected';
import type { AnalysedDocument } from '../../document';
import { bold, joined, link, quoted, type Rich } from '../../rich-text';
import { firstSentenceOf } from '../../sentences';

/** The findings that stand on a place, one line each; their whole messages are the diagnostics'. */
export function findingLines(place: StatusPlace, { findings }: AnalysedDocument): readonly Rich[] {
  const written = codesOf(place.status);
  return findingsOn(place, findings).map(({ rule, message, expected }) => {
    const better = expected.filter((code) => !written.includes(code)).slice(0, 2);
    return joined(
      ' ',
      bold('Finding:'),
      quoted(firstSentenceOf(message)),
      ...(better.length > 0 ? [`Better: ${labelsOf(better)}.`] : []),
      link(rule, ruleAddress(rule)),
    );
  });
}

/** The findings whose span shares a character with the place. */
export function findingsOn({ span }: StatusPlace, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.span.start < span.end && span.start < finding.span.end);
}
