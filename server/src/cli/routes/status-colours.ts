import type { Colours } from '../colours';

/** By the first digit of a status. */
const colourOf = { 1: 'gray', 2: 'green', 3: 'cyan', 4: 'yellow', 5: 'red' } as const;

/** Gives a text that begins with a status the colour of its class. */
export function paintStatus(text: string, colours: Colours): string {
  const name = colourOf[Number(text.charAt(0)) as keyof typeof colourOf] as (typeof colourOf)[1] | undefined;
  return name === undefined || !/^\d{3}(?!\d)/.test(text) ? text : colours[name](text);
}
