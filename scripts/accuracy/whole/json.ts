import type { WholeMeasurement, WholeRepository } from './measure-whole';
import { goalsOf, isReached } from './print-goals';
import { handlerSums } from './print-handlers';
import { withTruth } from './print-routes';
import { tallyRoutes, tallySources } from './tally-routes';

/** What the JSON output says of whole repositories together. */
export function wholeSummary(measured: WholeMeasurement) {
  const comparisons = withTruth(measured.repositories).map(({ comparison }) => comparison);
  return {
    goals: goalsOf(measured).map((goal) => ({ ...goal, reached: isReached(goal) })),
    handlers: handlerSums(measured.repositories),
    routes: { total: tallyRoutes(comparisons), sources: tallySources(comparisons) },
  };
}

/** What the JSON output says of one repository: the counts, and each difference of its routes. */
export function plainOf({ routes, ...counts }: WholeRepository) {
  if (routes === undefined) return counts;
  const { found, missed, extra } = routes.comparison;
  return {
    ...counts,
    routes: {
      tally: tallyRoutes([routes.comparison]),
      missed: missed.map(({ truth: { method, path, file, line } }) => ({ method, path, file, line })),
      extra: extra.map(({ method, path, place }) => ({
        method,
        path,
        file: place.file,
        line: place.line + 1,
      })),
      found: found.map(({ truth, place, statuses }) => ({
        method: truth.method,
        path: truth.path,
        place,
        statuses,
      })),
    },
  };
}
