import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { manifestConfiguration, settingTable, settingTexts } from '../../scripts/generate/settings';
import { DECLARATION, SETTING_KEYS } from '../../server/src/engine/config/declaration';
import { DEFAULT_SETTINGS, readSettings } from '../../server/src/engine/config/settings';
import { CATALOGUE } from '../../server/src/engine/lint/catalogue';

const { properties } = manifestConfiguration(CATALOGUE);
const texts = settingTexts(CATALOGUE);
const rules = CATALOGUE.map(({ meta }) => meta);
const ids = rules.map(({ id }) => id);

test('every text of the manifest is there, and every text is used', () => {
  const named = [...JSON.stringify(properties).matchAll(/"%([^"%]+)%"/g)].map(([, key = '']) => key);
  expect(named.sort()).toEqual(Object.keys(texts).sort());
  expect(Object.keys(texts).filter((key) => !key.startsWith('settings.'))).toEqual([]);
  expect(Object.values(texts).filter((text) => !/^\S.*\.$/.test(text))).toEqual([]);
});

test('the defaults that an editor sends are the defaults', () => {
  const defaults = Object.entries(properties).map(([key, schema]) => [
    key.replace(/^statusHints\./, ''),
    schema['default'],
  ]);
  expect(readSettings(Object.fromEntries(defaults), rules)).toEqual({
    settings: DEFAULT_SETTINGS,
    problems: [],
  });
});

test('levels have one property per rule, which shows its own level', () => {
  const levels = properties['statusHints.levels']?.['properties'] as Record<string, { default: string }>;
  const own = CATALOGUE.map(({ meta }) => [meta.id, meta.level]);
  expect(Object.entries(levels).map(([id, schema]) => [id, schema.default])).toEqual(own);
});

test('settings that are about rules name rules that there are', () => {
  const named = SETTING_KEYS.flatMap((key) => DECLARATION[key].rules ?? []);
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

test('the table has a line per setting', () => {
  const lines = settingTable().split('\n').slice(2);
  expect(lines.map((line) => /`statusHints\.([^`]+)`/.exec(line)?.[1])).toEqual(SETTING_KEYS);
});

// What the editor underlines in settings.json is what the server names, and nothing else.
describe('the editor and the server refuse the same', () => {
  const ajv = new Ajv({ strict: false });
  test.each<[string, unknown]>([
    ['enable', false],
    ['enable', 1],
    ['run', 'onSave'],
    ['run', 'onsave'],
    ['levels', {}],
    ['levels', { 'no-error-leak': 'hint', 'unused-suppression': 'off' }],
    ['levels', { 'no-error-leak': 'loud' }],
    ['levels', { 'no-such': 'off' }],
    ['levels', []],
    ['explicit500.catchAll', 'each'],
    ['explicit500.catchAll', ''],
    ['auth.wrongCredentials', '422'],
    ['auth.wrongCredentials', 422],
    ['allowedCodes', [100, 999]],
    ['allowedCodes', [99]],
    ['allowedCodes', [1000]],
    ['allowedCodes', [499.5]],
    ['allowedCodes', 499],
    ['includeTests', 'true'],
    ['changedLines', 'committed'],
    ['changedLines', true],
    ['codeLens', false],
    ['inlayHints', 'all'],
    ['inlayHints', false],
  ])('%s %j', (key, value) => {
    const isValid = ajv.validate(properties[`statusHints.${key}`] ?? false, value);
    expect(readSettings({ [key]: value }, rules).problems.length === 0).toBe(isValid);
  });
});
