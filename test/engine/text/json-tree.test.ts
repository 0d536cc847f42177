import { describe, expect, test } from 'vitest';
import { memberOf, plainValue, readJsonTree } from '../../../server/src/engine/text/json-tree';

const valueOf = (text: string): unknown => {
  const read = readJsonTree(text);
  return 'root' in read ? plainValue(read.root) : read.fault.message;
};

test.each([
  '{}',
  '[]',
  ' {"a": [1, -2.5e3, true, false, null, "x\\n\\u00e9 \\" \\\\"], "b": {"c": {}}} ',
  '"text"',
  '0',
  '{"__proto__": {"a": 1}, "constructor": 2}',
])('strict JSON means the same as to everybody: %s', (text) => {
  expect(valueOf(text)).toEqual(JSON.parse(text));
});

test('comments and trailing commas, whatever the line ends', () => {
  expect(
    valueOf('// a\r\n{ /* b, { */ "a": [1, 2, /* c */], // d\r\n "b": "//no /*comment*/",\n}\n// end'),
  ).toEqual({
    a: [1, 2],
    b: '//no /*comment*/',
  });
});

describe('what is no JSON is named with its place', () => {
  test.each([
    ['', '', 'a value is missing at the end'],
    ['{"a" 1}', '"a"', 'a colon is missing behind the key'],
    ['{"a": 1 "b": 2}', '"', 'a comma or } is missing'],
    ['[1 2]', '2', 'a comma or ] is missing'],
    ['{"a": }', '}', 'a value is missing'],
    ['{"a": yes}', 'yes', 'a value is missing'],
    ['{a: 1}', 'a', 'a key in double quotes is missing'],
    ["{'a': 1}", "'", 'a key in double quotes is missing'],
    ['{"a": "x\n}', '"x', 'this text is not closed'],
    ['{"a": "\\x"}', '"\\x"', 'this text has a character or an escape that JSON does not know'],
    ['{"a": 1', '{', 'the { is not closed'],
    ['[1, 2', '[', 'the [ is not closed'],
    ['{} /* x', '/* x', 'this comment is not closed'],
    ['{} {}', '{}', 'there is more behind the end'],
    ['[,]', ',', 'a value is missing'],
    ['{"a": 01}', '1', 'a comma or } is missing'],
  ])('%s', (text, marked, message) => {
    const read = readJsonTree(text);
    if (!('fault' in read)) throw new Error('It was read.');
    expect(read.fault.message).toBe(message);
    expect(text.slice(read.fault.span.start, read.fault.span.end)).toBe(marked);
  });

  test('what is nested as deeply as no person writes', () => {
    expect(valueOf('['.repeat(100_000))).toBe('it is nested too deeply');
  });
});

test('every part has its place, behind characters of two units too', () => {
  const text = '{ "😀": 1, "a": ["x", { "b": null }] }';
  const read = readJsonTree(text);
  const member = 'root' in read ? memberOf(read.root, 'a') : undefined;
  const marked = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  expect(member && marked(member.keySpan)).toBe('"a"');
  expect(member && marked(member.node.span)).toBe('["x", { "b": null }]');
});

test('of a key that stands twice the last counts', () => {
  const read = readJsonTree('{"a": 1, "a": 2}');
  expect('root' in read && plainValue(read.root)).toEqual({ a: 2 });
  expect('root' in read && memberOf(read.root, 'a')?.node).toMatchObject({ value: 2 });
});
