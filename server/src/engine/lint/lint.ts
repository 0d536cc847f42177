import type { Config } from '../config/config';
import type { FileSummary } from '../model/file-summary';
import type { Finding } from '../model/finding';
import type { Handler } from '../model/handler';
import { liftFile, type FileModel, type HandlerSite } from '../lift';
import { nextVersion, type ReadVersion } from '../lift/reuse/before';
import type { PackageContext } from '../project/packages';
import type { ProjectView } from '../project/view';
import { RULES } from '../rules';
import type { Rule, RuleMeta } from '../rules/rule';
import { follow } from '../syntax/remembered-by';
import { isTooDeep } from '../syntax/too-deep';
import { parseTree, type Tree } from '../syntax/tree';
import { comparedWithNothing, type BaselineComparison, type KnownFindings } from './baseline';
import { compareWithBaseline } from './compare-baseline';
import { heardIn } from './exempt-routes';
import { isOn } from './levels';
import { mentionsHelper, namedIn } from './named-by-settings';
import { mayImportFramework, mayMatter } from './prefilter';
import type { FindingsOfFile } from './project-findings';
import { withFixesIn } from './fixes-in-handler';
import { runRules, type Failure } from './run-rules';
import { summaryOf } from './summary';
import { silenced } from './silenced';
import type { Trace } from './trace';
import { traceOf } from './tracing';
import { UNUSED_SUPPRESSION } from './unused-suppressions';
import { byPlace, verdictsOf } from './verdict';

/** A file to lint. */
export interface LintInput {
  /** Only its name and ending matter here; nothing is read. */
  readonly fileName: string;
  /** The text; a leading BOM is allowed and never counted in offsets. */
  readonly text: string;
  readonly package: PackageContext;
  readonly config: Config;
  /** What the project's other files say; undefined for a file by itself. */
  readonly project?: ProjectView | undefined;
  /**
   * What rules over files say of this file, once all have been linted (`findingsAmong` makes it); undefined before that.
   * It is told what came of the text at hand.
   */
  readonly overFiles?: ((summary: FileSummary) => FindingsOfFile) | undefined;
  /** What the project's baseline knows of the file; undefined where there is none. */
  readonly known?: KnownFindings | undefined;
  /** Whether it is to be told what each finding is known by in other versions of the file. */
  readonly traced?: boolean | undefined;
}

/** What came of it. */
export interface LintResult {
  /** Sorted by start, end, rule; levels already as configured, `off` left out, suppressed ones marked. */
  readonly findings: readonly Finding[];
  readonly handlers: readonly Handler[];
  /** False when the text was not worth parsing, or when it is a framework's without an adapter. */
  readonly parsed: boolean;
  readonly skipped: boolean;
  /** One sentence, when the file could not be read by the parser (extreme nesting). */
  readonly error: string | undefined;
  /** Rules that threw on this file, a fault of ours: their findings are missing. */
  readonly failures: readonly Failure[];
  /** Undefined where the input names no baseline. */
  readonly comparison?: BaselineComparison;
  /** Of each finding, in their order; undefined where the input does not ask for it. */
  readonly traces?: readonly Trace[];
}

export type { Failure, Finding, PackageContext };

/**
 * Lints one file with every rule.
 * Nothing throws: what the parser cannot read is the result's `error`, a rule that fails is among its `failures`.
 */
export function lint(input: LintInput): LintResult {
  return lintWith(RULES, input);
}

/** Lints one file with the given rules alone. */
export function lintWith(rules: readonly Rule[], input: LintInput): LintResult {
  return resultOf(rules, input, read(input));
}

/** A file as far as it was read: its tree and model, or the result that says why there are none. */
export type Reading = { readonly tree: Tree; readonly model: FileModel } | { readonly result: LintResult };

/**
 * Reads one file, unless nothing in it can answer and nobody registers a function of it. Nothing throws. Whoever keeps the reading keeps the tree.
 * @param previous an earlier version of the file in the same package: what it has in common is not read again. It is used up:
 * its tree may have become that of this version
 */
export function read(input: LintInput, previous?: Reading): Reading {
  const text = textOf(input);
  const { frameworks } = input.package;
  const isRegistered = (input.project?.incoming.length ?? 0) > 0 || mentionsHelper(text, input.config);
  if (!isRegistered && mayConcern(text, input.package) && !mayMatter(text, frameworks.has('fastify')))
    return { result: NOTHING };
  return readWhole(input, previous);
}

/**
 * As {@link read}, for a file in which nothing need answer.
 * @param wanted the handlers that are asked for; all when left out
 */
export function readWhole(
  input: LintInput,
  previous?: Reading,
  wanted?: (site: HandlerSite) => boolean,
): Reading {
  const text = textOf(input);
  if (!mayConcern(text, input.package)) return { result: { ...NOTHING, skipped: true } };
  const version = previous && 'tree' in previous ? { tree: previous.tree, ...previous.model } : undefined;
  const reading = readFile(input, text, version, wanted);
  if (typeof reading === 'string') return { result: { ...NOTHING, error: reading } };
  return reading.model.foreign ? { result: { ...NOTHING, skipped: true } } : reading;
}

