import { shareOf, tableOf } from '../table';
import { SECTIONS } from '../../server/src/engine/rules/sections';
import { confidences, type Confidence } from './labels';
import type { MeasuredFile } from './measure';
import { quote, section } from './print-sites';
import { catalogueSections, sectionOf, type RuleSection } from './rule-sections';
import { tallyRules, tallySections, type RecallTally, type RuleTally } from './tally';

const shownByDefault = ['error', 'warning'];

/** The tables of findings: recall per rule and confidence, then the totals of each section and of all. */
export function printFindings(files: readonly MeasuredFile[]): string {
  const comparisons = files.map(({ findings }) => findings);
  const rules = tallyRules(comparisons);
  const nameless = rules.filter(({ section }) => section === 'other');
  const totals = (name: string, sections: readonly RuleSection[]) => {
    const tally = tallySections(comparisons, sections);
    return [name, ...confidences.map((confidence) => recallCell(tally[confidence]))];
  };
  return [
    'FINDINGS',
    'Found labels of all labels, at any level; in brackets how: ~ on a neighbouring line of the same response,',
    '@ as another place of one finding, + in the "also" of the finding that is shown.',
    '',
    ...catalogueSections.flatMap((section) => [
      `Section ${section}: ${SECTIONS[section]}`,
      ruleTable(rules.filter((rule) => rule.section === section)),
      '',
    ]),
    tableOf(
      ['', ...confidences],
      [
        ...catalogueSections.map((section) => totals(`Section ${section}`, [section])),
        totals('All sections', catalogueSections),
      ],
    ),
    ...nameless.map(
      ({ rule, recall, reported }) =>
        `\n"${rule}" is no rule of the catalogue: ${labelsOf(recall)} labels whose recall cannot be computed, ` +
        `${reported} reported.`,
    ),
  ].join('\n');
}

/**
 * The misses and the findings without a label, each with its line of source.
 * @param all false: high-confidence misses, and findings at warning or error only
 */
export function listFindings(files: readonly MeasuredFile[], all: boolean): string {
  const missed = files.flatMap((measured) =>
    measured.findings.labels
      .filter(({ by, label }) => by === undefined && (all || isPromised(label.rule, label.confidence)))
      .map(({ label }) =>
        quote(
          measured,
          label.line,
          `${label.rule} (${label.confidence}) expected ${label.expected}: ${label.why}`,
        ),
      ),
  );
  const unlabelled = files.flatMap((measured) =>
    measured.findings.unlabelled
      .filter(({ finding }) => all || shownByDefault.includes(finding.level))
      .map(({ finding, labelled }) => {
        const beside = labelled.length === 0 ? '' : ` [labelled here: ${labelled.join(', ')}]`;
        return quote(measured, finding.line, `${finding.level} ${finding.rule}: ${finding.message}${beside}`);
      }),
  );
  const scope = all ? '' : ' (the rest with --verbose)';
  return [
    section(all ? 'Labels that were missed' : `High-confidence labels that were missed${scope}`, missed),
    section(
      all ? 'Findings without a label' : `Findings at warning or error without a label${scope}`,
      unlabelled,
    ),
  ].join('\n\n');
}

function isPromised(rule: string, confidence: Confidence): boolean {
  return confidence === 'high' && sectionOf(rule) !== 'other';
}

function ruleTable(rules: readonly RuleTally[]): string {
  return tableOf(
    ['', ...confidences, 'reported', 'without a label'],
    rules.map(({ rule, recall, reported, unlabelled }) => [
      rule,
      ...confidences.map((confidence) => recallCell(recall[confidence])),
      String(reported),
      String(unlabelled),
    ]),
  );
}

function recallCell({ labels, found, near, related, also }: RecallTally): string {
  if (labels === 0) return '-';
  const ways = [
    [near, '~'],
    [related, '@'],
    [also, '+'],
  ] as const;
  const how = ways.filter(([count]) => count > 0).map(([count, sign]) => `${sign}${count}`);
  return `${shareOf(found, labels)}${how.length === 0 ? '' : ` [${how.join(' ')}]`}`;
}

function labelsOf(recall: RuleTally['recall']): number {
  return confidences.reduce((sum, confidence) => sum + recall[confidence].labels, 0);
}
