import type { Finding } from '../../../engine/model/finding';
import type { StatusPlace } from '../../../engine/model/status-place';

/** The findings whose span shares a character with the place. Editors show them themselves, beside the hover. */
export function findingsOn({ span }: StatusPlace, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.span.start < span.end && span.start < finding.span.end);
}