function textOf({ text }: LintInput): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** What the rules say about a file that was read. */
export function resultOf(rules: readonly Rule[], input: LintInput, reading: Reading): LintResult {
  if ('result' in reading) return withoutFindings(rules, input, reading.result);
  try {
    return saidOf(rules, input, reading);
  } catch (error) {
    // Much of a model is worked out when a rule asks for it.
    if (isTooDeep(error)) return withoutFindings(rules, input, { ...NOTHING, error: TOO_DEEP });
    throw error;
  }
}

function saidOf(
  rules: readonly Rule[],
  input: LintInput,
  { tree, model }: Exclude<Reading, { readonly result: LintResult }>,
): LintResult {
  const { config, project, overFiles } = input;
  const { handlers } = model;
  const heard = heardIn(model, config);
  const own = runRules(rules, heard, config, project);
  const others = overFiles?.(summaryOf(handlers, tree.text));
  const failures = [...own.failures, ...(others?.failures ?? [])];
  const told = (others?.findings ?? []).map((finding) =>
    withFixesIn(finding, rules, handlers, project?.knowledge),
  );
  const verdicts = [...verdictsOf(own.candidates), ...told].sort(byPlace);
  const rulesHeard = (): ReadonlyMap<string, boolean> => heardRules(rules, input, failures);
  const exempt = handlers.filter((handler) => !heard.handlers.includes(handler));
  const findings = silenced(verdicts, { tree, config, exempt, heard: rulesHeard });
  const traces = input.traced ? findings.map((finding) => traceOf(finding, { handlers, tree })) : undefined;
  const result = { ...NOTHING, findings, handlers, parsed: true, failures, ...(traces && { traces }) };
  if (!input.known) return result;
  const said = rulesHeard();
  const hadSay = (id: string): boolean => said.get(id) !== false && mayBeOn(id, [UNUSED_SUPPRESSION], config);
  const { fileName, known } = input;
  return { ...result, ...compareWithBaseline({ fileName, findings, handlers, tree, heard: hadSay }, known) };
}

// What cannot be read says nothing of what is known of it.
function withoutFindings(rules: readonly Rule[], input: LintInput, result: LintResult): LintResult {
  const { known, config } = input;
  if (!known) return result;
  const metas = [UNUSED_SUPPRESSION, ...rules.map(({ meta }) => meta)];
  const heard = (id: string): boolean => result.error === undefined && mayBeOn(id, metas, config);
  return { ...result, comparison: comparedWithNothing(known, heard) };
}

// A rule that there is no more has nothing to say either, but what is known of it is no longer true.
function mayBeOn(rule: string, metas: readonly RuleMeta[], config: Config): boolean {
  return metas.every((meta) => meta.id !== rule || isOn(meta, config));
}

const TOO_DEEP = 'It is nested too deeply to be read.';

const NOTHING: LintResult = {
  findings: [],
  handlers: [],
  parsed: false,
  skipped: false,
  error: undefined,
  failures: [],
};

// Without any package.json nothing is known of the package: then names and use alone are read (and never trusted much).
function mayConcern(text: string, { frameworks, dependencies }: PackageContext): boolean {
  return frameworks.size > 0 || dependencies === undefined || mayImportFramework(text);
}

function readFile(
  { fileName, package: context, project, config }: LintInput,
  text: string,
  previous: ReadVersion | undefined,
  wanted: ((site: HandlerSite) => boolean) | undefined,
): { tree: Tree; model: FileModel } | string {
  try {
    const modules = project?.modules;
    const parse = (): Tree => parseTree(fileName, text, modules);
    const next = previous && nextVersion(previous, text, modules, parse);
    const tree = next?.tree ?? parse();
    // Who has typed once goes on.
    if (next) follow(tree.source);
    const known = { ...context, ...project, named: namedIn(config) };
    return { tree, model: liftFile(tree, known, next?.before, wanted) };
  } catch (error) {
    if (isTooDeep(error)) return TOO_DEEP;
    return `It cannot be read, which is a fault of status-hints: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function heardRules(
  rules: readonly Rule[],
  { config, project, overFiles }: LintInput,
  failures: readonly Failure[],
): ReadonlyMap<string, boolean> {
  const heard = new Map<string, boolean>(RULES.map(({ meta }) => [meta.id, false]));
  // While other files are still being read, each of them may add to what a comment here silences.
  const isReading = project !== undefined && !project.knowledge.complete;
  for (const { meta, needsProject, checkProject } of rules) {
    const lacks =
      isReading || (needsProject === true && !project) || (checkProject !== undefined && !overFiles);
    heard.set(meta.id, !lacks && isOn(meta, config) && !failures.some(({ rule }) => rule === meta.id));
  }
  return heard.set(UNUSED_SUPPRESSION.id, true);
}
