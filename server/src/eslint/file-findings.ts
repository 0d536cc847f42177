import { resolve } from 'node:path';
import type { SettingKey } from '../engine/config/declaration';
import type { GivenSettings } from '../engine/config/given';
import { valueIn } from '../engine/config/settings';
import { fixInRounds } from '../engine/lint/fix-rounds';
import { chooseFixes, editsInto } from '../engine/lint/fixes';
import type { LintResult } from '../engine/lint/lint';
import type { Finding } from '../engine/model/finding';
import type { TextEdit } from '../engine/text/edit';
import type { Span } from '../engine/text/span';
import { syntaxErrors } from '../api/engine';
import { ownSettings } from '../api/own-settings';
import { openSession, type Session } from '../api/session';
import type { RuleContext } from './rule-context';
import { configsOfRules, type ConfigOf } from './rules-on';

/** What a rule is to report. */
export interface ShownFinding {
  readonly rule: string;
  readonly span: Span;
  readonly message: string;
  /** The edits that `--fix` writes; none where there is no safe fix, or it would not settle the finding. */
  readonly fix: readonly TextEdit[];
  readonly suggestions: readonly { readonly title: string; readonly edits: readonly TextEdit[] }[];
}

/** A file as ESLint gives it. */
export type File = Pick<RuleContext, 'filename' | 'physicalFilename' | 'cwd' | 'settings'> & {
  readonly text: string;
};

/** The name of the settings in ESLint's `settings`. */
const SETTINGS = 'status-hints';
/** Settings of editors that have a meaning here too. */
const MORE_SETTINGS: readonly SettingKey[] = ['project'];

/** By working folder and settings: there are few. */
const opened = new Map<string, Opened>();

interface Opened {
  readonly session: Session;
  readonly own: GivenSettings;
  readonly configOf: (rules: ReadonlySet<string>) => ConfigOf;
}

/**
 * What is to be said of a file, as `check` says it: neither hints, nor what is silenced, nor what is told once elsewhere.
 * @param rules those that are on, by id
 * @throws TypeError when the settings are wrong
 */
export function findingsIn(file: File, rules: ReadonlySet<string>): readonly ShownFinding[] {
  const { filename, physicalFilename, text, cwd } = file;
  const { session, own, configOf } = openedFor(file);
  // What a processor took out of another file, or came without a name, is no file of the project.
  const isPart = filename !== physicalFilename || filename.startsWith('<');
  const asked = {
    path: resolve(cwd, filename),
    text,
    explicit: isPart,
    project: !isPart && valueIn(own, 'project'),
    configOf: configOf(rules),
  };
  const shown = session.inspect(asked, (lintText) => shownOf(filename, text, lintText(text), lintText));
  return shown ?? [];
}

function openedFor({ cwd, settings }: File): Opened {
  const raw = settings[SETTINGS];
  const key = JSON.stringify([cwd, raw]);
  const known = opened.get(key);
  if (known) return known;
  const own = ownSettings(raw, MORE_SETTINGS);
  const session = openSession({ cwd, own, readsConfig: true, tell: warn, now: () => performance.now() });
  const made = { session, own, configOf: configsOfRules() };
  opened.set(key, made);
  return made;
}

function shownOf(
  file: string,
  text: string,
  result: LintResult,
  lint: (text: string) => LintResult,
): readonly ShownFinding[] {
  if (result.error !== undefined) warn(`${file}: ${result.error}`);
  for (const { rule, message } of result.failures)
    warn(`${file}: the rule ${rule} failed on it, which is a fault of status-hints: ${message}`);
  const findings = result.findings.filter(
    ({ level, suppressed, echo }) => level !== 'hint' && !suppressed && !echo,
  );
  const safe = safeFixes(file, text, { ...result, findings }, lint);
  return findings.map(({ rule, span, message, fixes }) => ({
    rule,
    span,
    message,
    fix: safe.get(`${rule} ${span.start}`) ?? [],
    suggestions: fixes
      .filter(({ kind, edits }) => kind === 'suggestion' && edits.length > 0)
      .map((fix) => ({ title: fix.title, edits: editsInto(text, [fix]) })),
  }));
}

/** The safe fixes that `--fix` would apply first, each tried; those that touch them wait for the next pass. */
function safeFixes(
  file: string,
  text: string,
  result: LintResult,
  lint: (text: string) => LintResult,
): ReadonlyMap<string, readonly TextEdit[]> {
  const choose = (findings: readonly Finding[], now: string): ReturnType<typeof chooseFixes> =>
    now === text ? chooseFixes(findings, ['safe']) : [];
  const linter = { lint, syntaxErrors: (one: string) => syntaxErrors(file, one) };
  const { applied } = fixInRounds(text, result, linter, choose);
  return new Map(
    applied.map(({ finding: { rule, span }, fix }) => [`${rule} ${span.start}`, editsInto(text, [fix])]),
  );
}

function warn(message: string): void {
  process.emitWarning(message, 'StatusHintsWarning');
}
