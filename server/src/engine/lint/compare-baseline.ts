import type { Finding } from '../model/finding';
import type { Handler } from '../model/handler';
import { codeAt } from '../syntax/code-at';
import type { Tree } from '../syntax/tree';
import { hashOf } from '../text/hash';
import {
  keyOf,
  sortedEntries,
  type Baseline,
  type BaselineComparison,
  type BaselineEntry,
  type KnownFindings,
  type Trace,
} from './baseline';

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

// What its own file calls it: what others say of it may not be known yet.
function labelOf({ name, method, path, registeredAt }: Handler): string | undefined {
  const route = method === undefined || path === undefined ? undefined : `${method} ${path}`;
  return registeredAt.length === 0 ? (route ?? name) : (name ?? route);
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
    .sort((a, b) => b.shared - a.shared || (a.file < b.file ? -1 : 1));
  return best?.file;
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function keyAnywhere({ rule, code }: Trace): string {
  return `${rule}\0${code}`;
}
