/** Where messages come from, if it can be made to wait. */
export interface Pausable {
  readonly pause: () => unknown;
  readonly resume: () => unknown;
}

/** Listens to no more messages while too many are under way. */
export interface Pace {
  /** A message came that is not looked at yet, or one goes that is not taken yet. */
  readonly begin: () => void;
  /** It is under way no more. */
  readonly end: () => void;
}

/** So many messages may be under way, in both directions together. */
const MOST = 500;

/**
 * Keeps the memory of a server bounded whose client asks faster than it can be answered, or does not take the answers.
 * Nothing is lost: what such a client says waits in its pipe.
 */
export function paceOf(input: Pausable): Pace {
  let underWay = 0;
  return {
    begin() {
      if (++underWay === MOST) input.pause();
    },
    end() {
      if (--underWay === MOST - 1) input.resume();
    },
  };
}
