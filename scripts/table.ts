/** A table in plain text: the first column left-aligned, the others right-aligned, two spaces between. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const lines = all.map((row) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? '';
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
  return [lines[0], widths.map((width) => '-'.repeat(width)).join('  '), ...lines.slice(1)].join('\n');
}

/** `37 of 40 (92.5 %)`; under 5 a share says nothing, so only the counts are given. */
export function shareOf(part: number, whole: number): string {
  const counts = `${part} of ${whole}`;
  return whole < 5 ? counts : `${counts} (${((100 * part) / whole).toFixed(1)} %)`;
}
