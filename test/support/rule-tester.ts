import { describe, expect, test } from 'vitest';
import { withFixes } from '../../server/src/engine/lint/fixes';
import type { LintResult } from '../../server/src/engine/lint/lint';
import type { Finding, Fix } from '../../server/src/engine/model/finding';
import type { FrameworkName } from '../../server/src/engine/model/framework-name';
import type { Rule } from '../../server/src/engine/rules/rule';
import { lineMapOf } from '../../server/src/engine/text/line-map';
import { dedent, withMarks, withoutMarks, type Mark } from './carets';
import { lintText, wholeFileOf, type SnippetContext } from './lint-snippet';
import { lostComments, syntaxErrorsIn } from './syntax-check';

/**
 * A snippet with what the rule says about it. Good code has no carets. In bad code a line of `^^^^` stands under each
 * finding; behind it may stand its level and a part of its message (`^^^ hint: 404 Not Found`).
 */
export interface RuleCase extends SnippetContext {
  /** What the case shows; the test's name. */
  readonly why: string;
  readonly code: string;
  /** The snippet after the preferred fix of its first finding, or after each of its fixes, by title. */
  readonly fixed?: string | Readonly<Record<string, string>>;
}

/** Tests a rule with snippets of each framework, and with what every rule must stand. */
export function testRule(rule: Rule, cases: Partial<Record<FrameworkName, readonly RuleCase[]>>): void {
  const all = Object.entries(cases).flatMap(([framework, list]) =>
    list.map((one) => ({ framework: framework as FrameworkName, one })),
  );
  describe(rule.meta.id, () => {
    for (const { framework, one } of all) {
      test(`${framework}: ${one.why}`, () => testCase(rule, framework, one));
    }
    test('has good and bad cases for each of its frameworks', () => {
      for (const framework of rule.meta.frameworks) {
        const bad = (cases[framework] ?? []).filter(
          ({ code }) => withoutMarks(dedent(code)).marks.length > 0,
        );
        expect(bad.length, `bad code of ${framework}`).toBeGreaterThan(0);
        expect((cases[framework] ?? []).length - bad.length, `good code of ${framework}`).toBeGreaterThan(0);
      }
    });
    test('tests the fix that it declares', () => {
      const tested = all.some(({ one }) => one.fixed !== undefined);
      expect(tested, `fix: ${rule.meta.fix}`).toBe(rule.meta.fix !== 'none');
    });
    test('stands empty, half-typed, CRLF and BOM files, and emoji before the finding', () => {
      for (const { framework, one } of all) testRobustness(rule, framework, one);
    });
    testExamples(rule);
  });
}

/** Lints the rule's own examples: bad is reported, good is not, and its preferred fixes make the one the other. */
function testExamples(rule: Rule): void {
  test('its examples hold', () => {
    expect(new Set(rule.examples.map(({ framework }) => framework))).toEqual(new Set(rule.meta.frameworks));
    for (const { framework, majors, bad, good } of rule.examples) {
      const run = (text: string): LintResult => lintText(framework, text, majors ? { majors } : {}, rule);
      const badFile = wholeFileOf(framework, bad).text;
      const goodFile = wholeFileOf(framework, good).text;
      expect(syntaxErrorsIn(badFile, 'app.ts')).toEqual([]);
      expect(syntaxErrorsIn(goodFile, 'app.ts')).toEqual([]);
      expect(run(badFile).findings, `bad: ${bad}`).not.toEqual([]);
      expect(run(goodFile).findings, `good: ${good}`).toEqual([]);
      const fixed = fixAll(badFile, run);
      if (fixed !== badFile) expect(fixed).toBe(goodFile);
    }
  });
}

function testCase(rule: Rule, framework: FrameworkName, one: RuleCase): void {
  const { code, marks } = withoutMarks(dedent(one.code));
  const { text, linesBefore } = wholeFileOf(framework, code, one);
  const file = one.file ?? 'app.ts';
  expect(syntaxErrorsIn(text, file), 'the snippet parses').toEqual([]);
  const { findings, failures } = lintText(framework, text, one, rule);
  expect(failures).toEqual([]);
  const map = lineMapOf(text);
  const wanted = marks.map((mark) => spanOfMark(mark, map.startOf(mark.line + linesBefore)));
  const spans = findings.map(({ span }) => span);
  expect(withMarks(text, spans), messagesOf(findings)).toBe(withMarks(text, wanted));
  findings.forEach((finding, index) => {
    checkMessage(finding);
    checkNote(finding, marks[index]?.note ?? '');
    checkFixes(rule, framework, text, finding, one);
  });
  checkFixed(framework, text, findings[0], one);
}

function spanOfMark({ from, to }: Mark, lineStart: number): { start: number; end: number } {
  return { start: lineStart + from, end: lineStart + to };
}

