import type { Config } from '../config/config';
import type { Finding, Fix } from '../model/finding';
import type { Handler } from '../model/handler';
import { codesOf } from '../model/status-value';
import type { Offer, Report, Rule } from '../rules/rule';
import { isOn, levelOf } from './levels';
import type { Candidate } from './verdict';

/** A rule that threw: its findings are lost, those of the others are not. */
export interface Failure {
  readonly rule: string;
  readonly message: string;
}

/** What all rules that are on say about a file's handlers. */
export interface RuleResults {
  readonly candidates: readonly Candidate[];
  readonly failures: readonly Failure[];
}

/** Runs the rules that the settings leave on. A fault in one costs its own findings and is told. */
export function runRules(rules: readonly Rule[], handlers: readonly Handler[], config: Config): RuleResults {
  const candidates: Candidate[] = [];
  const failures: Failure[] = [];
  rules.forEach((rule, order) => {
    if (!isOn(rule.meta, config)) return;
    const own: Candidate[] = [];
    try {
      rule.check({ handlers, config }, (report) => {
        const finding = findingOf(rule, report, config);
        if (finding) own.push({ finding, report, meta: rule.meta, order });
      });
      candidates.push(...own);
    } catch (error) {
      failures.push({ rule: rule.meta.id, message: error instanceof Error ? error.message : String(error) });
    }
  });
  return { candidates, failures };
}

function findingOf({ meta }: Rule, report: Report, config: Config): Finding | undefined {
  const { handler, response } = report;
  const level = levelOf(meta, report.level, handler.certainty, config);
  if (!level) return undefined;
  return {
    rule: meta.id,
    level,
    span: report.span ?? response?.site ?? handler.nameSpan,
    message: report.message,
    statuses: report.statuses ?? (response ? codesOf(response.status) : []),
    expected: report.expected ?? [],
    certainty: handler.certainty,
    also: [],
    related: report.related ?? [],
    fixes: fixesOf(report.fixes ?? []),
    ...(report.tag && { tag: report.tag }),
  };
}

function fixesOf(offers: readonly Offer[]): readonly Fix[] {
  const written = offers.flatMap((offer) => {
    const edits = offer.edits();
    return edits && edits.length > 0 ? [{ offer, edits }] : [];
  });
  const chosen =
    written.find(({ offer }) => offer.preferred === true) ??
    written.find(({ offer }) => offer.preferred === undefined);
  return written.map((one) => {
    const { title, kind } = one.offer;
    return { title, kind, preferred: one === chosen, edits: one.edits };
  });
}
