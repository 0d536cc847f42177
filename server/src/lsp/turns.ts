import type { Platform } from './platform';
import { heard } from './settled';

/** How long work in the background goes on before messages are let in. */
const TURN_MS = 10;

/** Lets messages in when the work has gone on for long enough; to be awaited between its steps. */
export type TakeTurn = () => Promise<void>;

/** Turns for one piece of work in the background. */
export function turnsOf(platform: Platform): TakeTurn {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < TURN_MS) return;
    // Far enough that what a message asks for is answered before the work goes on.
    await heard(platform);
    began = performance.now();
  };
}
