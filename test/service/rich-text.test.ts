import { describe, expect, test } from 'vitest';
import { bold, code, escaped, line, link, markupOf, quoted } from '../../server/src/service/rich-text';

describe('code', () => {
  test.each([
    ['res.status(404)', '`res.status(404)`'],
    ['`a`', '`` `a` ``'],
    ['a `` b', '```a `` b```'],
    ['a\n   b', '`a b`'],
    ['](https://evil.example) <b>', '`](https://evil.example) <b>`'],
    ['', ''],
  ])('%j', (text, markdown) => {
    expect(code(text).markdown).toBe(markdown);
  });
});

describe('what is not ours is escaped, and readable in the source', () => {
  test.each([
    ['plain words, with commas.', 'plain words, with commas.'],
    ['[a](javascript:x)', String.raw`\[a\](javascript:x)`],
    ['<img src=x>', String.raw`\<img src=x\>`],
    ['**b** _i_ ~~s~~ `c`', String.raw`\*\*b\*\* \_i\_ \~\~s\~\~ ` + '\\`c\\`'],
    ['&lt;', String.raw`\&lt;`],
    ['# title', String.raw`\# title`],
    ['1. item', String.raw`1\. item`],
    ['https://evil.example', String.raw`https\://evil.example`],
    ['www.evil.example', String.raw`www\.evil.example`],
    ['a@evil.example', String.raw`a\@evil.example`],
    ['$(command)', String.raw`\$(command)`],
  ])('%j', (text, markdown) => {
    expect(escaped(text)).toEqual({ markdown, plain: text });
  });
});

test('a message keeps its code as code and its words as words', () => {
  expect(quoted('Behind `a[0]` stands [b].').markdown).toBe(
    String.raw`Behind ` + '`a[0]`' + String.raw` stands \[b\].`,
  );
  expect(quoted('Behind `a[0]` stands [b].').plain).toBe('Behind `a[0]` stands [b].');
});

test('a lone backtick opens no code', () => {
  expect(quoted('one ` alone <b>').markdown).toBe('one \\` alone ' + String.raw`\<b\>`);
});

test('blocks are paragraphs, lines stay lines; empty blocks leave no gap', () => {
  const blocks = [[bold('404')], [], [line('a ', code('b')), link('MDN', 'https://x.example')]];
  expect(markupOf(blocks, true)).toEqual({
    kind: 'markdown',
    value: '**404**\n\na `b`  \n[MDN](https://x.example)',
  });
  expect(markupOf(blocks, false)).toEqual({
    kind: 'plaintext',
    value: '404\n\na `b`\nMDN: https://x.example',
  });
});
