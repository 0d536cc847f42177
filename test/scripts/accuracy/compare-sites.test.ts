import { describe, expect, it } from 'vitest';
import { agreementOf, compareSites } from '../../../scripts/accuracy/compare-sites';
import { response, site } from './made-up';

describe('compareSites', () => {
  it('finds a site when a response stands on its line', () => {
    const { found, missed, unlabelled } = compareSites([site(3, [404])], [response(3, [404])]);
    expect(found).toMatchObject([{ site: { line: 3 }, agreement: 'strict' }]);
    expect(missed).toEqual([]);
    expect(unlabelled).toEqual([]);
  });

  it('misses a site whose response stands on another line, and names the one close by', () => {
    const { found, missed, unlabelled } = compareSites([site(3, [404])], [response(4, [404])]);
    expect(found).toEqual([]);
    expect(missed).toMatchObject([{ site: { line: 3 }, nearest: { line: 4 } }]);
    expect(unlabelled).toMatchObject([{ response: { line: 4 }, trap: false }]);
  });

  it('names no response that is far from a missed site', () => {
    expect(compareSites([site(3, [404])], [response(30, [404])]).missed[0]?.nearest).toBeUndefined();
  });

  it('tells several on one line apart by their statuses', () => {
    const { found } = compareSites(
      [site(5, [200]), site(5, [404])],
      [response(5, [404]), response(5, [200])],
    );
    expect(found.map(({ agreement }) => agreement)).toEqual(['strict', 'strict']);
  });

  it('gives one response to one site only', () => {
    const { found, missed } = compareSites([site(5, [200]), site(5, [404])], [response(5, [404])]);
    expect(found).toMatchObject([{ site: { statuses: [404] } }]);
    expect(missed).toMatchObject([{ site: { statuses: [200] } }]);
  });

  it('joins the responses that share one label', () => {
    const { found, unlabelled } = compareSites(
      [site(5, [200, 404])],
      [response(5, [404]), response(5, [200])],
    );
    expect(found).toMatchObject([{ agreement: 'strict', responses: [{}, {}] }]);
    expect(unlabelled).toEqual([]);
  });

  it('does not join a response whose status the label does not know', () => {
    const { found, unlabelled } = compareSites([site(5, [404])], [response(5, [404]), response(5, [500])]);
    expect(found).toMatchObject([{ agreement: 'strict' }]);
    expect(unlabelled).toMatchObject([{ response: { statuses: [500] }, trap: false }]);
  });

  it('never finds what is labelled as no response, and calls a report there a trap', () => {
    const label = site(7, [], { role: 'not-http' });
    expect(compareSites([label], [])).toEqual({ found: [], missed: [], unlabelled: [] });
    expect(compareSites([label], [response(7, [200])])).toMatchObject({
      found: [],
      unlabelled: [{ trap: true }],
    });
  });
});

describe('agreementOf', () => {
  const known = { statuses: [200, 404], dynamic: false };
  const partly = { statuses: [500], dynamic: true };
  const unknown = { statuses: [], dynamic: true };

  it.each([
    ['the same set in another order', known, { statuses: [404, 200], dynamic: false }, 'strict'],
    ['the same set, dynamic besides', known, { statuses: [404, 200], dynamic: true }, 'lenient'],
    ['a smaller set', known, { statuses: [200], dynamic: false }, 'wrong'],
    ['a larger set', known, { statuses: [200, 404, 500], dynamic: false }, 'wrong'],
    ['both parts', partly, { statuses: [500], dynamic: true }, 'strict'],
    ['a fallback without "dynamic"', partly, { statuses: [500], dynamic: false }, 'lenient'],
    ['"dynamic" without the fallback', partly, { statuses: [], dynamic: true }, 'open'],
    ['"dynamic" where both codes are known', known, { statuses: [], dynamic: true }, 'open'],
    ['"dynamic" beside a code that the label has not', known, { statuses: [500], dynamic: true }, 'wrong'],
    ['dynamic alone', unknown, { statuses: [], dynamic: true }, 'strict'],
    ['a code where none can be known, but dynamic', unknown, { statuses: [200], dynamic: true }, 'lenient'],
    ['a code where none can be known', unknown, { statuses: [200], dynamic: false }, 'wrong'],
    ['nothing at all', unknown, { statuses: [], dynamic: false }, 'wrong'],
  ] as const)('%s', (_, label, reported, agreement) => {
    expect(agreementOf(label, [reported])).toBe(agreement);
  });

  it('takes several responses together', () => {
    const parts = [200, 404].map((status) => ({ statuses: [status], dynamic: false }));
    expect(agreementOf(known, parts)).toBe('strict');
  });
});
