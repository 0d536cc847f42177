import type { FileSummary } from '../../../server/src/engine/model/file-summary';
import type { Certainty } from '../../../server/src/engine/model/handler';

/** How many functions with the role handler are known to be registered, and how the others are known. */
export type HandlerTally = { readonly handlers: number } & Readonly<Record<Certainty, number>>;

/** Counts the handlers of files; middlewares, hooks, error handlers and helpers are left out. */
export function tallyHandlers(summaries: Iterable<FileSummary>): HandlerTally {
  const certainties = [...summaries].flatMap(({ handlers }) =>
    handlers.filter(({ role }) => role === 'handler').map(({ certainty }) => certainty),
  );
  const count = (wanted: Certainty) => certainties.filter((certainty) => certainty === wanted).length;
  return {
    handlers: certainties.length,
    registered: count('registered'),
    typed: count('typed'),
    shaped: count('shaped'),
  };
}

/** Adds counts. */
export function sumOfHandlers(tallies: readonly HandlerTally[]): HandlerTally {
  const sum = (member: keyof HandlerTally) => tallies.reduce((total, tally) => total + tally[member], 0);
  return {
    handlers: sum('handlers'),
    registered: sum('registered'),
    typed: sum('typed'),
    shaped: sum('shaped'),
  };
}
