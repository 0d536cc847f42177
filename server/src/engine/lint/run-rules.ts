import type { Config } from '../config/config';
import type { FileModel } from '../lift';
import type { Lift } from '../lift/reuse/lift';
import { shiftedSpan } from '../lift/reuse/shift';
import type { Finding, Fix } from '../model/finding';
import type { Handler } from '../model/handler';
import { codesOf } from '../model/status-value';
import type { ProjectView } from '../project/view';
import type { Comparison, Offer, Report, Rule, RuleInput } from '../rules/rule';
import { isOn, levelOf } from './levels';
import type { Candidate } from './verdict';
import { rememberedBy } from '../syntax/remembered-by';
import { isTooDeep } from '../syntax/too-deep';

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

/**
 * Runs the rules that the settings leave on. A fault in one costs its own findings and is told. What is said of a
 * handler alone is remembered with it, for the next version of its file.
 */
export function runRules(
  rules: readonly Rule[],
  { handlers, lifts }: FileModel,
  config: Config,
  view: Pick<ProjectView, 'knowledge' | 'file'> | undefined,
): RuleResults {
  const asked: Asked = { config, project: view?.knowledge, file: view?.file };
  const comparing = checked(rules, asked, (rule) => comparedBy(rule, lifts, handlers));
  const own = lifts.map((lift) => resultsOf(rules, lift.read, asked));
  const failures = new Map(
    [comparing, ...own].flatMap((results) => results.failures.map((failure) => [failure.rule, failure])),
  );
  const candidates = own.flatMap((results, index) =>
    results.candidates.map((candidate) => asOf(candidate, lifts[index], handlers[index])),
  );
  return {
    candidates: [...comparing.candidates, ...candidates].filter(({ meta }) => !failures.has(meta.id)),
    failures: [...failures.values()],
  };
}

type Asked = Pick<RuleInput, 'config' | 'project' | 'file'>;

interface Remembered extends RuleResults, Asked {
  readonly rules: readonly Rule[];
}
const remembered = rememberedBy<Handler, Remembered>();

// What the rules that look at one handler at a time say of it, in the text that it was read in.
function resultsOf(rules: readonly Rule[], handler: Handler, asked: Asked): RuleResults {
  const known = remembered.get(handler);
  if (known?.rules === rules && known.config === asked.config && known.project === asked.project)
    return known;
  const results = checked(rules, asked, ({ comparesHandlers }) => (comparesHandlers ? [] : [handler]));
  remembered.set(handler, { ...results, rules, ...asked });
  return results;
}

// The handlers that a rule compares. Most have no part in it, and that is known of them from the version before.
function comparedBy(
  { comparesHandlers: comparison }: Rule,
  lifts: readonly Lift[],
  handlers: readonly Handler[],
): readonly Handler[] {
  if (!comparison) return [];
  const parts = lifts.map(({ read }) => partIn(comparison, read));
  return parts.includes('spoken of') ? handlers.filter((_, index) => parts[index] !== 'none') : [];
}

type Part = 'spoken of' | 'looked at' | 'none';
const knownParts = rememberedBy<Handler, Map<Comparison, Part>>();

function partIn(comparison: Comparison, handler: Handler): Part {
  const parts = knownParts.get(handler) ?? new Map<Comparison, Part>();
  knownParts.set(handler, parts);
  const other = (): Part => (comparison.looksAt(handler) ? 'looked at' : 'none');
  const part = parts.get(comparison) ?? (comparison.speaksOf(handler) ? 'spoken of' : other());
  parts.set(comparison, part);
  return part;
}

/** @param handlersFor those that a rule gets; without any it is not asked */
function checked(
  rules: readonly Rule[],
  { config, ...rest }: Asked,
  handlersFor: (rule: Rule) => readonly Handler[],
): RuleResults {
  const candidates: Candidate[] = [];
  const failures: Failure[] = [];
  rules.forEach((rule, order) => {
    if (!isOn(rule.meta, config)) return;
    try {
      const handlers = handlersFor(rule);
      if (handlers.length === 0) return;
      rule.check({ handlers, config, ...rest }, (report) => {
        const finding = findingOf(rule, report, config);
        if (finding) candidates.push({ finding, report, meta: rule.meta, order });
      });
    } catch (error) {
      // That is the file's fault, and all rules would say the same.
      if (isTooDeep(error)) throw error;
      failures.push({ rule: rule.meta.id, message: error instanceof Error ? error.message : String(error) });
    }
  });
  return { candidates, failures };
}

// What was said of a handler when it was read, said of it as it is now.
function asOf(candidate: Candidate, lift: Lift | undefined, handler: Handler | undefined): Candidate {
  if (!lift || !handler || lift.read === handler) return candidate;
  const { shifts } = lift;
  const { span, related, fixes } = candidate.finding;
  const finding: Finding = {
    ...candidate.finding,
    span: shiftedSpan(span, shifts),
    related: related.map((one) => ({ ...one, span: shiftedSpan(one.span, shifts) })),
    fixes: fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, ...shiftedSpan(edit, shifts) })),
    })),
  };
  return { ...candidate, finding, report: { ...candidate.report, handler } };
}

function findingOf({ meta }: Rule, report: Report, config: Config): Finding | undefined {
  const { handler, response } = report;
  if (handler.torn) return undefined;
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

/** The fixes on offer that can be written; one of them is preferred. */
export function fixesOf(offers: readonly Offer[]): readonly Fix[] {
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
