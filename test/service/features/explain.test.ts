import { expect, test } from 'vitest';
import { allStatuses } from '../../../server/src/engine/http/statuses';
import type { Explanation, StatusItem } from '../../../server/src/lsp/protocol';
import { explanationOf, statuses } from '../../../server/src/service/features/explain';

test('the list has every code once, ascending, with its class and the first sentence of its meaning', () => {
  const items: readonly StatusItem[] = statuses();
  expect(items.map(({ code }) => code)).toEqual(allStatuses.map(({ code }) => code));
  expect(items.find(({ code }) => code === 404)).toEqual({
    code: 404,
    phrase: 'Not Found',
    className: 'Client error',
    meaning: 'There is nothing at this address, or the server will not say that there is.',
  });
});

test('what should not be sent says so in the list', () => {
  const meaning = (code: number): string => statuses().find((item) => item.code === code)?.meaning ?? '';
  expect(meaning(499)).toMatch(/^Not registered \(nginx\)\. /);
  expect(meaning(418)).toMatch(/^Registered as unused\. /);
});

test('a page has all that is known', () => {
  const page: Explanation = explanationOf(401);
  const titles = [...page.markdown.matchAll(/^#+ (.*)$/gm)].map(([, title]) => title);
  expect(titles).toEqual([
    '401 Unauthorized',
    'Use it',
    'Not to be confused with',
    'Fields',
    'Body and caches',
    'Read on',
  ]);
  expect(page.markdown).toContain('`WWW-Authenticate` (MUST)');
  expect(page.markdown).toContain('(https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2)');
  expect(page.markdown).toContain('(https://developer.mozilla.org/docs/Web/HTTP/Reference/Status/401)');
});

test('the page of a vendor’s code names the registered ones to send instead', () => {
  expect(explanationOf(499).markdown).toMatch(/## Send instead\n\n- 4\d\d /);
});

test('a number that nobody has named gets what its class says', () => {
  expect(explanationOf(469).markdown).toContain('treats it as 400');
  expect(explanationOf(7).markdown).toContain('No status code');
});
