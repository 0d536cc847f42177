import { keyOf, type Trace } from '../engine/lint/trace';
import type { Finding } from '../engine/model/finding';
import type { LineMap } from '../engine/text/line-map';
import type { Span } from '../engine/text/span';

/** What formats for programs say of a finding besides what the JSON output has. */
export interface FindingDetails {
  /** What it is known by from run to run, the same for findings that are alike. */
  readonly key: string;
  /** Which of those of its file that are alike, in source order, from 0. */
  readonly nth: number;
  /** Its code; undefined where that is long. */
  readonly snippet: string | undefined;
  /** The lines that it stands on, with one before and after; undefined where these are long. */
  readonly around: WholeLines | undefined;
  /** Where each edit of each of its fixes stands, in their order. */
  readonly edits: readonly (readonly Region[])[];
}

/** A piece of a file: lines and columns from 1, columns in UTF-16 units; the end is behind its last character. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Lines of a file, counted from 1, without the line break behind the last one. */
export interface WholeLines {
  readonly startLine: number;
  readonly endLine: number;
  readonly text: string;
}

const LONGEST_SNIPPET = 500;
const LONGEST_LINES = 1000;

/**
 * The details of all findings of a file: which of those that are alike one is does not hang on what is printed.
 * @param traces of the findings, in their order
 */
export function detailsOf(
  text: string,
  map: LineMap,
  findings: readonly Finding[],
  traces: readonly Trace[],
): readonly FindingDetails[] {
  const seen = new Map<string, number>();
  return findings.map(({ span, fixes }, index) => {
    const trace = traces[index];
    if (!trace) throw new Error('The findings were not traced.');
    const key = keyOf(trace);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    const isShort = span.end - span.start <= LONGEST_SNIPPET;
    return {
      key,
      nth,
      snippet: isShort ? text.slice(span.start, span.end) : undefined,
      around: linesAround(text, map, span),
      edits: fixes.map(({ edits }) => edits.map((edit) => regionOf(map, edit))),
    };
  });
}

function linesAround(text: string, map: LineMap, { start, end }: Span): WholeLines | undefined {
  const first = Math.max(0, map.positionAt(start).line - 1);
  const last = Math.min(map.lineCount - 1, map.positionAt(end).line + 1);
  const lines = text.slice(map.startOf(first), map.startOf(last + 1)).replace(/\r?\n$|\r$/, '');
  if (lines.length > LONGEST_LINES) return undefined;
  return { startLine: first + 1, endLine: last + 1, text: lines };
}

function regionOf(map: LineMap, { start, end }: Span): Region {
  const from = map.positionAt(start);
  const to = map.positionAt(end);
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}
