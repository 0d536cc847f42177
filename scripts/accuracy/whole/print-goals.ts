import { shareOf, tableOf } from '../../table';
import type { SiteComparison } from '../compare-sites';
import { frameworks, type Framework } from '../labels';
import { tallySites, tallySitesOf } from '../tally';
import type { WholeMeasurement } from './measure-whole';
import { handlerSums } from './print-handlers';

/** A share that is asked for. */
export type Goal = {
  readonly name: string;
  readonly part: number;
  readonly whole: number;
  /** In percent. */
  readonly asked: number;
};

type Measured = Pick<WholeMeasurement, 'files' | 'repositories'>;

/** What is asked of whole repositories, and what was reached. */
export function goalsOf({ files, repositories }: Measured): readonly Goal[] {
  const comparisons = files.map(({ sites }) => sites);
  const sites = tallySites(comparisons);
  const { known, labelled } = handlerSums(repositories);
  return [
    { name: 'responses found', part: sites.found, whole: sites.sites, asked: 96 },
    { name: 'right status sets, of the found', part: sites.strict, whole: sites.found, asked: 97 },
    { name: 'throw sites right', ...rightOf(comparisons, 'throw'), asked: 90 },
    { name: 'helper sites right', ...rightOf(comparisons, 'helper'), asked: 90 },
    {
      name: 'handlers registered, routes static',
      part: known.registered,
      whole: known.handlers,
      asked: 80,
    },
    {
      name: 'handlers registered, labelled files',
      part: labelled.registered,
      whole: labelled.handlers,
      asked: 80,
    },
  ];
}

/** The table of goals, per framework and overall. */
export function printGoals(measurement: Measured): string {
  const perFramework = frameworks.map((name) => goalsOf(partOf(measurement, name)));
  const rows = goalsOf(measurement).map(({ name, part, whole, asked }, index) => [
    name,
    ...perFramework.map((goals) => shareOf(goals[index]?.part ?? 0, goals[index]?.whole ?? 0)),
    shareOf(part, whole),
    `${asked} %`,
    isReached({ part, whole, asked }) ? 'yes' : 'no',
  ]);
  const head = ['', ...frameworks, 'overall', 'asked', 'reached'];
  return ['ASKED OF WHOLE REPOSITORIES', '', tableOf(head, rows)].join('\n');
}

function partOf({ files, repositories }: Measured, framework: Framework): Measured {
  return {
    files: files.filter(({ file }) => file.framework === framework),
    repositories: repositories.filter((one) => one.framework === framework),
  };
}

/** Whether a share is as large as asked; nothing to measure reaches nothing. */
export function isReached({ part, whole, asked }: Omit<Goal, 'name'>): boolean {
  return whole > 0 && (100 * part) / whole >= asked;
}

/** Of the labelled sites of a kind, found or not, those whose statuses are strictly the label's. */
function rightOf(
  comparisons: readonly SiteComparison[],
  kind: 'throw' | 'helper',
): { readonly part: number; readonly whole: number } {
  const { strict, sites } = tallySitesOf(comparisons, 'kind', kind);
  return { part: strict, whole: sites };
}
