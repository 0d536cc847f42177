import { expect, test } from 'vitest';
import { isRule, rulesOf } from '../../client/src/rules';

const levels = ['off', 'warning'];
const declared = {
  properties: {
    'statusHints.levels': {
      properties: { 'no-error-leak': { enum: levels, default: 'warning', description: 'leaks' } },
    },
  },
};
const rules = [{ rule: 'no-error-leak', summary: 'leaks', levels, defaultLevel: 'warning' }];

test('the settings of a manifest may stand in one group or in several', () => {
  expect(rulesOf({ contributes: { configuration: declared } })).toEqual(rules);
  expect(rulesOf({ contributes: { configuration: [{ properties: {} }, declared] } })).toEqual(rules);
});

test('a manifest without rules has none', () => {
  expect(rulesOf({})).toEqual([]);
  expect(rulesOf(undefined)).toEqual([]);
});

test('a name of a rule cannot lead out of the folder of the pages', () => {
  expect(isRule('no-405-without-allow')).toBe(true);
  for (const other of ['', '../secrets', 'no_error', 'No-Error', 'no--error', 'a/b', 404, undefined])
    expect(isRule(other)).toBe(false);
});
