import type { Finding } from '../model/finding';
import { lineMapOf, type LineMap } from '../text/line-map';
import type { Directive } from './directives';
import { UNUSED_SUPPRESSION } from './unused-suppressions';

/** One rule of one directive, or (without a rule) all of them: what can be used or not. */
export interface Entry {
  readonly directive: Directive;
  /** Undefined where the directive names no rule. */
  readonly rule: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly kind: Exclude<NonNullable<Finding['suppressed']>['kind'], 'baseline'>;
}

/** The findings with those marked that a comment silences, and the entries that silenced none. */
export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly unused: readonly Entry[];
}

/**
 * Marks what the directives silence. A finding belongs to the line on which it starts.
 * @param findings in source order
 * @param text of the file, without BOM
 * @param codeStart where its first token stands: a `disable` before it that nothing ends is for the whole file
 */
export function suppress(
  findings: readonly Finding[],
  directives: readonly Directive[],
  text: string,
  codeStart: number,
): Suppressed {
  if (directives.length === 0) return { findings, unused: [] };
  const entries = entriesOf(directives, text, codeStart);
  const used = new Set<Entry>();
  let next = 0;
  let open: Entry[] = [];
  const marked = findings.map((finding) => {
    const at = finding.span.start;
    for (let entry = entries[next]; entry && entry.from <= at; entry = entries[++next]) open.push(entry);
    open = open.filter(({ to }) => at < to);
    // A comment about a rule that lost a verdict is about this response too: it is not idle.
    for (const entry of open) {
      if (entry.rule !== undefined && finding.also.includes(entry.rule)) used.add(entry);
    }
    const near = open.filter((entry) => covers(entry, finding.rule));
    // Those of a single line are the nearest to what they are about.
    const first = near.find(({ directive }) => directive.kind !== 'disable') ?? near[0];
    if (!first) return finding;
    used.add(first);
    return { ...finding, suppressed: { kind: first.kind, reason: first.directive.reason } };
  });
  return { findings: marked, unused: entries.filter((entry) => !used.has(entry)) };
}

// A directive that names no rule does not silence the word about idle directives, or nobody would ever read it.
function covers({ rule }: Entry, id: string): boolean {
  return rule === undefined ? id !== UNUSED_SUPPRESSION.id : rule === id;
}

/** What the directives silence, by where it begins; the parameters are those of {@link suppress}. */
export function entriesOf(
  directives: readonly Directive[],
  text: string,
  codeStart: number,
): readonly Entry[] {
  const lines = lineMapOf(text);
  const ends = endsOf(directives);
  const nextLine = nextLines(lines, text);
  const entries = directives.flatMap((directive) =>
    directive.kind === 'disable'
      ? entriesOfBlock(directive, ends, text.length, codeStart)
      : entriesOfLine(directive, lines, text, nextLine),
  );
  return entries.sort((a, b) => a.from - b.from);
}

function entriesOfLine(
  directive: Directive,
  lines: LineMap,
  text: string,
  nextLine: (from: number) => number,
): readonly Entry[] {
  const { kind, comment } = directive;
  if (kind !== 'line' && kind !== 'next-line') return [];
  const first = lines.positionAt(comment.start).line;
  const last = lines.positionAt(comment.end).line;
  const line = kind === 'line' ? last : nextLine(last + 1);
  const from = lines.startOf(kind === 'line' ? first : line);
  const to = line + 1 < lines.lineCount ? lines.startOf(line + 1) : text.length + 1;
  return rulesOf(directive).map((rule) => ({ directive, rule, from, to, kind }));
}

const BLOCK = String.raw`/\*(?:(?!\*/).)*\*/`;
const EMPTY_LINE = new RegExp(String.raw`^(?:(?:${BLOCK}\s*)*(?://.*)?|\{\s*${BLOCK}\s*\})$`);

/** Whether a line does not count as the next one: blank lines and comments, other directives among them. */
export function isPassedOver(line: number, lines: LineMap, text: string): boolean {
  return EMPTY_LINE.test(text.slice(lines.startOf(line), lines.startOf(line + 1)).trim());
}

// Comments one below the other are all about the same line: it is looked for once.
function nextLines(lines: LineMap, text: string): (from: number) => number {
  let known = { from: 0, line: -1 };
  return (from) => {
    if (known.from <= from && from <= known.line) return known.line;
    let line = from;
    while (line + 1 < lines.lineCount && isPassedOver(line, lines, text)) line++;
    known = { from, line };
    return line;
  };
}

/** Where `enable` stands, by rule; under undefined those that name none. Ascending. */
type Ends = ReadonlyMap<string | undefined, readonly number[]>;

function endsOf(directives: readonly Directive[]): Ends {
  const ends = new Map<string | undefined, number[]>();
  for (const directive of directives) {
    if (directive.kind !== 'enable') continue;
    for (const rule of rulesOf(directive)) {
      const known = ends.get(rule);
      if (known) known.push(directive.comment.start);
      else ends.set(rule, [directive.comment.start]);
    }
  }
  return ends;
}

function entriesOfBlock(
  directive: Directive,
  ends: Ends,
  length: number,
  codeStart: number,
): readonly Entry[] {
  const from = directive.comment.end;
  return rulesOf(directive).map((rule) => {
    const end = Math.min(firstBehind(from, ends.get(undefined)), firstBehind(from, ends.get(rule)));
    const isWholeFile = end === Infinity && from <= codeStart;
    return { directive, rule, from, to: Math.min(end, length + 1), kind: isWholeFile ? 'file' : 'block' };
  });
}

function firstBehind(from: number, places: readonly number[] = []): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return places[low] ?? Infinity;
}

function rulesOf({ rules }: Directive): readonly (string | undefined)[] {
  return rules.length === 0 ? [undefined] : rules.map(({ id }) => id);
}
