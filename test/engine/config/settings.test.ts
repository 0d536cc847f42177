import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config/config';
import { CATALOGUE } from '../../../server/src/engine/lint/catalogue';
import { DEFAULT_SETTINGS, readSettings } from '../../../server/src/engine/config/settings';

const rules = CATALOGUE.map(({ meta }) => meta).filter(({ id }) =>
  ['no-explicit-500', 'no-error-leak', 'no-double-response'].includes(id),
);
const read = (raw: unknown): ReturnType<typeof readSettings> => readSettings(raw, rules);
const messages = (raw: unknown): readonly string[] => read(raw).problems.map(({ message }) => message);

describe('what is allowed', () => {
  test.each([undefined, null, {}, { run: null, levels: undefined, auth: null }])('nothing set: %j', (raw) => {
    expect(read(raw)).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
    expect(DEFAULT_SETTINGS.config).toEqual(DEFAULT_CONFIG);
  });

  const whole = {
    enable: false,
    run: 'onSave',
    includeTests: true,
    project: false,
    changedLines: 'committed',
    codeLens: false,
    inlayHints: 'all',
    config: {
      ...DEFAULT_CONFIG,
      levels: new Map([['no-explicit-500', 'off']]),
      catchAll500: 'each',
      wrongCredentials: 'any',
      validation: 'split',
      allowedCodes: [499],
    },
  };
  const { config: _, ...plain } = whole;

  test('nested, as editors give it', () => {
    const nested = {
      levels: { 'no-explicit-500': 'off' },
      explicit500: { catchAll: 'each' },
      auth: { wrongCredentials: 'any' },
      validation: 'split',
      allowedCodes: [499],
      trace: { server: 'verbose' },
    };
    expect(read({ ...plain, ...nested })).toEqual({ settings: whole, problems: [] });
  });

  test('with dotted keys, as people write it', () => {
    const flat = {
      'levels.no-explicit-500': 'off',
      'explicit500.catchAll': 'each',
      'auth.wrongCredentials': 'any',
      validation: 'split',
      allowedCodes: [499],
      'trace.server': { verbosity: 'verbose' }, // for the editor's side alone, which knows this form too
    };
    expect(read({ ...plain, ...flat })).toEqual({ settings: whole, problems: [] });
  });

  test('levels in both forms', () => {
    const both = { 'levels.no-error-leak': 'hint', levels: { 'no-explicit-500': 'off' } };
    expect([...read(both).settings.config.levels]).toEqual([
      ['no-error-leak', 'hint'],
      ['no-explicit-500', 'off'],
    ]);
  });
});

