import type { Finding } from '../model/finding';
import {
  sortedEntries,
  type Baseline,
  type BaselineComparison,
  type BaselineEntry,
  type KnownFindings,
} from './baseline';
import { keyOf, type Trace } from './trace';
import { traceOf, type TracedFile } from './tracing';

/** A file to compare, with what was found in it. */
interface Found extends TracedFile {
  readonly fileName: string;
  /** In source order. */
  readonly findings: readonly Finding[];
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

function tracesOf(found: Found): ReadonlyMap<Finding, Trace> {
  const open = found.findings.filter(({ suppressed }) => !suppressed);
  return new Map(open.map((finding) => [finding, traceOf(finding, found)]));
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
    .sort((a, b) => b.shared - a.shared || (a.file < b.file ? -1 : 1));
  return best?.file;
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function keyAnywhere({ rule, code }: Trace): string {
  return `${rule}\0${code}`;
}
