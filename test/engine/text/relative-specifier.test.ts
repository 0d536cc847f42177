import { expect, test } from 'vitest';
import { relativeSpecifier } from '../../../server/src/engine/text/relative-specifier';

test.each([
  ['/p/src/a.ts', '/p/src/http.ts', './http', './http'],
  ['/p/src/a/b.ts', '/p/src/http.ts', './http', '../http'],
  ['/p/src/a.ts', '/p/src/constants/http.ts', '../constants/http.js', './constants/http.js'],
  ['/p/src/a/b.ts', '/p/src/constants/index.ts', './constants', '../constants'],
  ['/p/src/a/b.ts', '/p/src/constants/index.ts', './constants/index', '../constants/index'],
  ['/p/src/a/b.js', '/p/lib/codes.cjs', '../lib/codes', '../../lib/codes'],
  ['file:///p/a.ts', 'file:///p/b/c.ts', './c', './b/c'],
])('%s imports %s, elsewhere %s, as %s', (from, to, example, wanted) => {
  expect(relativeSpecifier(from, to, example)).toBe(wanted);
});

test('files without a root in common do not', () => {
  expect(relativeSpecifier('c:/a.ts', 'd:/b.ts', './b')).toBeUndefined();
});
