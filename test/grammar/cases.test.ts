import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseGrammarTestCase, runGrammarTestCase } from 'vscode-tmgrammar-test/dist/unit/index.js';
import { INJECTIONS, LANGUAGES, registryOf } from './grammars';

const folder = new URL('cases/', import.meta.url);
const registry = registryOf([...LANGUAGES, ...INJECTIONS]);

test.each(readdirSync(folder))('%s has the scopes that its assertions name', async (name) => {
  const testCase = parseGrammarTestCase(readFileSync(new URL(name, folder), 'utf8'));
  expect(strayAssertions(testCase)).toEqual([]);
  const failures = await runGrammarTestCase(registry, testCase);
  expect(
    failures.map(({ srcLine, start, end, missing, unexpected, actual }) => {
      const line = testCase.source[srcLine] ?? '';
      return { line, text: line.slice(start, end), missing, unexpected, actual: actual.join(' ') };
    }),
  ).toEqual([]);
});

// What a scope must not be holds anywhere, so carets that slipped would prove nothing: those under numbers must stand
// under whole numbers, those under directives under words. An assertion that is misspelt would be read as code.
function strayAssertions({ source, assertions }: ReturnType<typeof parseGrammarTestCase>): readonly string[] {
  const slipped = assertions.flatMap(({ sourceLineNumber, scopeAssertions }) =>
    scopeAssertions.flatMap(({ from, to, scopes, exclude }) => {
      const line = source[sourceLineNumber] ?? '';
      const text = line.slice(from, to);
      const about = [...scopes, ...exclude].join(' ');
      const isWhole = !/\w/.test(text) || !/[\w-]/.test(line.charAt(from - 1) + line.charAt(to));
      const isNumber = /^\d[\w.]*$/.test(text) && !/\w/.test(line.charAt(to));
      if (about.includes('numeric') ? isNumber : isWhole) return [];
      return [`${line}\n${' '.repeat(from)}${'^'.repeat(to - from)}`];
    }),
  );
  return [...slipped, ...source.filter((line) => /^\/\/\s*\^/.test(line))];
}
