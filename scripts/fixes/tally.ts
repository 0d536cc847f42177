import type { FixKind } from '../../server/src/engine/model/finding';
import { tableOf } from '../table';
import { hasFailed, type Fault, type FaultKind } from './trial';
import type { FileTrials } from './trials';

/** The trials of all files, by the files' names. */
export type AllTrials = ReadonlyMap<string, FileTrials>;

/** How often a rule offered a kind of fix, and what was wrong with it. */
export interface FixCount {
  readonly rule: string;
  /** The title without what differs from place to place. */
  readonly title: string;
  readonly kind: FixKind;
  readonly offered: number;
  /** Offers that have not failed. */
  readonly good: number;
  readonly faults: ReadonlyMap<FaultKind, number>;
}

const kinds: readonly FaultKind[] = [
  'edits',
  'parse',
  'stays',
  'new',
  'lesser',
  'comments',
  'style',
  'again',
];

/** Counts offers and faults by rule and title, in the order of both. */
export function countFixes(trials: AllTrials): readonly FixCount[] {
  const counts = new Map<
    string,
    { key: Pick<FixCount, 'rule' | 'title' | 'kind'>; faults: (readonly Fault[])[] }
  >();
  for (const { single } of trials.values()) {
    for (const { finding, fix, faults } of single) {
      const key = { rule: finding.rule, title: titleOf(fix.title), kind: fix.kind };
      const name = `${key.rule}\0${key.title}\0${key.kind}`;
      const count = counts.get(name) ?? { key, faults: [] };
      count.faults.push(faults);
      counts.set(name, count);
    }
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { key, faults }]) => ({
      ...key,
      offered: faults.length,
      good: faults.filter((all) => !hasFailed(key, all)).length,
      faults: new Map(
        kinds.map((kind) => [kind, faults.filter((all) => all.some((one) => one.kind === kind)).length]),
      ),
    }));
}

/** The counts as a table. */
export function tableOfCounts(counts: readonly FixCount[]): string {
  const shown = kinds.filter((kind) => kind !== 'again');
  return tableOf(
    ['rule: fix', 'kind', 'offered', 'good', ...shown],
    counts.map(({ rule, title, kind, offered, good, faults }) => [
      `${rule}: ${title}`,
      kind,
      String(offered),
      String(good),
      ...shown.map((fault) => String(faults.get(fault) ?? 0).replace(/^0$/, '.')),
    ]),
  );
}

// `Write res.sendStatus(404)` and `Answer 404 Not Found` are one fix each, whatever stands there.
function titleOf(title: string): string {
  return title
    .replace(/^Write .*$/, 'Write …')
    .replace(/`[^`]*`/g, '…')
    .replace(/(Answer|Add Allow:|at all) .*$/, '$1 …');
}
