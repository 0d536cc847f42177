import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lintText } from '../support/lint-snippet';
import { root } from '../house/sources';

const { findings } = lintText('express', readFileSync(`${root}walkthrough/example.js`, 'utf8'), {
  file: 'example.js',
});

// It is opened as an unsaved text, without a package.json: what holds for one major only would not be seen.
test('the example of the walkthrough shows what the walkthrough speaks of', () => {
  expect(findings.map(({ rule }) => rule)).toEqual([
    'no-error-in-2xx',
    'no-403-for-unauthenticated',
    'no-body-with-empty-status',
    'no-explicit-500',
    'no-error-leak',
    'no-success-flag-with-error',
  ]);
});

test('something in it can be fixed safely, and something needs a person', () => {
  const kinds = findings.flatMap(({ fixes }) => fixes.map(({ kind }) => kind));
  expect(new Set(kinds)).toEqual(new Set(['safe', 'suggestion']));
});
