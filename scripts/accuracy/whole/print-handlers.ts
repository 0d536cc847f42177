import { shareOf, tableOf } from '../../table';
import { frameworks } from '../labels';
import type { WholeRepository } from './measure-whole';
import { sumOfHandlers, type HandlerTally } from './registered';

/** The table of handlers: per repository, and the sums over all, over those with a truth, over the labelled files. */
export function printHandlers(repositories: readonly WholeRepository[]): string {
  const sums = handlerSums(repositories);
  const endpoints = (some: readonly WholeRepository[]) => {
    const sum = (member: 'endpoints' | 'handled') => some.reduce((total, one) => total + one[member], 0);
    return shareOf(sum('handled'), sum('endpoints'));
  };
  const known = repositories.filter(({ routes }) => routes !== undefined);
  return [
    'HANDLERS',
    'registered: of the functions that answer requests, those that a route is known to lead to.',
    'handled: of the endpoints, those whose handler is found and understood.',
    '',
    tableOf(
      ['', 'registered', 'typed', 'shaped', 'handled'],
      [
        ...repositories.map((one) => rowOf(one.repo, one.handlers, endpoints([one]))),
        ...frameworks.map((name) => {
          const own = repositories.filter(({ framework }) => framework === name);
          return rowOf(name, handlerSums(own).all, endpoints(own));
        }),
        rowOf('total', sums.all, endpoints(repositories)),
        rowOf('with a truth of their routes', sums.known, endpoints(known)),
        rowOf('in the labelled files', sums.labelled, ''),
      ],
    ),
  ].join('\n');
}

/** The handlers of all repositories, of those with a truth (whose routes are static), and of the labelled files. */
export function handlerSums(repositories: readonly WholeRepository[]): {
  readonly all: HandlerTally;
  readonly known: HandlerTally;
  readonly labelled: HandlerTally;
} {
  const known = repositories.filter(({ routes }) => routes !== undefined);
  return {
    all: sumOfHandlers(repositories.map(({ handlers }) => handlers)),
    known: sumOfHandlers(known.map(({ handlers }) => handlers)),
    labelled: sumOfHandlers(repositories.map(({ labelledHandlers }) => labelledHandlers)),
  };
}

function rowOf(name: string, tally: HandlerTally, endpoints: string): readonly string[] {
  return [
    name,
    shareOf(tally.registered, tally.handlers),
    String(tally.typed),
    String(tally.shaped),
    endpoints,
  ];
}
