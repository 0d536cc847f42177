import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL_RULES } from '../../../scripts/torture/all-rules';
import { brokenFixes, brokenPromises } from '../../../scripts/torture/promises';
import { analyse } from '../../../server/src/engine/lint/analyse';
import { lint, type LintInput, type LintResult } from '../../../server/src/engine/lint/lint';
import { syntaxErrors } from '../../../server/src/engine/lint/syntax-errors';
import { described } from '../lift/reuse/described';
import { FUZZ_TIMEOUT, runsOf } from './runs';
import { edited, torn, type Piece } from './sources';

/** Code that is being typed, pasted or torn: nothing throws, and whatever is said is said about the text. */

const inputOf = ({ framework, file, text }: Piece): LintInput => ({
  fileName: file,
  text,
  package: PACKAGES[framework],
  config: ALL_RULES,
});
const PACKAGES = {
  express: { frameworks: new Map([['express', [4]] as const]), dependencies: new Set(['express']) },
  fastify: { frameworks: new Map([['fastify', [5]] as const]), dependencies: new Set(['fastify']) },
};
const withoutBom = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);

test('torn code is read to its end, and every place lies inside it', { timeout: FUZZ_TIMEOUT }, () => {
  let findings = 0;
  fc.assert(
    fc.property(torn, (piece) => {
      const analysis = analyse(inputOf(piece));
      const text = withoutBom(piece.text);
      findings += analysis.result.findings.length;
      expect(brokenPromises(analysis.result, text)).toEqual([]);
      for (const { span } of analysis.places) expect(span.end).toBeLessThanOrEqual(text.length);
      expect(analysis.placesFailure).toBeUndefined();
    }),
    runsOf(422, 1500),
  );
  // Torn to shreds it would say nothing, and this test would see nothing.
  expect(findings).toBeGreaterThan(1000);
});

test('a fix of torn code tears nothing more, and settles what it is for', { timeout: FUZZ_TIMEOUT }, () => {
  fc.assert(
    fc.property(torn, (piece) => {
      const text = withoutBom(piece.text);
      const input = inputOf({ ...piece, text });
      const file = {
        name: piece.file,
        lint: (changed: string): LintResult => lint({ ...input, text: changed }),
        syntaxErrors: (changed: string) => syntaxErrors(piece.file, changed),
      };
      expect(brokenFixes(file, text, file.lint(text))).toEqual([]);
    }),
    runsOf(17, 250),
  );
});

test(
  'after each edit what is kept of the version before says what a fresh look would',
  { timeout: FUZZ_TIMEOUT },
  () => {
    fc.assert(
      fc.property(edited, ([piece, edits]) => {
        let { text } = piece;
        let analysis = analyse(inputOf(piece));
        for (const change of edits) {
          text = change(text);
          analysis = analyse(inputOf({ ...piece, text }), analysis);
          expect(described(analysis)).toBe(described(analyse(inputOf({ ...piece, text }))));
        }
      }),
      runsOf(5, 40),
    );
  },
);
