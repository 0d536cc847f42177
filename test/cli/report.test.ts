import { expect, test } from 'vitest';
import { reportedFinding } from '../../server/src/cli/report';
import type { Finding } from '../../server/src/engine/model/finding';
import { lineMapOf } from '../../server/src/engine/text/line-map';

test('related places are named by their own file, and count from 1', () => {
  const finding: Finding = {
    rule: 'no-lost-throw',
    level: 'warning',
    span: { start: 2, end: 3 },
    message: 'Lost.',
    statuses: [],
    expected: [],
    certainty: 'registered',
    also: [],
    related: [
      { span: { start: 0, end: 1 }, message: 'Here.' },
      {
        span: { start: 90, end: 95 },
        message: 'There.',
        elsewhere: { file: '/home/me/api/src/b.js', line: 6, character: 2 },
      },
    ],
    fixes: [],
  };
  const nameOf = (location: string): string => location.replace('/home/me/api/', '');
  const { related, ...place } = reportedFinding('src/a.js', lineMapOf('a\nb\n'), finding, nameOf);
  expect(place).toMatchObject({ file: 'src/a.js', line: 2, column: 1 });
  expect(related).toEqual([
    { file: 'src/a.js', line: 1, column: 1, message: 'Here.' },
    { file: 'src/b.js', line: 7, column: 3, message: 'There.' },
  ]);
});
