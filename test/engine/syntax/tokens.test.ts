import { expect, test } from 'vitest';
import { tokensOf } from '../../../server/src/engine/syntax/tokens';
import { parseTree } from '../../../server/src/engine/syntax/tree';

const tokens = (text: string, file = 'a.tsx'): string => tokensOf(parseTree(file, text));

test.each([
  [
    'comments',
    `const a = 1; // one\n/* two */ function f(/* three */) { /* four */ }`,
    `const a = 1; function f() {}`,
  ],
  ['white space and line ends', `const a =\r\n\t1;\r\n`, `const a = 1;`],
  ['a comment that does not end', `const a = 1; /* so`, `const a = 1;`],
])('%s are no tokens', (_, a, b) => {
  expect(tokens(a)).toBe(tokens(b));
});

test.each([
  ['a number', `send(404)`, `send(410)`],
  ['what looks like a comment in a string', `get('http://a')`, `get('http://b')`],
  ['… in a template', 'get(`http://${a}//b`)', 'get(`http://${a}//c`)'],
  ['… in a regular expression', `get(/[/*]a/)`, `get(/[/*]b/)`],
  ['… in JSX', `a = <p>// a</p>`, `a = <p>// b</p>`],
  ['an operator that is no node', `a = !b`, `a = -b`],
  ['a keyword', `let a = 1`, `const a = 1`],
  ['where a statement ends', `function f() { return\na }`, `function f() { return a }`],
  ['names that were one', `a\nb`, `ab`],
  ['names and their order', `f(a, b)`, `f(b, a)`],
])('%s is one', (_, a, b) => {
  expect(tokens(a)).not.toBe(tokens(b));
});
