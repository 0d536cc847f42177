import { keyOf, type Trace } from './trace';

/** Findings of one rule that stand in code that is alike: what a baseline knows of them. No lines, which move. */
export interface BaselineEntry extends Trace {
  /** How many there are, from 1. */
  readonly count: number;
}

/** What is known of a project's findings: by the path of their file, from the folder of the baseline's file. */
export type Baseline = ReadonlyMap<string, readonly BaselineEntry[]>;

/** In bytes: who has thousands of known problems has a long file. A longer one that a configuration names is not read. */
export const LARGEST_BASELINE = 50_000_000;

/** What a baseline knows of one file. */
export interface KnownFindings {
  readonly entries: readonly BaselineEntry[];
  /** What it knows of files that are gone: one without entries may be one of these under a new name. */
  readonly lost: Baseline;
}

/** What came of comparing a file with a baseline. */
export interface BaselineComparison {
  /** What a baseline of today would know of the file, in order; with the entries of rules that had no say on it. */
  readonly now: readonly BaselineEntry[];
  /** Entries, or what is left of their counts, that match no finding any more, though their rule had its say. */
  readonly gone: readonly BaselineEntry[];
  /** The name under which the baseline knows the file, where that is gone. */
  readonly movedFrom: string | undefined;
}

/** What came of comparing a file in which nothing can be found. */
export function comparedWithNothing(
  { entries }: Pick<KnownFindings, 'entries'>,
  heard: (rule: string) => boolean,
): BaselineComparison {
  return {
    now: entries.filter(({ rule }) => !heard(rule)),
    gone: entries.filter(({ rule }) => heard(rule)),
    movedFrom: undefined,
  };
}

/** Entries by rule, handler and code, each combination once. */
export function sortedEntries(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const merged = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const count = entry.count + (merged.get(keyOf(entry))?.count ?? 0);
    merged.set(keyOf(entry), { ...entry, count });
  }
  return [...merged.values()].sort(
    (a, b) => compare(a.rule, b.rule) || compare(a.in ?? '', b.in ?? '') || compare(a.code, b.code),
  );
}

// By code units: the same on every machine.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
