import { expect, test } from 'vitest';
import { differenceOf } from '../../../scripts/fixes/difference';
import { countFixes, tableOfCounts } from '../../../scripts/fixes/tally';
import type { Fault } from '../../../scripts/fixes/trial';
import type { TriedFix } from '../../../scripts/fixes/trials';
import { findingOf, fixOf } from './made-up';

const tried = (title: string, faults: readonly Fault[] = []): TriedFix => ({
  finding: findingOf(0),
  fix: { ...fixOf([]), title },
  faults,
  after: '',
});

test('fixes of one kind are counted together, whatever they write', () => {
  const single = [
    tried('Answer 404 Not Found'),
    tried('Answer 409 Conflict', [
      { kind: 'new', detail: '' },
      { kind: 'new', detail: '' },
    ]),
    tried('Remove `next()`'),
  ];
  const counts = countFixes(new Map([['a.ts', { single, together: { applied: 0, faults: [] } }]]));
  expect(counts.map(({ title, offered, good }) => ({ title, offered, good }))).toEqual([
    { title: 'Answer …', offered: 2, good: 1 },
    { title: 'Remove …', offered: 1, good: 1 },
  ]);
  expect(counts[0]?.faults.get('new')).toBe(1);
  expect(tableOfCounts(counts)).toMatch(/^a: Answer … +safe +2 +1 /m);
});

test('a difference shows each changed part with what stands around it', () => {
  const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);
  const now = [...lines];
  now.splice(15, 1);
  now.splice(4, 1, 'changed', 'more');
  expect(differenceOf(lines.join('\n'), now.join('\n')).split('\n')).toEqual([
    ...[
      '  line 1',
      '  line 2',
      '  line 3',
      '- line 4',
      '+ changed',
      '+ more',
      '  line 5',
      '  line 6',
      '  line 7',
    ],
    ...['  …', '  line 12', '  line 13', '  line 14', '- line 15', '  line 16', '  line 17', '  line 18'],
  ]);
});
