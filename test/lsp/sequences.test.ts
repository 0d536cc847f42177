import { assert, asyncProperty } from 'fast-check';
import { expect, test } from 'vitest';
import { play } from '../../scripts/soak/sequences';
import { sequences } from '../../scripts/soak/steps';

// `npm run soak -- --sequences N` plays more of them.
test('whatever a client does with three files of a project, a fresh server says the same in the end', async () => {
  await assert(
    asyncProperty(sequences(40), async (steps) => {
      expect((await play(steps)).difference).toBeUndefined();
    }),
    { numRuns: 8, seed: 1 },
  );
}, 60_000);
