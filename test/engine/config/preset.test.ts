import { describe, expect, test } from 'vitest';
import { presetLevels, type RuleFacts } from '../../../server/src/engine/config/preset';
import { readSettings } from '../../../server/src/engine/config/settings';
import { CATALOGUE } from '../../../server/src/engine/lint/catalogue';

const rule = (id: string, part: Partial<RuleFacts>): RuleFacts => ({
  id,
  section: 'C',
  level: 'information',
  authority: { level: 'practice' },
  ...part,
});
const said = (level: 'MUST' | 'SHOULD' | 'MAY' | 'practice' | 'style'): Partial<RuleFacts> => ({
  authority: { level },
});

test('recommended and seed leave each rule its own level', () => {
  const rules = CATALOGUE.map(({ meta }) => meta);
  expect(presetLevels('recommended', rules)).toEqual(new Map());
  expect(presetLevels('seed', rules)).toEqual(new Map());
});

test('strict: one step louder, and what is off is a hint', () => {
  const rules = (['error', 'warning', 'information', 'hint', 'off'] as const).map((level) =>
    rule(level, { level }),
  );
  expect([...presetLevels('strict', rules)]).toEqual([
    ['warning', 'error'],
    ['information', 'warning'],
    ['hint', 'information'],
    ['off', 'hint'],
  ]);
});

test('rfc: MUST and SHOULD are as loud as their words, taste is off', () => {
  const rules = [
    rule('must', { ...said('MUST'), level: 'hint' }),
    rule('must that is louder', { ...said('MUST'), level: 'error' }),
    rule('should', { ...said('SHOULD'), level: 'off' }),
    rule('should that is louder', { ...said('SHOULD'), level: 'warning' }),
    rule('may', said('MAY')),
    rule('practice', said('practice')),
    rule('style', said('style')),
    rule('a contradiction', { section: 'B', ...said('practice') }),
  ];
  expect([...presetLevels('rfc', rules)]).toEqual([
    ['must', 'warning'],
    ['should', 'information'],
    ['practice', 'off'],
    ['style', 'off'],
  ]);
});

describe('a preset and what is set beside it', () => {
  const rules = CATALOGUE.map(({ meta }) => meta);
  const config = (raw: object) => readSettings(raw, rules).settings.config;

  test('policies of a preset', () => {
    expect(config({ preset: 'seed' })).toMatchObject({ wrongCredentials: '403', validation: 'split-format' });
    expect(config({ preset: 'rfc' })).toMatchObject({
      location: 'each',
      challenge: 'each',
      wrongCredentials: '401',
    });
  });

  test('what is set comes before it, whatever the order', () => {
    const { wrongCredentials, levels } = config({
      auth: { wrongCredentials: 'any' },
      levels: { 'no-final-1xx': 'hint' },
      preset: 'strict',
    });
    expect(wrongCredentials).toBe('any');
    expect(levels.get('no-final-1xx')).toBe('hint');
    expect(levels.get('no-405-without-allow')).toBe('error');
  });

  test('the defaults that some editors send for what is not set do not hide it', () => {
    const defaults = { auth: { wrongCredentials: '401' }, validation: 'auto', allowedCodes: [], levels: {} };
    expect(config({ ...defaults, preset: 'seed' }).wrongCredentials).toBe('403');
  });
});
