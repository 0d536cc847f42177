import { expect, test } from 'vitest';
import { mdnPageOf } from '../../../server/src/engine/http/mdn';
import { allStatuses } from '../../../server/src/engine/http/statuses';

// The folders of files/en-us/web/http/reference/status in mdn/content, in 2026.
const pages = '100-103 200-208 226 300-304 307-308 400-418 421-426 428-429 431 451 500-508 510-511'
  .split(' ')
  .flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });

test('links lead to the pages that there are, and to no others', () => {
  const linked = allStatuses.map(({ code }) => code).filter((code) => mdnPageOf(code) !== undefined);
  expect(linked).toEqual(pages);
  expect(mdnPageOf(469)).toBeUndefined();
});

test('the address names no language: the site picks the reader’s', () => {
  expect(mdnPageOf(404)?.url).toBe('https://developer.mozilla.org/docs/Web/HTTP/Reference/Status/404');
});
