import { expect, test } from 'vitest';
import { code, codeElement, sentence } from '../../server/src/cli/markdown-code';

test.each([
  ['words and `code` stay', 'words and `code` stay'],
  ['two  spaces\nand a line', 'two spaces and a line'],
  // What is no pair of backticks is a character.
  ['a lone ` here', 'a lone &#96; here'],
  [
    '*not* _bold_ [x](y) <b> a|b & \\',
    '&#42;not&#42; &#95;bold&#95; &#91;x&#93;(y) &#60;b&#62; a&#124;b &#38; &#92;',
  ],
  ['code that would end the cell: `a | b`', 'code that would end the cell: <code>a &#124; b</code>'],
])('%s', (text, markdown) => {
  expect(sentence(text)).toBe(markdown);
});

// Code hosts tell people, close issues and make links by what stands in a comment, escaped or not: only code is left alone.
test.each(['@octocat', '#12', '!12', '~bug', 'me/api#12', 'http://a.b', 'www.a.b', ':tada:', '$5', '%1'])(
  'a word like %s is code',
  (word) => {
    expect(sentence(`see ${word}, please`)).toMatch(/^see (?:`[^`]+`|<code>[^<]+<\/code>) please$/);
  },
);

test('sentences with ordinary marks are no code', () => {
  const text = 'Catch it! 404 (RFC 9110 §15.5.5): 100% of it, a & b; why?';
  expect(sentence(text)).toBe(text.replace('&', '&#38;'));
});

test('code as HTML is the same for names that Markdown would take as they are', () => {
  expect(code('src/a.js')).toBe('`src/a.js`');
  expect(codeElement('src/a.js')).toBe('<code>src/a&#46;js</code>');
  expect(codeElement('<b>\u001B\n')).toBe('<code>&#60;b&#62;&#92;x1b&#92;n</code>');
});
