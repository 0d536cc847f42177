/** Chance that is the same for the same seed. */
export interface Chance {
  /** A whole number below this one. */
  readonly below: (count: number) => number;
  /** @throws Error when there is nothing to choose from */
  readonly of: <Each>(choices: readonly Each[]) => Each;
}

/** @param seed a whole number */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  // Mulberry32: short, and good enough for choosing.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    below,
    of<Each>(choices: readonly Each[]): Each {
      const chosen = choices[below(choices.length)];
      if (chosen === undefined) throw new Error('There is nothing to choose from.');
      return chosen;
    },
  };
}
