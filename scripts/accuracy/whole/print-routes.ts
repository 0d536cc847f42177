import type { Endpoint } from '../../../server/src/engine/model/endpoint';
import { shareOf, tableOf } from '../../table';
import { frameworks } from '../labels';
import { section } from '../print-sites';
import type { FoundEndpoint, RouteComparison } from './compare-routes';
import type { WholeRepository } from './measure-whole';
import { tallyRoutes, tallySources, type RouteTally } from './tally-routes';
import type { TrueEndpoint, TrueRepository } from './truth';

/** A repository with the comparison of its routes. */
export type ComparedRoutes = { readonly truth: TrueRepository; readonly comparison: RouteComparison };

/** The repositories that have a truth. */
export function withTruth(repositories: readonly WholeRepository[]): readonly ComparedRoutes[] {
  return repositories.flatMap(({ routes }) => (routes === undefined ? [] : [routes]));
}

/** The tables of routes: per repository, per framework, in total, and the statuses by who sends them. */
export function printRoutes(all: readonly ComparedRoutes[]): string {
  const tally = (some: readonly ComparedRoutes[]) => tallyRoutes(some.map(({ comparison }) => comparison));
  const sources = tallySources(all.map(({ comparison }) => comparison));
  return [
    'ROUTES',
    'found: method and full path. place right: of the found, those whose handler is on the true line.',
    'statuses right: the true codes and no other, whoever sends them; and by whom: of these, with the true senders.',
    'open: some lack, "there may be more" is said.',
    'extra: endpoints that the truth has not.',
    '',
    tableOf(
      ['', 'found', 'place right', 'statuses right', 'and by whom', 'open', 'wrong', 'extra'],
      [
        ...all.map((one) => rowOf(one.truth.repo, tally([one]))),
        ...frameworks.map((name) => rowOf(name, tally(all.filter(({ truth }) => truth.framework === name)))),
        rowOf('total', tally(all)),
      ],
    ),
    '',
    'Statuses of the found endpoints by who sends them (elsewhere: said to be sent by another)',
    tableOf(
      ['', 'right', 'elsewhere', 'missing', 'extra'],
      sources.map(({ source, asked, right, elsewhere, missing, extra }) => [
        source,
        shareOf(right, asked),
        String(elsewhere),
        String(missing),
        String(extra),
      ]),
    ),
  ].join('\n');
}

/** Every difference between the tool's endpoints and the truth. */
export function listRoutes(all: readonly ComparedRoutes[]): string {
  const list = (of: (one: ComparedRoutes) => readonly string[]) =>
    all.flatMap((one) => of(one).map((text) => `  ${one.truth.repo} ${text}`));
  return [
    section(
      'Endpoints that were not found',
      list(({ comparison }) =>
        comparison.missed.map(({ truth, nearest }) => {
          const instead = nearest === undefined ? '' : `; its handler stands at ${endpointText(nearest)}`;
          return `${truthText(truth)}${instead}`;
        }),
      ),
    ),
    section(
      'Endpoints that the truth has not',
      list(({ comparison }) => comparison.extra.map(endpointText)),
    ),
    section(
      'Found, and handled elsewhere',
      list(({ comparison }) =>
        comparison.found
          .filter(({ place }) => place !== 'right')
          .map(({ truth, endpoint }) => `${truthText(truth)}; said: ${placeText(endpoint.place)}`),
      ),
    ),
    section(
      'Found, and the statuses differ',
      list(({ comparison }) => comparison.found.flatMap(differenceOf)),
    ),
  ].join('\n\n');
}

function differenceOf({ truth, endpoint, statuses }: FoundEndpoint): readonly string[] {
  if (statuses === undefined) return [];
  const parts = statuses.sources.flatMap(({ source, elsewhere, missing, extra }) => [
    ...named(`${source} missing`, missing),
    ...named(`${source} extra`, extra),
    ...named(`${source} said of another`, elsewhere),
  ]);
  if (parts.length === 0) return [];
  const more = [...(endpoint.dynamic ? ['dynamic'] : []), ...(endpoint.found ? [] : ['not found'])];
  return [`${statuses.agreement}: ${truthText(truth)}: ${[...parts, ...more].join('; ')}`];
}

function named(name: string, codes: readonly number[]): readonly string[] {
  return codes.length === 0 ? [] : [`${name} ${codes.join(', ')}`];
}

function truthText({ method, path, file, line }: TrueEndpoint): string {
  return `${method} ${path} (${file}:${line})`;
}

function endpointText({ method, path, place }: Endpoint): string {
  return `${method} ${path} (${placeText(place)})`;
}

function placeText({ file, line }: Endpoint['place']): string {
  return `${file}:${line + 1}`;
}

function rowOf(name: string, tally: RouteTally): readonly string[] {
  return [
    name,
    shareOf(tally.found, tally.endpoints),
    shareOf(tally.placed, tally.found),
    shareOf(tally.right, tally.known),
    shareOf(tally.exact, tally.known),
    String(tally.open),
    String(tally.wrong),
    String(tally.extra),
  ];
}
