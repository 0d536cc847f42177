import { describe, expect, it } from 'vitest';
import { compareFindings } from '../../../scripts/accuracy/compare-findings';
import { compareSites } from '../../../scripts/accuracy/compare-sites';
import { byCatalogue, catalogueSections, sectionOf } from '../../../scripts/accuracy/rule-sections';
import { tallyRules, tallySections, tallySites, tallySitesOf } from '../../../scripts/accuracy/tally';
import { RULES } from '../../../server/src/engine/rules';
import { finding, label, response, site } from './made-up';

describe('tallySites', () => {
  const comparison = compareSites(
    [
      site(1, [200], { kind: 'implicit' }),
      site(2, [404]),
      site(3, [500], { dynamic: true }),
      site(4, [403], { role: 'middleware' }),
      site(5, [], { role: 'not-http' }),
    ],
    [
      response(1, [200], { kind: 'implicit' }),
      response(2, [400]),
      response(3, [500]),
      response(5, [200]),
      response(8, [200]),
      response(9, [401], { role: 'middleware' }),
    ],
  );

  it('counts sites, agreements and what is no site', () => {
    expect(tallySites([comparison])).toEqual({
      sites: 4,
      found: 3,
      strict: 1,
      lenient: 2,
      open: 0,
      reported: 6,
      unlabelled: 3,
      unlabelledHandlers: 1,
      traps: 1,
    });
  });

  it('adds files', () => {
    expect(tallySites([comparison, comparison])).toMatchObject({ sites: 8, reported: 12 });
  });

  it('splits by the kind and the role of the label, or of the response that has none', () => {
    expect(tallySitesOf([comparison], 'kind', 'implicit')).toMatchObject({ sites: 1, found: 1, reported: 1 });
    expect(tallySitesOf([comparison], 'role', 'middleware')).toMatchObject({
      sites: 1,
      found: 0,
      reported: 1,
      unlabelledHandlers: 0,
    });
  });
});

describe('tallyRules', () => {
  const comparison = compareFindings(
    {
      path: 'a.js',
      sites: [],
      findings: [
        label(1, 'no-explicit-500'),
        label(9, 'no-explicit-500'),
        label(20, 'no-explicit-500', { confidence: 'low' }),
        label(30, 'no-lost-throw'),
      ],
    },
    [finding(1, 'no-explicit-500'), finding(20, 'no-explicit-500'), finding(50, 'no-error-leak')],
  );

  it('counts labels by confidence, and reported findings, in the order of the catalogue', () => {
    expect(tallyRules([comparison])).toMatchObject([
      {
        rule: 'no-explicit-500',
        section: 'A',
        recall: { high: { labels: 2, found: 1 }, medium: { labels: 0 }, low: { labels: 1, found: 1 } },
        reported: 2,
        unlabelled: 0,
      },
      { rule: 'no-error-leak', section: 'B', reported: 1, unlabelled: 1 },
      { rule: 'no-lost-throw', section: 'C', recall: { high: { labels: 1, found: 0 } }, reported: 0 },
    ]);
  });

  it('adds sections, alone or all of them', () => {
    expect(tallySections([comparison], catalogueSections).high).toMatchObject({ labels: 3, found: 1 });
    expect(tallySections([comparison], ['A']).high).toMatchObject({ labels: 2, found: 1 });
    expect(tallySections([comparison], ['C', 'D']).high).toMatchObject({ labels: 1, found: 0 });
  });
});

describe('the sections of the catalogue', () => {
  it('are those that the rules name', () => {
    for (const { meta } of RULES) expect(sectionOf(meta.id)).toBe(meta.section);
    const sorted = RULES.map(({ meta }) => meta.id).sort(byCatalogue);
    expect(sorted.map(sectionOf)).toEqual(sorted.map(sectionOf).sort());
  });

  it('put unknown names behind the rules', () => {
    expect(sectionOf('other')).toBe('other');
    expect(['other', 'no-lost-throw', 'no-explicit-500'].sort(byCatalogue)).toEqual([
      'no-explicit-500',
      'no-lost-throw',
      'other',
    ]);
  });
});