describe('what is not', () => {
  test.each([
    [{ enable: 'yes' }, 'statusHints.enable is true or false, not "yes".'],
    [{ enable: 'true' }, 'statusHints.enable is true or false, not "true". Did you mean true?'],
    [{ run: 'onsave' }, 'statusHints.run is "onType" or "onSave", not "onsave". Did you mean "onSave"?'],
    [{ run: {} }, 'statusHints.run is "onType" or "onSave", not {}.'],
    [
      { auth: { wrongCredentials: 401 } },
      'statusHints.auth.wrongCredentials is "400", "401", "403", "422" or "any", not 401. Did you mean "401"?',
    ],
    [
      { 'explicit500.catchAll': true },
      'statusHints.explicit500.catchAll is "each", "file" or "off", not true.',
    ],
    [{ allowedCodes: 499 }, 'statusHints.allowedCodes is a list of codes, not 499.'],
    [{ levels: 'off' }, 'statusHints.levels is an object with rules and their levels, not "off".'],
    [
      { levels: { 'no-error-leak': 'warn' } },
      'statusHints.levels.no-error-leak is "error", "warning", "information", "hint" or "off", not "warn". Did you mean "warning"?',
    ],
    [
      { levels: { 'no-eror-leak': 'off' } },
      'statusHints.levels names no-eror-leak, and there is no such rule. Did you mean no-error-leak?',
    ],
    // Of an unknown rule the level does not matter.
    [{ levels: { x: 'y' } }, 'statusHints.levels names x, and there is no such rule.'],
    [{ inlayHint: 'all' }, 'There is no setting statusHints.inlayHint. Did you mean statusHints.inlayHints?'],
    [
      { explicit500: 'each' },
      'There is no setting statusHints.explicit500. Did you mean statusHints.explicit500.catchAll?',
    ],
    [
      { explicit500: { catchall: 'each' } },
      'There is no setting statusHints.explicit500.catchall. Did you mean statusHints.explicit500.catchAll?',
    ],
    ['on', 'statusHints is an object with settings, not "on".'],
    [[], 'statusHints is an object with settings, not [].'],
  ])('%j', (raw, message) => {
    expect(read(raw)).toMatchObject({ settings: DEFAULT_SETTINGS, problems: [{ message }] });
    expect(read(raw).problems).toHaveLength(1);
  });

  test('of a list or an object the rest is kept, and each wrong value is named once', () => {
    const { settings, problems } = read({
      run: 'never',
      codeLens: false,
      allowedCodes: [499, '520', 99, 599.5, 99, 599],
      levels: { 'no-error-leak': 'loud', 'no-explicit-500': 'error', nothing: 'off' },
    });
    expect(settings).toMatchObject({ run: 'onType', codeLens: false });
    expect(settings.config.allowedCodes).toEqual([499, 599]);
    expect([...settings.config.levels]).toEqual([['no-explicit-500', 'error']]);
    const each = 'Each value in statusHints.allowedCodes is a whole number from 100 to 999, not';
    expect(problems.map(({ message }) => message)).toEqual(
      expect.arrayContaining([`${each} "520".`, `${each} 99.`, `${each} 599.5.`]),
    );
    expect(problems.map(({ key }) => key).sort()).toEqual([
      'statusHints.allowedCodes',
      'statusHints.allowedCodes',
      'statusHints.allowedCodes',
      'statusHints.levels.no-error-leak',
      'statusHints.levels.nothing',
      'statusHints.run',
    ]);
  });

  test('what is long is cut, and nothing invisible is shown', () => {
    expect(messages({ run: 'x'.repeat(500) })[0]).toMatch(/not "x{58}…\.$/);
    expect(messages({ ['k'.repeat(500)]: 1 })[0]).toMatch(/statusHints\.k{59}…\.$/);
    expect(messages({ 'a\u202eb\nc': 1 })).toEqual(['There is no setting statusHints.a b c.']);
  });

  // A name that is none is compared with all there are: thousands of them would keep a server busy for minutes.
  test('of names by the thousand the first are guessed at', () => {
    const ids = Array.from({ length: 20_000 }, (_, at) => `no-explicit-51${at}`);
    const levels = Object.fromEntries(ids.map((id) => [id, 'off']));
    const dotted = Object.fromEntries(ids.map((id) => [`levels.${id}`, 'off']));
    for (const raw of [{ levels }, dotted]) {
      const told = messages(raw);
      expect(told).toHaveLength(20_000);
      expect(told.filter((message) => message.includes('Did you mean')).length).toBeLessThanOrEqual(50);
    }
  });

  test('of two forms of one level the last counts', () => {
    const level = (raw: unknown): string | undefined => read(raw).settings.config.levels.get('no-error-leak');
    expect(level({ 'levels.no-error-leak': 'off', levels: { 'no-error-leak': 'hint' } })).toBe('hint');
    expect(level({ levels: { 'no-error-leak': 'hint' }, 'levels.no-error-leak': 'off' })).toBe('off');
  });

  test('keys of every object are keys like others', () => {
    const hostile: unknown = JSON.parse(
      '{"__proto__": {"enable": false}, "constructor": 1, "levels": {"__proto__": "off", "constructor": "off"}, "levels.__proto__": "hint", "auth": {"__proto__": {"wrongCredentials": "any"}}}',
    );
    const { settings, problems } = read(hostile);
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(problems.map(({ key }) => key).sort()).toEqual([
      'statusHints.__proto__',
      'statusHints.auth.__proto__',
      'statusHints.constructor',
      'statusHints.levels.__proto__',
      'statusHints.levels.constructor',
    ]);
    expect(({} as Record<string, unknown>)['enable']).toBeUndefined();
  });
});
