import { expect, test } from 'vitest';
import { activitiesOf, type Activities } from '../../server/src/lsp/activities';

function told(): { activities: Activities; lines: string[] } {
  const lines: string[] = [];
  const activities = activitiesOf(({ kind, message, reading }) => {
    lines.push([kind, message, ...(reading ? [`${reading.done}/${reading.of}`] : [])].join(' '));
  });
  return { activities, lines };
}

test('of several pieces of work the latest is shown, and the one before it again when that ends', () => {
  const { activities, lines } = told();
  activities.rest({ kind: 'ready', message: 'Ready' });
  const reading = activities.begin('Reading');
  const checking = activities.begin('Checking');
  reading.update({ message: 'Reading', reading: { done: 1, of: 2 } });
  checking.end();
  reading.end();
  expect(lines).toEqual(['ready Ready', 'busy Reading', 'busy Checking', 'busy Reading 1/2', 'ready Ready']);
});

test('nothing is told twice, and nothing of work that has ended', () => {
  const { activities, lines } = told();
  const work = activities.begin('Reading');
  work.update({ message: 'Reading' });
  work.end();
  work.update({ message: 'Reading on' });
  activities.rest({ kind: 'problem', message: 'No engine' });
  activities.rest({ kind: 'problem', message: 'No engine' });
  expect(lines).toEqual(['busy Reading', 'problem No engine']);
});
