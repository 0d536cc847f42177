import { describe, expect, test } from 'vitest';
import { isPreRelease, releaseOf, type Release } from '../../../scripts/release/version';
import { weaknessesOf } from '../../../scripts/release/weaknesses';

const changelog =
  '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Soon.\n\n## [1.2.3] - 2026-11-22\n\n- New.\n\n## [1.2.2] - 2026-01-01\n\n- Old.\n';
const versions = { 'package.json': '1.2.3', 'server/package.json': '1.2.3' };

test('a tag, the manifests and the changelog that agree are a release', () => {
  expect(releaseOf({ tag: 'v1.2.3', versions, changelog })).toEqual({
    version: '1.2.3',
    isPreRelease: false,
    channel: 'latest',
    notes: '- New.',
  });
});

test('an odd number in the middle is one to try', () => {
  expect(['0.1.0', '1.2.3', '2.13.0', '2.0.1'].map(isPreRelease)).toEqual([true, false, true, false]);
  const odd = releaseOf({
    tag: 'v1.3.0',
    versions: { 'package.json': '1.3.0' },
    changelog: '## [1.3.0] - 2026-11-22\r\n\r\n- New.\r\n',
  });
  expect(odd).toEqual({ version: '1.3.0', isPreRelease: true, channel: 'next', notes: '- New.' });
});

test('a rehearsal needs no entry of its own yet', () => {
  const next = { 'package.json': '1.4.0' };
  expect((releaseOf({ tag: undefined, versions: next, changelog }) as Release).notes).toContain('- Soon.');
});

describe('what does not agree is named', () => {
  test.each([
    ['v1.2.4', versions, changelog, 'The tag is v1.2.4, and the version is 1.2.3.'],
    ['1.2.3', versions, changelog, 'The tag is 1.2.3, and the version is 1.2.3.'],
    ['v1.2.3', { ...versions, 'package-lock.json': '1.2.2' }, changelog, 'The versions differ'],
    ['v1.2.3', { ...versions, 'package-lock.json': undefined }, changelog, 'The versions differ'],
    ['v1.2.3-beta.1', { a: '1.2.3-beta.1' }, changelog, 'no version of three numbers'],
    ['v1.2.3', versions, '## [1.2.3]\n\n- New.\n', 'no entry'],
    ['v1.2.3', versions, '## [1.2.3] - 2026-11-22\n\n## [1.2.2] - 2026-01-01\n', 'no entry'],
    ['v1.2.3', versions, '## [Unreleased]\n\n- Soon.\n', 'no entry'],
  ])('%s', (tag, each, text, message) => {
    expect(releaseOf({ tag, versions: each, changelog: text })).toEqual(
      expect.arrayContaining([expect.stringContaining(message)]),
    );
  });
});

describe('weaknesses', () => {
  const notices = 'NOTICES\n\n  diff 9.0.0 (BSD-3-Clause)\n  @a/b 1.0.0 (MIT)\n\n---\n';
  const weak = (name: string) => ({
    [name]: {
      severity: 'low',
      range: '<9.0.1',
      via: [{ title: 'ReDoS', url: 'https://x.example' }, 'other'],
    },
  });

  test('of what is shipped are told, however low, and no others', () => {
    const vulnerabilities = { ...weak('diff'), ...weak('@a/b'), ...weak('eslint') };
    expect(weaknessesOf({ vulnerabilities }, notices)).toEqual([
      'diff <9.0.1: low. ReDoS https://x.example; by way of other',
      '@a/b <9.0.1: low. ReDoS https://x.example; by way of other',
    ]);
    expect(weaknessesOf({ vulnerabilities: {} }, notices)).toEqual([]);
  });

  test('no answer is not taken for none', () => {
    expect(() => weaknessesOf({ error: { summary: '405' } }, notices)).toThrow('There is no report: 405');
    expect(() => weaknessesOf({}, notices)).toThrow('There is no report');
    expect(() => weaknessesOf({ vulnerabilities: {} }, '')).toThrow('no package');
  });
});
