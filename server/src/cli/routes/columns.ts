import { displayWidth } from '../display-width';

/** A cell of a table: its text, and how that is coloured once it has its width. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** The terminal cells that a table takes. */
export function widthOf(rows: readonly (readonly Cell[])[], gap: number): number {
  const widths = widthsOf(rows);
  return widths.reduce((sum, width) => sum + width, 0) + gap * (widths.length - 1);
}

/** Rows with their columns below each other; the last column is not filled up. */
export function columnsOf(rows: readonly (readonly Cell[])[], gap: number): readonly string[] {
  const widths = widthsOf(rows);
  return rows.map((row) =>
    row
      .map(({ text, paint = asItIs }, column) => {
        const isLast = row.slice(column + 1).every((cell) => cell.text === '');
        const blank = isLast ? 0 : (widths[column] ?? 0) - displayWidth(text) + gap;
        return (text === '' ? '' : paint(text)) + ' '.repeat(blank);
      })
      .join(''),
  );
}

function asItIs(text: string): string {
  return text;
}

function widthsOf(rows: readonly (readonly Cell[])[]): readonly number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, { text }] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, displayWidth(text));
    }
  }
  return widths;
}
