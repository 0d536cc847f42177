import type { RouteComparison } from './compare-routes';
import type { SourceComparison, StatusComparison } from './compare-statuses';
import { statusSources, type TrueSource } from './truth';

/** Counts of endpoints; shares are made of them when they are printed. */
export type RouteTally = {
  readonly endpoints: number;
  readonly found: number;
  /** Found, and handled on the true line. */
  readonly placed: number;
  /** Found endpoints whose statuses the truth knows, and how they agree. */
  readonly known: number;
  readonly right: number;
  /** Of the right ones, those that say of each code who sends it. */
  readonly exact: number;
  readonly open: number;
  readonly wrong: number;
  /** Endpoints of the tool that the truth has not. */
  readonly extra: number;
};

/** Counts the endpoints of any number of repositories. */
export function tallyRoutes(comparisons: readonly RouteComparison[]): RouteTally {
  const found = comparisons.flatMap((comparison) => comparison.found);
  const missed = comparisons.flatMap((comparison) => comparison.missed);
  const statuses = statusesOf(comparisons);
  const agreeing = (wanted: StatusComparison['agreement']) =>
    statuses.filter(({ agreement }) => agreement === wanted).length;
  return {
    endpoints: found.length + missed.length,
    found: found.length,
    placed: found.filter(({ place }) => place === 'right').length,
    known: statuses.length,
    right: agreeing('right'),
    exact: statuses.filter(({ exact }) => exact).length,
    open: agreeing('open'),
    wrong: agreeing('wrong'),
    extra: comparisons.reduce((sum, comparison) => sum + comparison.extra.length, 0),
  };
}

/** Counts of statuses that one source sends: `asked` are `right`, given by another source (`elsewhere`), or missing. */
export type SourceTally = {
  readonly source: TrueSource;
  readonly asked: number;
  readonly right: number;
  readonly elsewhere: number;
  readonly missing: number;
  readonly extra: number;
};

/** Counts the statuses of the found endpoints by source; all sources are there, in the order of the truth. */
export function tallySources(comparisons: readonly RouteComparison[]): readonly SourceTally[] {
  const all = statusesOf(comparisons).flatMap(({ sources }) => sources);
  return statusSources.map((source) => {
    const own = all.filter((one) => one.source === source);
    const sum = (member: Exclude<keyof SourceComparison, 'source'>) =>
      own.reduce((total, one) => total + one[member].length, 0);
    const [asked, elsewhere, missing] = [sum('asked'), sum('elsewhere'), sum('missing')];
    return { source, asked, right: asked - elsewhere - missing, elsewhere, missing, extra: sum('extra') };
  });
}

function statusesOf(comparisons: readonly RouteComparison[]): readonly StatusComparison[] {
  return comparisons
    .flatMap(({ found }) => found)
    .flatMap(({ statuses }) => (statuses === undefined ? [] : [statuses]));
}
