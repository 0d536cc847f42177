/** One character typed into a text: where, and the text after it. */
export type Keystroke = {
  readonly line: number;
  readonly text: string;
};

/** Types blanks at the start of lines all over a text: each leaves a text that was never seen before. */
export function keystrokesIn(text: string, count: number): Keystroke[] {
  const lines = text.split('\n');
  return Array.from({ length: count }, (_, index) => {
    const line = (index * 37) % (lines.length - 1);
    lines[line] = ` ${lines[line] ?? ''}`;
    return { line, text: lines.join('\n') };
  });
}

/** The value below which a share of the values lies. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
