import { describe, expect, it } from 'vitest';
import { compareFindings } from '../../../scripts/accuracy/compare-findings';
import type { LabelledFinding } from '../../../scripts/accuracy/labels';
import { finding, label, site } from './made-up';

const file = (findings: readonly LabelledFinding[], siteLines: readonly number[] = []) => ({
  path: 'a.js',
  findings,
  sites: siteLines.map((line) => site(line, [500])),
});

describe('compareFindings', () => {
  it('finds a label by rule and line', () => {
    const result = compareFindings(file([label(3, 'no-explicit-500')]), [finding(3, 'no-explicit-500')]);
    expect(result.labels).toMatchObject([{ by: 'line', through: undefined }]);
    expect(result.unlabelled).toEqual([]);
    expect(result.labelled).toHaveLength(1);
  });

  it('finds a label on a line that the finding spans', () => {
    const spanning = finding(3, 'no-error-leak', { endLine: 6 });
    expect(compareFindings(file([label(5, 'no-error-leak')]), [spanning]).labels[0]?.by).toBe('line');
  });

  it('finds a label in the "also" of the finding that is shown', () => {
    const shown = finding(3, 'not-found-status', { also: ['no-explicit-500'] });
    const result = compareFindings(file([label(3, 'no-explicit-500')]), [shown]);
    expect(result.labels).toMatchObject([{ by: 'line', through: 'not-found-status' }]);
    expect(result.unlabelled).toEqual([]);
  });

  it('counts the rule’s own finding as not found through another', () => {
    const own = finding(3, 'no-explicit-500');
    const other = finding(3, 'not-found-status', { also: ['no-explicit-500'] });
    expect(
      compareFindings(file([label(3, 'no-explicit-500')]), [other, own]).labels[0]?.through,
    ).toBeUndefined();
  });

  it('misses a label that only another rule stands on, and says so beside that finding', () => {
    const result = compareFindings(file([label(3, 'no-explicit-500')]), [finding(3, 'no-error-leak')]);
    expect(result.labels[0]?.by).toBeUndefined();
    expect(result.unlabelled).toMatchObject([
      { finding: { rule: 'no-error-leak' }, labelled: ['no-explicit-500'] },
    ]);
  });

  it('finds a label that is another place of a finding given once', () => {
    const once = finding(3, 'body-status-mismatch', { related: [{ file: 'a.js', line: 40 }] });
    const result = compareFindings(file([label(40, 'body-status-mismatch')]), [once]);
    expect(result.labels[0]?.by).toBe('related');
    expect(result.unlabelled).toEqual([]);
  });

  it('does not take another file’s place for one of this file', () => {
    const once = finding(3, 'body-status-mismatch', { related: [{ file: 'b.js', line: 40 }] });
    expect(compareFindings(file([label(40, 'body-status-mismatch')]), [once]).labels[0]?.by).toBeUndefined();
  });

  it('finds a label on a neighbouring line of the same response', () => {
    const result = compareFindings(file([label(20, 'no-error-leak')], [20]), [finding(22, 'no-error-leak')]);
    expect(result.labels[0]?.by).toBe('near');
    expect(result.unlabelled).toEqual([]);
  });

  it('takes no neighbour that belongs to the next response', () => {
    const result = compareFindings(file([label(20, 'no-error-leak')], [20, 22]), [
      finding(22, 'no-error-leak'),
    ]);
    expect(result.labels[0]?.by).toBeUndefined();
    expect(result.unlabelled).toHaveLength(1);
  });

  it('takes no neighbour that is far away', () => {
    expect(
      compareFindings(file([label(20, 'no-error-leak')]), [finding(24, 'no-error-leak')]).labels[0]?.by,
    ).toBeUndefined();
  });

  it('never gives the finding of one label to its neighbour', () => {
    const labels = [label(20, 'no-error-leak'), label(21, 'no-error-leak')];
    const result = compareFindings(file(labels), [finding(21, 'no-error-leak')]);
    expect(result.labels.map(({ by }) => by)).toEqual([undefined, 'line']);
  });

  it('gives one neighbour to one label only', () => {
    const labels = [label(20, 'no-error-leak'), label(22, 'no-error-leak')];
    const result = compareFindings(file(labels), [finding(21, 'no-error-leak')]);
    expect(result.labels.map(({ by }) => by)).toEqual(['near', undefined]);
  });
});
