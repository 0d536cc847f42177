import { expect, test } from 'vitest';
import { INJECTIONS, registryOf, scopesOf, type GrammarFile } from './grammars';

const patterns = INJECTIONS.flatMap(({ content }) => patternsIn(JSON.parse(content)));

// Where nothing open-ended is repeated and nothing can follow an open end that it could have eaten, each start costs a
// bounded number of steps.
test.each(patterns)('%s is linear', (pattern) => {
  expect(doubtsAbout(pattern)).toEqual([]);
});

test.each([
  ['(?:a+b?)+', 'a repeated part with an open end'],
  ['(?:\\s{0,8}x)*', 'a repeated part with an open end'],
  ['(?:a{0,9}b){0,9}', 'a repeated part with an open end'],
  ['a*\\s*b', 'more than one open end'],
  ['\\s*x', 'an open end in the middle, tried from everywhere'],
  ['(?<=a{0,500})b', 'a repetition of more than 120'],
])('the check sees that %s has %s', (pattern, doubt) => {
  expect(doubtsAbout(pattern)).toContain(doubt);
});

// The languages' own patterns are not ours to measure, so the hostile lines are read in a language of comments alone.
const COMMENTS: GrammarFile = {
  path: 'comments.json',
  content: JSON.stringify({
    scopeName: 'source.js',
    patterns: [
      { begin: '//', end: '(?=$)', name: 'comment.line.double-slash.js' },
      { begin: '/\\*', end: '\\*/', name: 'comment.block.js' },
    ],
  }),
};
const registry = registryOf([COMMENTS, ...INJECTIONS]);

test.each([
  ' ',
  '4',
  '404 ',
  '|| 404 ',
  '.status(',
  '.status(404',
  '.status(a || 404 ',
  '.status(        ',
  'statusCode',
  'statusCode     = ',
  'statusCode: a ? 404',
  '.redirect(a, 301',
  '// * ',
  '// *** status-hints-disable ',
  '/* * ',
  '/** status-hints-disable -- ',
  '/* status-hints-disable, ,',
  '// status-hints-disable status-hints-',
])('100,000 characters of %j', async (part) => {
  // Far above what a linear reading takes (about 0.2 s), far below a quadratic one (minutes).
  const line = part.repeat(Math.ceil(100_000 / part.length));
  const started = performance.now();
  await scopesOf(registry, 'source.js', line);
  expect(performance.now() - started).toBeLessThan(5000);
});

function patternsIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    ['match', 'begin', 'end', 'while'].includes(key) ? [String(value)] : patternsIn(value),
  );
}

function doubtsAbout(pattern: string): readonly string[] {
  const atoms = pattern
    .replace(/\\./g, (escape) => (escape === '\\G' ? 'G' : 'x'))
    .replace(/\[[^\]]*\]/g, 'c');
  const open = [...atoms.matchAll(/[*+]|\{\d+,\}/g)];
  const doubts: string[] = [];
  if (hasRepeatedRepetition(atoms)) doubts.push('a repeated part with an open end');
  if (open.length > 1) doubts.push('more than one open end');
  const isTied = /^(?:\(\?<[=!][^()]*\))?[G^]/.test(atoms);
  const isLast = open.every(({ 0: text, index }) => index + text.length === atoms.length);
  if (!isTied && !isLast) doubts.push('an open end in the middle, tried from everywhere');
  if ([...atoms.matchAll(/\d+(?=\})/g)].some(([most]) => Number(most) > 120))
    doubts.push('a repetition of more than 120');
  return doubts;
}

// Groups are folded from the inside out: R is one that repeats something (an optional part does not count).
function hasRepeatedRepetition(atoms: string): boolean {
  for (let rest = atoms; ;) {
    const inner = /\((?:\?(?:[:=!]|<[=!]))?([^()]*)\)/.exec(rest);
    if (!inner) return /R(?:[*+]|\{)/.test(rest);
    const folded = /[*+{R]/.test(inner[1] ?? '') ? 'R' : 'x';
    rest = rest.slice(0, inner.index) + folded + rest.slice(inner.index + inner[0].length);
    if (/R(?:[*+]|\{)/.test(rest)) return true;
  }
}
