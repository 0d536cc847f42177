import { expect, test } from 'vitest';
import { ruleTable } from '../../scripts/generate/rule-index';
import { rulePage } from '../../scripts/generate/rule-pages';
import { directivesOf } from '../../server/src/engine/lint/directives';
import { CATALOGUE } from '../../server/src/engine/lint/catalogue';
import { ruleAddress } from '../../server/src/engine/lint/rule-address';
import { parseTree } from '../../server/src/engine/syntax/tree';

const pages = CATALOGUE.map((rule) => [rule.meta.id, rule, rulePage(rule)] as const);

test.each(pages)('%s: its page says everything that the rule says of itself', (id, rule, page) => {
  const { meta, examples } = rule;
  for (const text of [meta.summary, meta.why, ...meta.silent]) expect(page).toContain(text);
  for (const { bad, good } of examples) {
    expect(page).toContain(bad.trim());
    expect(page).toContain(good.trim());
  }
  for (const reference of meta.references) expect(page).toContain(reference);
  expect(page).toContain(`**Level** ${meta.level}`);
  expect(page).toContain(`--rule ${id}=off`);
});

test.each(pages)('%s: the comments that its page shows are read as such', (id, _rule, page) => {
  const shown = /```js\n((?:(?!```)[^])*)\n```(?![^]*```js)/.exec(page)?.[1] ?? '';
  const directives = directivesOf(parseTree('page.ts', shown));
  expect(directives).toHaveLength(shown.split('\n').length);
  for (const { kind, rules, reason } of directives) {
    expect(kind).not.toBe('unknown');
    expect(rules.map((rule) => rule.id)).toEqual([id]);
    expect(reason).toBe('why it is right here');
  }
});

test('sections of RFCs are linked', () => {
  expect(pages.find(([id]) => id === 'no-explicit-500')?.[2]).toContain(
    '[RFC 9110 §15.6.1](https://www.rfc-editor.org/rfc/rfc9110#section-15.6.1)',
  );
  expect(pages.filter(([, , page]) => /(?<!\[)RFC \d+ §/.test(authorities(page)))).toEqual([]);
});

test('a setting that is about a rule stands on its page', () => {
  const naming = (key: string): readonly string[] =>
    pages.filter(([, , page]) => page.includes(`\`statusHints.${key}\``)).map(([id]) => id);
  expect(naming('explicit500.catchAll')).toEqual(['no-explicit-500']);
  expect(naming('auth.wrongCredentials')).toEqual(['wrong-credentials-status']);
  expect(naming('allowedCodes')).toEqual(['no-unregistered-status']);
});

test('tables lead to the pages that addresses name', () => {
  for (const { meta } of CATALOGUE) {
    expect(ruleTable(CATALOGUE, 'docs/rules/')).toContain(`(docs/rules/${meta.id}.md)`);
    expect(ruleAddress(meta.id)).toMatch(new RegExp(`/docs/rules/${meta.id}\\.md$`));
  }
});

function authorities(page: string): string {
  return /^Authority: .*$/m.exec(page)?.[0] ?? '';
}
