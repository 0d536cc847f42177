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
  readonly kind: NonNullable<Finding['suppressed']>['kind'];
}

/** The findings with those marked that a comment silences, and the entries that silenced none. */
export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly unused: readonly Entry[];
}

/**
 * Marks what the directives silence. A finding belongs to the line on which it starts.
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
  const marked = findings.map((finding) => {
    const at = finding.span.start;
    const near = entries.filter((entry) => entry.from <= at && at < entry.to);
    // A comment about a rule that lost a verdict is about this response too: it is not idle.
    for (const entry of near)
      if (entry.rule !== undefined && finding.also.includes(entry.rule)) used.add(entry);
    const [first] = near.filter((entry) => covers(entry, finding.rule));
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

function entriesOf(directives: readonly Directive[], text: string, codeStart: number): readonly Entry[] {
  const lines = lineMapOf(text);
  // Those of a single line come first: they are the nearest to what they are about.
  const ofLines = directives.flatMap((directive) => entriesOfLine(directive, lines, text));
  const ofBlocks = directives.flatMap((directive) =>
    directive.kind === 'disable' ? entriesOfBlock(directive, directives, text.length, codeStart) : [],
  );
  return [...ofLines, ...ofBlocks];
}

function entriesOfLine(directive: Directive, lines: LineMap, text: string): readonly Entry[] {
  const { kind, comment } = directive;
  if (kind !== 'line' && kind !== 'next-line') return [];
  const first = lines.positionAt(comment.start).line;
  const last = lines.positionAt(comment.end).line;
  const line = kind === 'line' ? last : nextLine(last + 1, lines, text);
  const from = lines.startOf(kind === 'line' ? first : line);
  const to = line + 1 < lines.lineCount ? lines.startOf(line + 1) : text.length + 1;
  return rulesOf(directive).map((rule) => ({ directive, rule, from, to, kind }));
}

const EMPTY_LINE = /^(?:\/\/.*|\/\*.*\*\/|\{\s*\/\*.*\*\/\s*\})?$/;

// Blank lines and comments, other directives among them, do not count.
function nextLine(from: number, lines: LineMap, text: string): number {
  let line = from;
  while (line + 1 < lines.lineCount) {
    const content = text.slice(lines.startOf(line), lines.startOf(line + 1)).trim();
    if (!EMPTY_LINE.test(content)) break;
    line++;
  }
  return line;
}

function entriesOfBlock(
  directive: Directive,
  directives: readonly Directive[],
  length: number,
  codeStart: number,
): readonly Entry[] {
  const from = directive.comment.end;
  const ends = directives.filter(({ kind, comment }) => kind === 'enable' && comment.start >= from);
  return rulesOf(directive).map((rule) => {
    const end = ends.find(({ rules }) => rules.length === 0 || rules.some(({ id }) => id === rule));
    const isWholeFile = !end && from <= codeStart;
    return {
      directive,
      rule,
      from,
      to: end?.comment.start ?? length + 1,
      kind: isWholeFile ? 'file' : 'block',
    };
  });
}

function rulesOf({ rules }: Directive): readonly (string | undefined)[] {
  return rules.length === 0 ? [undefined] : rules.map(({ id }) => id);
}
