import { describe, expect, test } from 'vitest';
import { commentsOf, hasFailed, lostComment, tryFixes, type TrialFile } from '../../../scripts/fixes/trial';
import { tryAll } from '../../../scripts/fixes/trials';
import type { Finding } from '../../../server/src/engine/model/finding';
import { findingOf, fixOf, resultOf } from './made-up';

const text = 'send(404); // gone\nsend(200);\n';

/** A file in which each `404` is a finding, which a 403 hides or brings as told. */
function fileWith(findings: (text: string) => readonly Finding[]): TrialFile {
  return {
    name: 'a.ts',
    lint: (now) => resultOf(findings(now)),
    syntaxErrors: (now) => (now.match(/\(/g) ?? []).length - (now.match(/\)/g) ?? []).length,
  };
}

function kindsOf(
  findings: (text: string) => readonly Finding[],
  start: number,
  end: number,
  written: string,
): string[] {
  const file = fileWith(findings);
  const before = file.lint(text);
  const [finding = findingOf(0)] = before.findings;
  const fix = fixOf([{ start, end, text: written }], 'suggestion');
  return tryFixes(file, text, before, [{ finding, fix }]).faults.map(({ kind }) => kind);
}

const each404 = (now: string): readonly Finding[] =>
  [...now.matchAll(/404/g)].map(({ index }) => findingOf(index));

describe('tryFixes', () => {
  test('nothing is wrong with a fix that settles its finding', () => {
    expect(kindsOf(each404, 5, 8, '410')).toEqual([]);
  });

  test.each([
    ['it changes nothing', 5, 8, '404', ['edits', 'stays']],
    ['the finding stays', 5, 8, '(404)', ['stays']],
    ['the text does not parse', 5, 9, '410', ['parse']],
    ['a comment is lost', 5, 18, '410);', ['comments']],
    ['edits lie outside', 5, 99, '410', ['edits']],
  ])('%s', (_, start, end, written, kinds) => {
    expect(kindsOf(each404, start, end, written)).toEqual(kinds);
  });

  test('a louder finding of another place is new, a quiet one of the same response is lesser', () => {
    const bringing =
      (level: Finding['level']) =>
      (now: string): readonly Finding[] =>
        now.includes('410') ? [findingOf(5, { rule: 'b', level })] : each404(now);
    expect(kindsOf(bringing('warning'), 5, 8, '410')).toEqual(['new']);
    expect(kindsOf(bringing('hint'), 5, 8, '410')).toEqual(['lesser']);
  });
});

test('a safe fix may not even bring a lesser finding', () => {
  const lesser = [{ kind: 'lesser', detail: '' }] as const;
  expect(hasFailed({ kind: 'safe' }, lesser)).toBe(true);
  expect(hasFailed({ kind: 'suggestion' }, lesser)).toBe(false);
  expect(hasFailed({ kind: 'suggestion' }, [{ kind: 'style', detail: '' }])).toBe(true);
});

test('comments are compared in order; more of them are no loss', () => {
  expect(commentsOf("f('// no'); // a\n/* b */", 'a.ts')).toEqual(['// a', '/* b */']);
  expect(lostComment(['a', 'b'], ['a', 'new', 'b'])).toBeUndefined();
  expect(lostComment(['a', 'b'], ['b', 'a'])).toBe('b');
});

test('the safe fixes of a file are tried together until nothing changes', () => {
  const fixed = (now: string): readonly Finding[] =>
    each404(now).map((finding) => ({ ...finding, fixes: [fixOf([{ ...finding.span, text: '410' }])] }));
  const file = fileWith(fixed);
  const both = 'send(404);\nsend(404);\n';
  const { single, together } = tryAll(file, both, file.lint(both));
  expect(single.map(({ faults }) => faults)).toEqual([[], []]);
  expect(together).toEqual({ applied: 2, faults: [] });
});
