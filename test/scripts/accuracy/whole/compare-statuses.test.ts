import { describe, expect, it } from 'vitest';
import { compareStatuses } from '../../../../scripts/accuracy/whole/compare-statuses';
import { endpoint, trueEndpoint } from './made-up';

const truth = trueEndpoint(
  'GET /users',
  'a.js:1',
  new Map([
    ['handler', [200]],
    ['thrown', [404]],
    ['middleware', [401]],
  ]),
  [500],
);

describe('compareStatuses', () => {
  it.each([
    ['all of them', ['200 handler', '404 thrown', '401 middleware'], {}, 'right'],
    [
      'what is tolerated besides',
      ['200 handler', '404 thrown', '401 middleware', '500 error-handler'],
      {},
      'right',
    ],
    ['the same codes of other sources', ['200 handler', '404 handler', '401 handler'], {}, 'right'],
    ['fewer', ['200 handler', '404 thrown'], {}, 'wrong'],
    ['fewer, and that there may be more', ['200 handler', '404 thrown'], { dynamic: true }, 'open'],
    ['none, as the handler was not found', [], { found: false }, 'open'],
    ['one too many', ['200 handler', '404 thrown', '401 middleware', '409 thrown'], {}, 'wrong'],
    ['one too many, and that there may be more', ['200 handler', '409 thrown'], { dynamic: true }, 'wrong'],
  ] as const)('%s', (_, given, rest, agreement) => {
    expect(compareStatuses(truth, endpoint('GET /users', 'a.js:1', given, rest))?.agreement).toBe(agreement);
  });

  it('says of each source what is missing, extra, or said of another', () => {
    const given = ['200 handler', '404 handler', '409 thrown'];
    const result = compareStatuses(truth, endpoint('GET /users', 'a.js:1', given));
    expect(result).toMatchObject({ missing: [401], extra: [409] });
    expect(result?.sources.filter(({ asked, extra }) => asked.length + extra.length > 0)).toMatchObject([
      { source: 'handler', elsewhere: [], missing: [], extra: [] },
      { source: 'thrown', elsewhere: [404], missing: [], extra: [409] },
      { source: 'middleware', elsewhere: [], missing: [401], extra: [] },
    ]);
  });

  it('is exact only when each code is said to be sent by whom it is', () => {
    const exactOf = (given: readonly string[]) =>
      compareStatuses(truth, endpoint('GET /users', 'a.js:1', given))?.exact;
    expect(exactOf(['200 handler', '404 thrown', '401 middleware'])).toBe(true);
    expect(exactOf(['200 handler', '404 handler', '401 middleware'])).toBe(false);
  });

  it('says nothing where the truth does not know them', () => {
    expect(
      compareStatuses(trueEndpoint('GET /', 'a.js:1'), endpoint('GET /', 'a.js:1', ['200 handler'])),
    ).toBeUndefined();
  });
});
