import { expect, test } from 'vitest';
import { readJson } from '../../../server/src/engine/syntax/json';

test.each([
  ['{"a": [1, -2, "x", true, false, null, {}]}', { a: [1, -2, 'x', true, false, null, {}] }],
  // What strict JSON refuses and configuration files hold.
  ['\uFEFF{"a": 1}', { a: 1 }],
  ['{\r\n  // one\r\n  "a": 1, /* two */\r\n  "b": [1, 2,],\r\n}\r\n', { a: 1, b: [1, 2] }],
  ['{"a": "// no comment /* */", }', { a: '// no comment /* */' }],
  ['{"a": -1.5e3, "b": true, "c": null,}', { a: -1500, b: true, c: null }],
  ["{a: 'x',}", { a: 'x' }],
  // Half of something gives the half that there is.
  ['{"a": 1, "b": ', { a: 1, b: undefined }],
])('%j', (text, value) => {
  expect(readJson(text)).toEqual(value);
});

test.each(['', '   ', '// nothing', '#!/bin/sh', '['.repeat(90_000)])('%.20j says nothing', (text) => {
  expect(readJson(text)).toBeUndefined();
});
