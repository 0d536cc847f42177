const around = 3;
/** How far a changed part is looked for again; beyond it the rest counts as changed. */
const reach = 60;

/** The lines that differ between two texts, `-` and `+` before them, with some lines around; for reading. */
export function differenceOf(before: string, after: string): string {
  const old = before.split(/\r?\n/);
  const now = after.split(/\r?\n/);
  const lines: string[] = [];
  let shown = 0;
  const context = (from: number, to: number): void => {
    if (from > shown && shown > 0) lines.push('  …');
    lines.push(...old.slice(Math.max(from, shown), to).map((line) => `  ${line}`));
  };
  let [left, right] = [0, 0];
  while (left < old.length || right < now.length) {
    if (old[left] === now[right]) {
      left++;
      right++;
      continue;
    }
    const [removed, added] = gapAt(old, left, now, right);
    context(left - around, left);
    lines.push(...old.slice(left, left + removed).map((line) => `- ${line}`));
    lines.push(...now.slice(right, right + added).map((line) => `+ ${line}`));
    left += removed;
    right += added;
    lines.push(...old.slice(left, left + around).map((line) => `  ${line}`));
    shown = left + around;
  }
  return lines.join('\n');
}

/** How many lines are gone and new before both texts are the same again for two lines. */
function gapAt(
  old: readonly string[],
  left: number,
  now: readonly string[],
  right: number,
): readonly [number, number] {
  for (let size = 1; size <= reach; size++) {
    for (let removed = 0; removed <= size; removed++) {
      const [a, b] = [left + removed, right + size - removed];
      if (old[a] === now[b] && old[a + 1] === now[b + 1]) return [removed, size - removed];
    }
  }
  return [old.length - left, now.length - right];
}
