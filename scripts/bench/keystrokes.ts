/** One stroke: what is inserted where, and the text after it. */
export type Keystroke = {
  readonly line: number;
  readonly character: number;
  readonly inserted: string;
  readonly text: string;
};

/** The return key, which indents, and a statement. */
const strokes = ['\n    ', ...'const total = count + 1;'.split(/(?:)/)];

/** Types statements inside functions all over a text, each to its end before the next: as people do. */
export function keystrokesIn(text: string, count: number): Keystroke[] {
  const statements = Math.ceil(count / strokes.length);
  const typed: Keystroke[] = [];
  let now = text;
  for (let index = 0; index < statements; index += 1) {
    const from = Math.floor((now.length * index) / statements);
    const place = /\n {4}[^\n]*;(?=\n)/.exec(now.slice(from));
    if (place === null) break;
    let at = from + place.index + place[0].length;
    for (const inserted of strokes) {
      const before = now.slice(0, at);
      const line = before.split('\n').length - 1;
      now = before + inserted + now.slice(at);
      typed.push({ line, character: at - before.lastIndexOf('\n') - 1, inserted, text: now });
      at += inserted.length;
    }
  }
  return typed.slice(0, count);
}

/** The value below which a share of the values lies. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