function messagesOf(findings: readonly Finding[]): string {
  return findings.map(({ level, message }) => `${level}: ${message}`).join('\n');
}

// What, why, what to do: the first sentence is shown alone in narrow places.
function checkMessage({ message }: Finding): void {
  const first = /^[^]*?[.!?](?=\s|$)/.exec(message)?.[0] ?? message;
  expect(first.endsWith('.'), `ends with a full stop: ${first}`).toBe(true);
  expect(first.length, first).toBeLessThanOrEqual(100);
  expect(message.endsWith('.'), `ends with a full stop: ${message}`).toBe(true);
}

function checkNote({ level, message }: Finding, note: string): void {
  const [, wantedLevel, part = ''] = /^(?:(error|warning|information|hint)\b:?\s*)?([^]*)$/.exec(note) ?? [];
  if (wantedLevel !== undefined) expect(level, message).toBe(wantedLevel);
  expect(message).toContain(part);
}

// Whatever a fix is for: its text parses, keeps all comments, settles the finding and brings no new one.
function checkFixes(
  rule: Rule,
  framework: FrameworkName,
  text: string,
  finding: Finding,
  one: RuleCase,
): void {
  const before = { own: lintText(framework, text, one, rule), all: lintText(framework, text, one) };
  const { file = 'app.ts' } = one;
  if (rule.meta.fix === 'none') expect(finding.fixes, 'the rule declares no fix').toEqual([]);
  for (const fix of finding.fixes) {
    if (rule.meta.fix === 'suggestion') expect(fix.kind, 'the rule declares suggestions').toBe('suggestion');
    const fixed = withFixes(text, [fix]);
    expect(syntaxErrorsIn(fixed, file), `${fix.title}:\n${fixed}`).toEqual([]);
    expect(lostComments(text, fixed, file), fix.title).toEqual([]);
    const after = { own: lintText(framework, fixed, one, rule), all: lintText(framework, fixed, one) };
    const left = after.own.findings.length;
    expect(left, `${fix.title} settles the finding:\n${fixed}`).toBeLessThan(before.own.findings.length);
    expect(loudNewFindings(before.all, after.all), fix.title).toEqual([]);
  }
}

function loudNewFindings(before: LintResult, after: LintResult): readonly string[] {
  const loud = ({ findings }: LintResult): readonly string[] =>
    findings.filter(({ level }) => level === 'error' || level === 'warning').map((finding) => finding.rule);
  const known = [...loud(before)];
  return loud(after).filter((rule) => {
    const at = known.indexOf(rule);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

function checkFixed(
  framework: FrameworkName,
  text: string,
  finding: Finding | undefined,
  one: RuleCase,
): void {
  const { fixed } = one;
  if (fixed === undefined) return;
  const fixes = finding?.fixes ?? [];
  const textOf = (code: string): string => wholeFileOf(framework, dedent(code), one).text;
  if (typeof fixed === 'string') {
    const preferred = fixes.find((fix) => fix.preferred);
    expect(preferred, 'a preferred fix').toBeDefined();
    expect(preferred && withFixes(text, [preferred])).toBe(textOf(fixed));
    return;
  }
  const results = fixes.map((fix: Fix) => [fix.title, withFixes(text, [fix])]);
  const wanted = Object.entries(fixed).map(([title, code]) => [title, textOf(code)]);
  expect(Object.fromEntries(results)).toEqual(Object.fromEntries(wanted));
}

function testRobustness(rule: Rule, framework: FrameworkName, one: RuleCase): void {
  const { text } = wholeFileOf(framework, withoutMarks(dedent(one.code)).code, one);
  const run = (changed: string): LintResult => {
    const result = lintText(framework, changed, one, rule);
    expect(result.failures, changed).toEqual([]);
    return result;
  };
  const seen = (changed: string): readonly string[] => {
    const plain = changed.replace(/^\uFEFF/, '');
    return run(changed).findings.map(({ rule: id, span, message }) => {
      return `${id}: ${plain.slice(span.start, span.end)}: ${message}`.replaceAll('\r\n', '\n');
    });
  };
  run('');
  for (const share of [0.3, 0.6, 0.9]) run(text.slice(0, Math.floor(text.length * share)));
  const asWritten = seen(text);
  expect(seen(text.replaceAll('\n', '\r\n')), 'CRLF').toEqual(asWritten);
  expect(seen(`\uFEFF${text}`), 'BOM').toEqual(asWritten);
  expect(seen(`/* 😀👩‍👩‍👧 */ ${text}`), 'emoji').toEqual(asWritten);
}

// At most ten rounds, like the command line.
function fixAll(text: string, run: (text: string) => LintResult): string {
  let now = text;
  for (let round = 0; round < 10; round++) {
    const fix = run(now).findings.flatMap(({ fixes }) => fixes.filter(({ preferred }) => preferred))[0];
    if (!fix) return now;
    now = withFixes(now, [fix]);
  }
  return now;
}
