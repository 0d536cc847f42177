import semver from 'semver';
import { settingsOf } from '../engine/config/settings';
import { fixInRounds } from '../engine/lint/fix-rounds';
import { chooseFixes, editsInto } from '../engine/lint/fixes';
import type { LintInput } from '../engine/lint/lint';
import type { FixKind } from '../engine/model/finding';
import { packageContextsAtOnce, UNKNOWN_PACKAGE } from '../engine/project/packages';
import { applyEdits } from '../engine/text/edit';
import type { AppliedFix, Finding, FixOptions, LintOptions, RuleId } from '../../types/index.cjs';
import type * as Public from '../../types/index.cjs';
import { CATALOGUE, lint as lintInput, syntaxErrors } from './engine';
import { ownSettings } from './own-settings';
import { publicResult, withoutBom } from './public-finding';

/** See the types of the package: docs/api.md tells of it. */
export const lint: typeof Public.lint = (given, options = {}) => {
  const input = inputOf(given, options);
  return publicResult(given, lintInput(input), unnamed);
};

/** See the types of the package. */
export const fix: typeof Public.fix = (given, options = {}) => {
  const input = inputOf(given, options);
  const kinds = kindsOf(options);
  const linter = {
    lint: (text: string) => lintInput({ ...input, text }),
    syntaxErrors: (text: string) => syntaxErrors(input.fileName, text),
  };
  const first = linter.lint(input.text);
  const fixed = fixInRounds(input.text, first, linter, (findings) => chooseFixes(findings, kinds));
  const text = given.slice(0, withoutBom(given).shift) + fixed.text;
  return {
    text,
    applied: fixed.applied.map(({ finding, fix: { title } }) => ({ rule: finding.rule as RuleId, title })),
    ...publicResult(text, fixed.result, unnamed),
  };
};

/** See the types of the package. */
export const applyFixes: typeof Public.applyFixes = (text, findings, options = {}) => {
  const chosen = chosenOf(findings, kindsOf(options));
  const edits = editsInto(
    text,
    chosen.map(({ edits: own }) => ({ edits: own })),
  );
  return { text: applyEdits(text, edits), applied: chosen.map(({ rule, title }) => ({ rule, title })) };
};

type Chosen = AppliedFix & Finding['fixes'][number];

// Findings of the engine are chosen from by the same rule; these are its findings as programs get them.
function chosenOf(findings: readonly Finding[], kinds: readonly FixKind[]): readonly Chosen[] {
  const spans = findings.map((finding) => ({
    ...finding,
    span: { start: finding.range.start.offset, end: finding.range.end.offset },
    related: [],
  }));
  return chooseFixes(spans, kinds).map(({ finding, fix: own }) => ({ ...own, rule: finding.rule as RuleId }));
}

function kindsOf({ kind = 'safe' }: FixOptions): readonly FixKind[] {
  if (kind === 'safe') return ['safe'];
  if ((kind as string) === 'suggestion') return ['safe', 'suggestion'];
  throw new TypeError(`status-hints: kind is "safe" or "suggestion", not ${JSON.stringify(kind)}.`);
}

function inputOf(given: string, { fileName = 'text.tsx', settings, dependencies }: LintOptions): LintInput {
  if (typeof given !== 'string')
    throw new TypeError(`status-hints: the text is a string, not ${typeof given}.`);
  const { config } = settingsOf(
    ownSettings(settings),
    CATALOGUE.map(({ meta }) => meta),
  );
  return { fileName, text: withoutBom(given).text, package: packageWith(dependencies), config };
}

function packageWith(dependencies: LintOptions['dependencies']): LintInput['package'] {
  if (dependencies === undefined) return UNKNOWN_PACKAGE;
  const manifest = JSON.stringify({ dependencies });
  const files = {
    read: (_: string, name: string) => (name === 'package.json' ? manifest : undefined),
    has: () => false,
    above: () => undefined,
  };
  const refuse = (_: string, message: string): never => {
    throw new TypeError(`status-hints: dependencies: ${message}`);
  };
  return packageContextsAtOnce(files, refuse, () => semver)('');
}

// A text by itself knows no other files.
function unnamed(location: string): string {
  return location;
}
