import picocolors from 'picocolors';
import type { Output, World } from './world';

/** Functions that colour a text, or leave it as it is. */
export type Colours = ReturnType<typeof picocolors.createColors>;

/** No colours, for what is no terminal. */
export const NO_COLOURS: Colours = picocolors.createColors(false);

/**
 * Colours for a stream: `NO_COLOR` turns them off, `FORCE_COLOR` on (`0` off), else a terminal decides. An empty
 * value counts as not set (no-color.org).
 */
export function coloursOf(output: Output, env: World['env']): Colours {
  return picocolors.createColors(wantsColour(output, env));
}

function wantsColour({ isTTY }: Output, { NO_COLOR, FORCE_COLOR, TERM }: World['env']): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY && TERM !== 'dumb';
}
