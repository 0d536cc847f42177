import type { Finding } from '../engine/model/finding';
import type { AnalysedDocument } from './document';

/**
 * What a finding is known by from one version of its document to the next: it is the nth of its rule as long as there
 * are as many, and the code that it stands at is the same.
 */
export interface FindingKey {
  readonly rule: string;
  /** Among the shown findings of the rule, from 0. */
  readonly nth: number;
  readonly count: number;
  /** The beginning of the code that it stands at. */
  readonly text: string;
}

/** The key of a finding that is shown in a document. */
export function findingKey(document: AnalysedDocument, finding: Finding): FindingKey {
  const { rule } = finding;
  const { nth, count } = ordinalsIn(document.findings).get(finding) ?? { nth: 0, count: 0 };
  return { rule, nth, count, text: textAt(document, finding) };
}

/** The finding with a key, in this or another version; undefined where it is not certain which one it is. */
export function findingOf(
  document: AnalysedDocument,
  { rule, nth, count, text }: FindingKey,
): Finding | undefined {
  const alike = findingsOfRule(document, rule);
  const finding = alike.length === count ? alike[nth] : undefined;
  return finding && textAt(document, finding) === text ? finding : undefined;
}

function findingsOfRule({ findings }: AnalysedDocument, rule: string): readonly Finding[] {
  return findings.filter((finding) => finding.rule === rule);
}

function textAt({ text }: AnalysedDocument, { span }: Finding): string {
  return text.slice(span.start, Math.min(span.end, span.start + 80));
}

type Ordinal = Pick<FindingKey, 'nth' | 'count'>;

// Counted once for all findings of a document: counting for each would take the square of their number.
const counted = new WeakMap<readonly Finding[], ReadonlyMap<Finding, Ordinal>>();

function ordinalsIn(findings: readonly Finding[]): ReadonlyMap<Finding, Ordinal> {
  const known = counted.get(findings);
  if (known !== undefined) return known;
  const ofRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const alike = ofRule.get(finding.rule);
    if (alike === undefined) ofRule.set(finding.rule, [finding]);
    else alike.push(finding);
  }
  const ordinals = new Map<Finding, Ordinal>();
  for (const alike of ofRule.values()) {
    for (const [nth, finding] of alike.entries()) ordinals.set(finding, { nth, count: alike.length });
  }
  counted.set(findings, ordinals);
  return ordinals;
}
