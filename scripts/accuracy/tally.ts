import type { ComparedFinding, FindingComparison } from './compare-findings';
import type { SiteComparison } from './compare-sites';
import { confidences, type Confidence } from './labels';
import { byCatalogue, sectionOf, type RuleSection } from './rule-sections';

/** Counts of labelled sites and reported responses; shares are made of them when they are printed. */
export type SiteTally = {
  readonly sites: number;
  readonly found: number;
  /** Found with the right statuses and the right "dynamic"; `lenient` counts these too. */
  readonly strict: number;
  readonly lenient: number;
  /** Found, and the code or part of it said to be unknown rather than named wrong. */
  readonly open: number;
  readonly reported: number;
  /** Reported, but no labelled site; of these `unlabelledHandlers` have the role handler. */
  readonly unlabelled: number;
  readonly unlabelledHandlers: number;
  /** Reported on a line that is labelled "no response". */
  readonly traps: number;
};

/** Adds the comparisons of any number of files. */
export function tallySites(comparisons: readonly SiteComparison[]): SiteTally {
  const found = comparisons.flatMap((comparison) => comparison.found);
  const missed = comparisons.flatMap((comparison) => comparison.missed);
  const unlabelled = comparisons.flatMap((comparison) => comparison.unlabelled);
  return {
    sites: found.length + missed.length,
    found: found.length,
    strict: found.filter(({ agreement }) => agreement === 'strict').length,
    lenient: found.filter(({ agreement }) => agreement === 'strict' || agreement === 'lenient').length,
    open: found.filter(({ agreement }) => agreement === 'open').length,
    reported: found.reduce((sum, { responses }) => sum + responses.length, 0) + unlabelled.length,
    unlabelled: unlabelled.length,
    unlabelledHandlers: unlabelled.filter(({ response, trap }) => !trap && response.role === 'handler')
      .length,
    traps: unlabelled.filter(({ trap }) => trap).length,
  };
}

/** The part of the comparisons whose label, or where there is none whose response, has this `kind` or `role`. */
export function tallySitesOf(
  comparisons: readonly SiteComparison[],
  member: 'kind' | 'role',
  value: string,
): SiteTally {
  return tallySites(
    comparisons.map(({ found, missed, unlabelled }) => ({
      found: found.filter(({ site }) => site[member] === value),
      missed: missed.filter(({ site }) => site[member] === value),
      unlabelled: unlabelled.filter(({ response }) => response[member] === value),
    })),
  );
}

/** Labels counted, and how many of them were found in which way. */
export type RecallTally = {
  readonly labels: number;
  readonly found: number;
  readonly near: number;
  readonly related: number;
  /** Found in the `also` of the finding that is shown. */
  readonly also: number;
};

/** Counts labels and how they were found. */
function tallyRecall(labels: readonly ComparedFinding[]): RecallTally {
  const found = labels.filter(({ by }) => by !== undefined);
  return {
    labels: labels.length,
    found: found.length,
    near: found.filter(({ by }) => by === 'near').length,
    related: found.filter(({ by }) => by === 'related').length,
    also: found.filter(({ through }) => through !== undefined).length,
  };
}

/** One rule: its labels by confidence and what was reported under its name. */
export type RuleTally = {
  readonly rule: string;
  readonly section: RuleSection;
  readonly recall: Readonly<Record<Confidence, RecallTally>>;
  readonly reported: number;
  readonly unlabelled: number;
};

/** Counts every rule that is labelled or was reported, in the order of the catalogue. */
export function tallyRules(comparisons: readonly FindingComparison[]): readonly RuleTally[] {
  const labels = comparisons.flatMap((comparison) => comparison.labels);
  const labelled = comparisons.flatMap((comparison) => comparison.labelled);
  const unlabelled = comparisons.flatMap((comparison) => comparison.unlabelled.map(({ finding }) => finding));
  const rules = new Set([
    ...labels.map(({ label }) => label.rule),
    ...[...labelled, ...unlabelled].map(({ rule }) => rule),
  ]);
  return [...rules].sort(byCatalogue).map((rule) => {
    const extra = unlabelled.filter((finding) => finding.rule === rule).length;
    return {
      rule,
      section: sectionOf(rule),
      recall: byConfidence((confidence) =>
        tallyRecall(labels.filter(({ label }) => label.rule === rule && label.confidence === confidence)),
      ),
      reported: labelled.filter((finding) => finding.rule === rule).length + extra,
      unlabelled: extra,
    };
  });
}

/** The recall over all rules of some sections, by confidence. */
export function tallySections(
  comparisons: readonly FindingComparison[],
  sections: readonly RuleSection[],
): Readonly<Record<Confidence, RecallTally>> {
  const labels = comparisons
    .flatMap((comparison) => comparison.labels)
    .filter(({ label }) => sections.includes(sectionOf(label.rule)));
  return byConfidence((confidence) =>
    tallyRecall(labels.filter(({ label }) => label.confidence === confidence)),
  );
}

function byConfidence(tally: (confidence: Confidence) => RecallTally): Record<Confidence, RecallTally> {
  return Object.fromEntries(confidences.map((one) => [one, tally(one)])) as Record<Confidence, RecallTally>;
}
