import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FrameworkName } from '../../server/src/engine/model/framework-name';
import { RULES } from '../../server/src/engine/rules';
import { applyEdits } from '../../server/src/engine/text/edit';
import type { Span } from '../../server/src/engine/text/span';
import { lintText, wholeFileOf } from '../support/lint-snippet';

/** Code that is being typed, pasted or torn: nothing throws, and whatever is said is said about the text. */

interface Piece {
  readonly framework: FrameworkName;
  readonly file: string;
  readonly text: string;
}

const example = (framework: FrameworkName, file: string): Piece => ({
  framework,
  file,
  text: readFileSync(new URL(`../../examples/${framework}/${file}`, import.meta.url), 'utf8'),
});

const pieces: readonly Piece[] = [
  example('express', 'app.js'),
  example('express', 'users.js'),
  example('fastify', 'orders.ts'),
  // What every rule reports, with fixes.
  ...RULES.flatMap(({ examples }) =>
    examples.map(({ framework, bad }) => ({
      framework,
      file: 'a.ts',
      text: wholeFileOf(framework, bad).text,
    })),
  ),
];
const marks = [
  '(',
  ')',
  '{',
  '}',
  '[',
  '`',
  '${',
  "'",
  '/*',
  '//',
  '=>',
  '...',
  '?.',
  '\0',
  '\ud83d',
  '\r\n',
  '\ufeff',
];

const place = fc.double({ min: 0, max: 1, noNaN: true });
const piece = fc.constantFrom(...pieces);
const tear = fc.oneof(
  place.map((at) => (text: string) => text.slice(0, offset(text, at))),
  place.map((at) => (text: string) => text.slice(offset(text, at))),
  fc.tuple(place, fc.nat(60)).map(
    ([at, length]) =>
      (text: string) =>
        spliced(text, at, length, ''),
  ),
  fc.tuple(place, fc.constantFrom(...marks)).map(
    ([at, mark]) =>
      (text: string) =>
        spliced(text, at, 0, mark),
  ),
  fc
    .tuple(place, fc.nat(20), piece, place, fc.nat(200))
    .map(([at, length, other, from, size]) => (text: string) => {
      const start = offset(other.text, from);
      return spliced(text, at, length, other.text.slice(start, start + size));
    }),
);
const torn = fc
  .tuple(piece, fc.array(tear, { minLength: 1, maxLength: 3 }))
  .map(([{ framework, file, text }, tears]) => ({
    framework,
    file,
    text: tears.reduce((before, change) => change(before), text),
  }));

test('torn code is read to its end, and every place lies inside it', { timeout: 60_000 }, () => {
  let findings = 0;
  fc.assert(
    fc.property(torn, ({ framework, file, text }) => {
      const result = lintText(framework, text, { file });
      if (result.error !== undefined) expect(result.error).toMatch(/nested too deeply/);
      expect(result.failures).toEqual([]);
      const read = text.startsWith('\ufeff') ? text.slice(1) : text;
      for (const { rule, span, related, fixes } of result.findings) {
        findings += 1;
        const places = [span, ...related.map((other) => other.span), ...fixes.flatMap(({ edits }) => edits)];
        expect(
          places.filter((range) => !isInside(range, read)),
          rule,
        ).toEqual([]);
        for (const { edits } of fixes) expect(typeof applyEdits(read, edits)).toBe('string');
      }
    }),
    { seed: 422, numRuns: 2000 },
  );
  // Torn to shreds it would say nothing, and this test would see nothing.
  expect(findings).toBeGreaterThan(1000);
});

function offset(text: string, at: number): number {
  return Math.floor(at * text.length);
}

function spliced(text: string, at: number, length: number, put: string): string {
  const start = offset(text, at);
  return text.slice(0, start) + put + text.slice(start + length);
}

function isInside({ start, end }: Span, text: string): boolean {
  return Number.isInteger(start) && start >= 0 && start <= end && end <= text.length;
}
