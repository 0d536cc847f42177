import { expect, test } from 'vitest';
import { applyFixes, editsInto } from '../../../server/src/engine/lint/fixes';
import type { Finding, Fix, FixKind } from '../../../server/src/engine/model/finding';

const fixOf = (start: number, end: number, text: string, kind: FixKind = 'safe', preferred = false): Fix => ({
  title: text,
  kind,
  preferred,
  edits: [{ start, end, text }],
});
const findingOf = (fixes: readonly Fix[], more: Partial<Finding> = {}): Finding => ({
  rule: 'a',
  level: 'warning',
  span: { start: 0, end: 1 },
  message: 'A.',
  statuses: [],
  expected: [],
  certainty: 'registered',
  also: [],
  related: [],
  fixes,
  ...more,
});
const text = 'one two three';

test('safe fixes are applied, suggestions only where they are asked for', () => {
  const findings = [findingOf([fixOf(0, 3, 'ONE', 'suggestion')]), findingOf([fixOf(4, 7, 'TWO')])];
  expect(applyFixes(text, findings, ['safe']).text).toBe('one TWO three');
  expect(applyFixes(text, findings, ['safe', 'suggestion']).text).toBe('ONE TWO three');
});

test('of fixes that touch each other the earlier one is applied', () => {
  const findings = [
    findingOf([fixOf(0, 5, '1')]),
    findingOf([fixOf(5, 7, '2')]),
    findingOf([fixOf(8, 13, '3')]),
  ];
  const { text: fixed, applied } = applyFixes(text, findings, ['safe']);
  expect(fixed).toBe('1wo 3');
  expect(applied.map(({ fix }) => fix.title)).toEqual(['1', '3']);
});

test('the preferred fix goes first, a suppressed finding has none', () => {
  const preferred = findingOf([fixOf(0, 3, 'a'), fixOf(0, 3, 'b', 'safe', true)]);
  expect(applyFixes(text, [preferred], ['safe']).text).toBe('b two three');
  const silenced = findingOf([fixOf(0, 3, 'a')], { suppressed: { kind: 'line', reason: undefined } });
  expect(applyFixes(text, [silenced], ['safe'])).toEqual({ text, applied: [] });
});

test('inserted lines break like those of the file', () => {
  expect(applyFixes('a\r\nb', [findingOf([fixOf(0, 0, 'x\n')])], ['safe']).text).toBe('x\r\na\r\nb');
  expect(applyFixes('a\nb', [findingOf([fixOf(0, 0, 'x\n')])], ['safe']).text).toBe('x\na\nb');
});

test('edits are known as they are written: what stands behind them is counted from there', () => {
  expect(editsInto('a\r\nb', [fixOf(0, 0, 'x\ny\r\n')])).toEqual([{ start: 0, end: 0, text: 'x\r\ny\r\n' }]);
});
