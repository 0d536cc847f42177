import type { Config } from '../config/config';
import type { FileSummary } from '../model/file-summary';
import type { Finding, Related } from '../model/finding';
import type { ProjectKnowledge } from '../model/project-knowledge';
import { RULES } from '../rules';
import { minds } from '../rules/handing-on';
import type { ProjectReport, Rule } from '../rules/rule';
import { mayHoldDirectives } from './directives';
import { heardAmong } from './exempt-routes';
import { isOn, levelOf } from './levels';
import type { Failure } from './run-rules';
import { byPlace } from './verdict';

/** What rules over files say, by file; and those that threw: their findings are lost, those of the others are not. */
export interface ProjectFindings {
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly failures: readonly Failure[];
}

/** What rules over files say of one file. */
export interface FindingsOfFile {
  readonly findings: readonly Finding[];
  readonly failures: readonly Failure[];
}

/** What was learnt of a project by linting its files. */
export interface LintedProject {
  /** By location, in path order. */
  readonly summaries: ReadonlyMap<string, FileSummary>;
  readonly knowledge: ProjectKnowledge;
}

/**
 * What rules over files say of a project of which all files have been linted. Nothing is suppressed yet, for that a
 * file's text is needed: whoever wants to report the findings of a file lints it with {@link findingsAmong} as its
 * `overFiles`. An editor does so whenever it lints a document, once all files have been linted. The command line lints
 * all files, notes their summaries, and lints those again that {@link isUnfinished} names; they are few.
 * @param rules those without `checkProject` say nothing here
 */
export function projectFindings(
  rules: readonly Rule[],
  { summaries, knowledge }: LintedProject,
  config: Config,
): ProjectFindings {
  const findings = new Map<string, Finding[]>();
  const failures: Failure[] = [];
  const heard = heardAmong(summaries, config);
  for (const rule of knowledge.complete ? rules : []) {
    const { meta, checkProject } = rule;
    if (!checkProject || !isOn(meta, config)) continue;
    const found: [string, Finding][] = [];
    try {
      checkProject({ summaries: heard, config, project: knowledge }, (report) => {
        const finding = findingOf(rule, report, config);
        if (finding) found.push([report.place.file, finding]);
      });
    } catch (error) {
      failures.push({ rule: meta.id, message: error instanceof Error ? error.message : String(error) });
      continue;
    }
    for (const [file, finding] of found) {
      const known = findings.get(file);
      if (known) known.push(finding);
      else findings.set(file, [finding]);
    }
  }
  for (const list of findings.values()) list.sort(byPlace);
  return { findings, failures };
}

/**
 * Prepares asking what rules over files say of one file, for `LintInput.overFiles`. The summary of the text at hand takes
 * the place of the one that was noted, so that every offset is one of that text, whether an edit or a fix has just
 * changed it.
 * @param file its location
 */
export function findingsAmong(
  { summaries, knowledge }: LintedProject,
  file: string,
  config: Config,
  rules: readonly Rule[] = RULES,
): (summary: FileSummary) => FindingsOfFile {
  return (summary) => {
    const now = withSummary(summaries, file, summary);
    const { findings, failures } = projectFindings(rules, { summaries: now, knowledge }, config);
    return { findings: findings.get(file) ?? [], failures };
  };
}

/**
 * Prepares telling whether a file must be linted again for a list of findings once all have been: because of what rules
 * over files say of it (echoes are in no list, but a baseline knows them), because of what other files do mostly, or
 * because a comment in it or the baseline silences such a rule.
 */
export function isUnfinished(
  project: LintedProject,
  config: Config,
  rules: readonly Rule[] = RULES,
): (file: string, text: string, known?: readonly string[]) => boolean {
  const { summaries, knowledge } = project;
  const { findings } = projectFindings(rules, project, config);
  const minding = rules.filter((rule) => rule.minds && isOn(rule.meta, config));
  const told = new Set([...findings].flatMap(([file, list]) => (list.some(isListed) ? [file] : [])));
  const ids = rules
    .filter((rule) => (rule.needsProject ?? rule.checkProject) && isOn(rule.meta, config))
    .map(({ meta }) => meta.id);
  return (file, text, known) => {
    const summary = summaries.get(file);
    if (told.has(file)) return true;
    if (known && (findings.has(file) || ids.some((id) => known.includes(id)))) return true;
    if (summary && minds(knowledge, file, summary)) return true;
    if (summary && minding.some((rule) => rule.minds?.(knowledge, summary, config))) return true;
    return mayHoldDirectives(text) && ids.some((id) => text.includes(id));
  };
}

// An echo is told at another place.
function isListed({ echo }: Finding): boolean {
  return echo !== true;
}

function withSummary(
  summaries: ReadonlyMap<string, FileSummary>,
  file: string,
  summary: FileSummary,
): ReadonlyMap<string, FileSummary> {
  const all = [...summaries, [file, summary] as const];
  // A file that is known keeps its place.
  if (!summaries.has(file)) all.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return new Map(all);
}

function findingOf({ meta }: Rule, report: ProjectReport, config: Config): Finding | undefined {
  const { place, certainty, message, statuses = [], expected = [], related = [], echo } = report;
  const own = levelOf(meta, report.level, certainty, config);
  const level = own && echo ? 'hint' : own;
  if (!level) return undefined;
  return {
    rule: meta.id,
    level,
    span: place.span,
    message,
    statuses,
    expected,
    certainty,
    also: [],
    related: related.map((one) => inFile(one, place.file)),
    fixes: [],
    ...(echo && { echo }),
  };
}

function inFile({ span, message, elsewhere }: Related, file: string): Related {
  return elsewhere && elsewhere.file !== file ? { span, message, elsewhere } : { span, message };
}
