import { expect, test } from 'vitest';
import type { Platform } from '../../server/src/lsp/platform';
import { turnsOf } from '../../server/src/lsp/turns';

function counting(): { platform: Platform; turns: () => number } {
  let turns = 0;
  const nextTurn = (): Promise<void> => {
    turns++;
    return Promise.resolve();
  };
  return { platform: { nextTurn } as Platform, turns: () => turns };
}

function work(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}

test('work goes on without a turn as long as it is short, and lets messages in when it is not', async () => {
  const { platform, turns } = counting();
  const takeTurn = turnsOf(platform);
  await takeTurn();
  expect(turns()).toBe(0);
  work(11);
  await takeTurn();
  expect(turns()).toBeGreaterThan(0);
});
