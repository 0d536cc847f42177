import type { ServerState } from './protocol';

/** What the server is doing at the moment, as the client's status item shows it. */
export interface Activities {
  /** Something that takes a while begins. */
  readonly begin: (message: string) => Activity;
  /** What it is when nothing is being done. */
  readonly rest: (state: ServerState) => void;
}

/** One piece of work. */
export interface Activity {
  readonly update: (state: Omit<ServerState, 'kind'>) => void;
  readonly end: () => void;
}

/**
 * Of several pieces of work at once the latest is shown.
 * @param tell what the client is told, and only what is news
 */
export function activitiesOf(tell: (state: ServerState) => void): Activities {
  const running = new Map<symbol, ServerState>();
  let rest: ServerState | undefined;
  let last = '';
  const show = (): void => {
    const state = [...running.values()].at(-1) ?? rest;
    const news = JSON.stringify(state);
    if (state !== undefined && news !== last) tell(state);
    last = news;
  };
  return {
    begin(message) {
      const work = Symbol(message);
      running.set(work, { kind: 'busy', message });
      show();
      return {
        update(state) {
          if (!running.has(work)) return;
          running.set(work, { kind: 'busy', ...state });
          show();
        },
        end() {
          running.delete(work);
          show();
        },
      };
    },
    rest(state) {
      rest = state;
      show();
    },
  };
}
