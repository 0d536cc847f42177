import { describe, expect, test } from 'vitest';
import type { Outline } from '../../../../server/src/engine/facts/declared/outline';
import { outlineOfYaml, yamlLines } from '../../../../server/src/engine/facts/declared/yaml';
import { dedent } from '../../../support/carets';

interface Tree {
  readonly [key: string]: Tree | string | readonly Tree[] | undefined;
}

/** What an outline says, as a plain object. */
function plain(outline: Outline): Tree {
  return Object.fromEntries(
    outline.entries.map((entry) => {
      const inside = entry.inside();
      const items = entry.items();
      return [entry.key, inside ? plain(inside) : items.length > 0 ? items.map(plain) : entry.text];
    }),
  );
}

function read(text: string): Outline | undefined {
  return outlineOfYaml(yamlLines(dedent(text)));
}

function plainOf(text: string): Tree | undefined {
  const outline = read(text);
  return outline && plain(outline);
}

describe('blocks', () => {
  test('keys below keys, with what is plain', () => {
    const text = `
      a:
        b: one # not this
        "c d": two
      'e''s': three
    `;
    expect(plainOf(text)).toEqual({ a: { b: 'one', 'c d': 'two' }, "e''s": 'three' });
  });

  test('text of any style is passed over, whatever it looks like', () => {
    const text = `
      a: |
        key: in a text
          # no comment

        200: neither
      b: >-
        more: text
      c: "a text of
        two: lines"
      d: end
    `;
    expect(plainOf(text)).toEqual({ a: undefined, b: undefined, c: undefined, d: 'end' });
  });

  test('a list as deep as its key, and one that is deeper', () => {
    const text = `
      a:
      - url: /x
        more: y
      - url: /z
      b:
        - c: d
        -
          e: f
      g: h
    `;
    expect(plainOf(text)).toEqual({
      a: [{ url: '/x', more: 'y' }, { url: '/z' }],
      b: [{ c: 'd' }, { e: 'f' }],
      g: 'h',
    });
  });

  test('colons and number signs in keys and values', () => {
    const text = `
      /users/{id}:activate:
        get: http://x#y
      a#b: c
    `;
    expect(plainOf(text)).toEqual({ '/users/{id}:activate': { get: 'http://x#y' }, 'a#b': 'c' });
  });

  test('anchors and tags before a value', () => {
    const text = `
      a: &first
        b: !!str c
    `;
    expect(plainOf(text)).toEqual({ a: { b: 'c' } });
  });

  test('a document marker, and line breaks of Windows', () => {
    expect(plain(outlineOfYaml(yamlLines('%YAML 1.2\r\n---\r\na:\r\n  b: c\r\n')) ?? fail())).toEqual({
      a: { b: 'c' },
    });
  });
});

describe('flow', () => {
  test('a mapping on one line, and on several', () => {
    const text = `
      a: { '200': { description: OK }, default: x, e: [1, { f: g }] }
      b: {
          404: {},
          "5xx": { d: 'a, } b' }
        }
    `;
    expect(plainOf(text)).toEqual({
      a: { 200: { description: 'OK' }, default: 'x', e: [{ f: 'g' }] },
      b: { 404: {}, '5xx': { d: 'a, } b' } },
    });
  });

  test('a list of mappings', () => {
    expect(plainOf('a: [{ b: c }, 1,\n  { d: e }]')).toEqual({ a: [{ b: 'c' }, { d: 'e' }] });
  });

  test('one without an end is none', () => {
    expect(plainOf('a: { b: c')).toEqual({ a: undefined });
  });
});

describe('what is not understood', () => {
  test.each([
    ['a merge', 'a: b\n<<: *c'],
    ['a key that is no text', 'a: b\n? [c]\n: d'],
    ['an indentation that fits nothing', '  a: b\n c: d'],
    ['a tab', 'a:\n\tb: c\nd: e'],
    ['a second document', 'a: b\n---\nc: d'],
  ])('%s', (_why, text) => {
    expect(outlineOfYaml(yamlLines(text))?.whole).toBe(false);
  });

  test('an alias has no keys', () => {
    expect(read('a: *b')?.entries[0]?.inside()).toBeUndefined();
  });

  test.each(['', '# only\n# comments', '- a: b', 'just text', '\u0000'])('no mapping: %j', (text) => {
    expect(outlineOfYaml(yamlLines(text))).toBeUndefined();
  });
});

test('places are told for keys on lines of their own', () => {
  const text = ' * a:\n *   "b": c\n *     d\n * e: f';
  const [first] = outlineOfYaml(yamlLines(text, 100, /^ \*/))?.entries ?? [];
  const inner = first?.inside()?.entries[0]?.block;
  expect(inner && text.slice(inner.key.start - 100, inner.key.end - 100)).toBe('"b"');
  expect(inner && text.slice(inner.key.start - 100, inner.end - 100)).toBe('"b": c\n *     d');
});

test('a long line of anything costs no more than its length', () => {
  const lines = [' ', 'a ', 'a:', ': ', '"', "'", '{', '#', '- ', '\\"'].map((part) => part.repeat(50_000));
  for (const line of lines) expect(() => read(`a: {${line}\n${line}: b\nc: ${line}`)).not.toThrow();
});

function fail(): never {
  throw new Error('no mapping');
}
