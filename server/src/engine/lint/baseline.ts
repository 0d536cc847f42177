import type { Finding } from '../model/finding';
import type { Handler } from '../model/handler';
import { codeAt } from '../syntax/code-at';
import type { Tree } from '../syntax/tree';
import { hashOf } from '../text/hash';

/** Findings of one rule that stand in code that is alike: what a baseline knows of them. No lines, which move. */
export interface BaselineEntry {
  readonly rule: string;
  /** The handler that they stand in, as people call it; undefined outside of any. */
  readonly in: string | undefined;
  /** The code that they stand in, see {@link codeAt}; of a long one the beginning and a hash of the whole. */
  readonly code: string;
  /** How many there are, from 1. */
  readonly count: number;
}

/** What is known of a project's findings: by the path of their file, from the folder of the baseline's file. */
export type Baseline = ReadonlyMap<string, readonly BaselineEntry[]>;

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

/** A file to compare, with what was found in it. */
interface Found {
  readonly fileName: string;
  /** In source order. */
  readonly findings: readonly Finding[];
  readonly handlers: readonly Handler[];
  readonly tree: Tree;
  /** Whether a rule had its say on the file. */
  readonly heard: (rule: string) => boolean;
}

/**
 * Marks the findings that a baseline knows, where no comment silences them already. Which of several that are alike are
 * the known ones cannot be told: it is the first ones. One whose handler is called otherwise by now is known too, but
 * not one whose own code has changed.
 */
export function compareWithBaseline(
  found: Found,
  known: KnownFindings,
): { readonly findings: readonly Finding[]; readonly comparison: BaselineComparison } {
  const traces = tracesOf(found);
  const all = [...traces.values()];
  const movedFrom = known.entries.length === 0 ? newNameOf(found.fileName, all, known.lost) : undefined;
  const entries = movedFrom === undefined ? known.entries : (known.lost.get(movedFrom) ?? []);
  const { matched, left } = match(traces, entries);
  const unheard = left.filter(({ rule }) => !found.heard(rule));
  return {
    findings: found.findings.map((finding) =>
      matched.has(finding)
        ? { ...finding, suppressed: { kind: 'baseline' as const, reason: undefined } }
        : finding,
    ),
    comparison: {
      now: sortedEntries([...counted(all), ...unheard]),
      gone: left.filter(({ rule }) => found.heard(rule)),
      movedFrom,
    },
  };
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

/** What a finding is known by. */
type Trace = Omit<BaselineEntry, 'count'>;

function tracesOf({ findings, handlers, tree }: Found): ReadonlyMap<Finding, Trace> {
  const traces = new Map<Finding, Trace>();
  for (const finding of findings) {
    if (finding.suppressed) continue;
    const { rule, span } = finding;
    const handler = handlers.findLast((each) => each.span.start <= span.start && span.end <= each.span.end);
    traces.set(finding, { rule, in: handler && labelOf(handler), code: shortened(codeAt(span, tree)) });
  }
  return traces;
}

function labelOf({ name, method, path }: Handler): string | undefined {
  return name ?? (method === undefined || path === undefined ? undefined : `${method} ${path}`);
}

const LONGEST = 100;

function shortened(code: string): string {
  return code.length <= LONGEST ? code : `${code.slice(0, LONGEST - 10)}… #${hashOf(code)}`;
}

function counted(traces: readonly Trace[]): readonly BaselineEntry[] {
  return traces.map((trace) => ({ ...trace, count: 1 }));
}

interface Match {
  readonly matched: ReadonlySet<Finding>;
  readonly left: readonly BaselineEntry[];
}

function match(traces: ReadonlyMap<Finding, Trace>, entries: readonly BaselineEntry[]): Match {
  const left = sortedEntries(entries).map((entry) => ({ ...entry }));
  const matched = new Set<Finding>();
  // Those in the handler of the same name come first: what is left of an entry is for the others.
  for (const identity of [keyOf, keyAnywhere]) {
    const pool = new Map<string, { count: number }[]>();
    for (const entry of left) pool.set(identity(entry), [...(pool.get(identity(entry)) ?? []), entry]);
    for (const [finding, trace] of traces) {
      const entry = matched.has(finding)
        ? undefined
        : pool.get(identity(trace))?.find(({ count }) => count > 0);
      if (!entry) continue;
      entry.count--;
      matched.add(finding);
    }
  }
  return { matched, left: left.filter(({ count }) => count > 0) };
}

/** Under which name of a file that is gone most of these findings are known; undefined where it is not evident. */
function newNameOf(fileName: string, traces: readonly Trace[], lost: Baseline): string | undefined {
  if (traces.length === 0 || lost.size === 0) return undefined;
  const keys = traces.map(keyAnywhere);
  const alike = [...lost].map(([file, entries]) => {
    const codes = new Set(entries.map(keyAnywhere));
    return { file, shared: keys.filter((key) => codes.has(key)).length };
  });
  const [best] = alike
    .filter(
      ({ file, shared }) => shared * 2 > keys.length || (shared > 0 && baseOf(file) === baseOf(fileName)),
    )
    .sort((a, b) => b.shared - a.shared || compare(a.file, b.file));
  return best?.file;
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function keyOf(trace: Trace): string {
  return `${trace.rule}\0${trace.in ?? ''}\0${trace.code}`;
}

function keyAnywhere({ rule, code }: Trace): string {
  return `${rule}\0${code}`;
}

// By code units: the same on every machine.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
