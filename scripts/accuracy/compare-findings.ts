import type { LabelledFile, LabelledFinding } from './labels';
import type { ReportedFinding } from './reports';

/**
 * How a labelled misuse was found. `line`: a finding of its rule (or one whose `also` names the rule) starts on
 * its line or spans it. `related`: the rule speaks once per file or project and names this line as another
 * place. `near`: on a neighbouring line of the same response, as when one puts it on the status and the other
 * on the body.
 */
export type FoundBy = 'line' | 'related' | 'near';

/** A labelled misuse and how it was found; `by` is absent where it was missed. */
export type ComparedFinding = {
  readonly label: LabelledFinding;
  readonly by: FoundBy | undefined;
  /** The rule of the finding that is shown, when that one only names the label's rule in its `also`. */
  readonly through: string | undefined;
};

/** A reported finding without a label; `labelled` are the rules that the reader named on its line. */
export type UnlabelledFinding = { readonly finding: ReportedFinding; readonly labelled: readonly string[] };

/** The misuses of one file beside what was reported for it. */
export type FindingComparison = {
  readonly labels: readonly ComparedFinding[];
  readonly unlabelled: readonly UnlabelledFinding[];
  /** Reported findings that a label stands for. */
  readonly labelled: readonly ReportedFinding[];
};

/** The farthest that the body of a response may stand from its status to be taken for the same place, in lines. */
const nearby = 3;

/** Compares the labelled misuses of one file with the findings reported for that file. */
export function compareFindings(
  file: Pick<LabelledFile, 'path' | 'sites' | 'findings'>,
  findings: readonly ReportedFinding[],
): FindingComparison {
  const used = new Set<ReportedFinding>();
  const firm = file.findings.map((label) => {
    const own = findings.filter((finding) => names(finding, label.rule));
    const here = own.filter((finding) => finding.line <= label.line && label.line <= finding.endLine);
    const related = own.filter((finding) =>
      finding.related.some((place) => place.file === file.path && place.line === label.line),
    );
    for (const finding of here.length > 0 ? here : related) used.add(finding);
    return comparedAs(label, here, 'line') ?? comparedAs(label, related, 'related') ?? missed(label);
  });
  // Second, so that a neighbour never takes the finding that stands on another label's own line.
  const labels = firm.map((compared) => {
    if (compared.by !== undefined) return compared;
    const { label } = compared;
    const near = findings
      .filter(
        (finding) => !used.has(finding) && names(finding, label.rule) && isNear(finding, label, file.sites),
      )
      .sort((a, b) => Math.abs(a.line - label.line) - Math.abs(b.line - label.line))
      .slice(0, 1);
    for (const finding of near) used.add(finding);
    return comparedAs(label, near, 'near') ?? compared;
  });
  return {
    labels,
    labelled: findings.filter((finding) => used.has(finding)),
    unlabelled: findings
      .filter((finding) => !used.has(finding))
      .map((finding) => ({ finding, labelled: rulesOn(finding.line, file.findings) })),
  };
}

function comparedAs(
  label: LabelledFinding,
  findings: readonly ReportedFinding[],
  by: FoundBy,
): ComparedFinding | undefined {
  const shown = findings.find(({ rule }) => rule === label.rule) ?? findings[0];
  if (shown === undefined) return undefined;
  return { label, by, through: shown.rule === label.rule ? undefined : shown.rule };
}

function missed(label: LabelledFinding): ComparedFinding {
  return { label, by: undefined, through: undefined };
}

function names(finding: ReportedFinding, rule: string): boolean {
  return finding.rule === rule || finding.also.includes(rule);
}

function isNear(finding: ReportedFinding, label: LabelledFinding, sites: LabelledFile['sites']): boolean {
  const from = Math.min(finding.line, label.line);
  const to = Math.max(finding.line, label.line);
  return to - from <= nearby && !sites.some(({ line }) => from < line && line <= to);
}

function rulesOn(line: number, labels: readonly LabelledFinding[]): readonly string[] {
  return labels.filter((label) => label.line === line).map(({ rule }) => rule);
}
