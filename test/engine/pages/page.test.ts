import { expect, test } from 'vitest';
import { markdownOf, markdownOfLine } from '../../../server/src/engine/pages/markdown';
import { chapter, list, paragraph, withSections } from '../../../server/src/engine/pages/page';

const at = (section: string, number = 9110): string =>
  `(https://www.rfc-editor.org/rfc/rfc${number}#section-${section})`;

test.each([
  ['RFC 9110 §15.5.2: so.', `[RFC 9110 §15.5.2]${at('15.5.2')}: so.`],
  ['By RFC 9110 §2.2 and §15.', `By [RFC 9110 §2.2]${at('2.2')} and [§15]${at('15')}.`],
  [
    'RFC 9110 §1, RFC 6585 §4, §5',
    `[RFC 9110 §1]${at('1')}, [RFC 6585 §4]${at('4', 6585)}, [§5]${at('5', 6585)}`,
  ],
  ['RFC 9110 alone', '[RFC 9110](https://www.rfc-editor.org/rfc/rfc9110) alone'],
  ['§15 of nothing', '§15 of nothing'],
  ['no section', 'no section'],
])('%s', (text, markdown) => {
  expect(markdownOfLine(withSections(text))).toBe(markdown);
});

const PAGE = {
  title: 'it',
  facts: [['one'], [{ strong: 'two' }]],
  lead: ['What it is.'],
  chapters: [
    ...chapter('Why', paragraph('Because.')),
    ...chapter('Nothing', list([])),
    ...chapter('How', list(['a', [{ title: 'b', url: 'https://b' }]]), {
      kind: 'code',
      language: 'js',
      code: 'go();\n',
      shows: 'right',
    }),
  ],
} as const;

test('a page in Markdown; an empty chapter is none', () => {
  expect(markdownOf(PAGE, { level: 2, remark: '<!-- made -->' })).toBe(
    '## it\n\n<!-- made -->\n\none · **two**\n\nWhat it is.\n\n### Why\n\nBecause.\n\n### How\n\n- a\n- [b](https://b)\n\nRight:\n\n```js\ngo();\n```',
  );
});

test('among others in one document its chapters have no headings', () => {
  const text = markdownOf(PAGE, { level: 3, dense: true });
  expect(text).toContain('**Why:** Because.\n\n**How:**\n\n- a');
  expect(text.match(/^#/gm)).toHaveLength(1);
});
