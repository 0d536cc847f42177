import { describe, expect, test } from 'vitest';
import {
  projectConfigs,
  type ProjectConfigs,
} from '../../../../server/src/engine/config/file/project-config';
import type { FileProblem } from '../../../../server/src/engine/config/file/problem';
import type { RuleFacts } from '../../../../server/src/engine/config/preset';

const rule = (id: string): RuleFacts => ({
  id,
  section: 'B',
  level: 'warning',
  authority: { level: 'practice' },
});
const rules = [rule('no-error-leak'), rule('no-final-1xx')];

/** A project of these files; `null` is one that cannot be read. */
function project(files: Readonly<Record<string, string | null>>): ProjectConfigs & {
  readonly problems: readonly FileProblem[];
  readonly messages: () => readonly string[];
  readonly asked: readonly string[];
} {
  const problems: FileProblem[] = [];
  const asked: string[] = [];
  const configs = projectConfigs(
    {
      root: '/p',
      read(location) {
        asked.push(location);
        const text = files[location.slice('/p/'.length)];
        if (text === null) throw new Error('permission denied');
        return text;
      },
    },
    async () => rules,
    (problem) => problems.push(problem),
  );
  const messages = (): readonly string[] =>
    problems.map(({ file, range, message }) => {
      const place = range ? `:${range.start.line + 1}:${range.start.character + 1}` : '';
      return `${file.slice('/p/'.length)}${place} ${message}`;
    });
  return { ...configs, problems, messages, asked };
}

/** What is set for a file, without who has set it. */
async function givenFor(
  configs: ProjectConfigs,
  file: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const config = await configs.of(`/p/${file}`);
  return (
    config && Object.fromEntries([...config.givenFor(`/p/${file}`)].map(([key, { value }]) => [key, value]))
  );
}

describe('which file counts', () => {
  test('the nearest one upward, and no other', async () => {
    const configs = project({
      'status-hints.config.json': '{"validation": "422", "duplicate": "400"}',
      'packages/api/status-hints.config.jsonc': '{"validation": "400", /* the API is older */}',
    });
    expect(await givenFor(configs, 'packages/api/src/routes/a.ts')).toEqual({ validation: '400' });
    expect(await givenFor(configs, 'packages/web/a.ts')).toEqual({ validation: '422', duplicate: '400' });
    expect(configs.messages()).toEqual([]);
  });

  test('none: nothing is set', async () => {
    const configs = project({ 'package.json': '{"name": "x"}', 'a/package.json': 'not our business' });
    expect(await configs.of('/p/a/b.ts')).toBeUndefined();
    expect(configs.messages()).toEqual([]);
  });

  test('a package.json with statusHints is one', async () => {
    const configs = project({
      'package.json': '{"statusHints": {"validation": "split"}, "validation": "400"}',
    });
    expect(await givenFor(configs, 'a.ts')).toEqual({ validation: 'split' });
  });

  test('of several in a folder the first counts, and the others are named', async () => {
    const configs = project({
      'status-hints.config.json': '{"validation": "422"}',
      'package.json': '{"statusHints": {"validation": "split"}}',
    });
    expect(await givenFor(configs, 'a.ts')).toEqual({ validation: '422' });
    expect(configs.messages()).toEqual([
      'package.json It does not count: status-hints.config.json stands in the same folder, and comes before it.',
    ]);
  });

  test('one that cannot be used is named, and the search goes on above', async () => {
    const configs = project({
      'status-hints.config.json': '{"validation": "422"}',
      'a/status-hints.config.json': '{\n  "validation": "400"\n  "duplicate": "400"\n}',
      'b/status-hints.config.json': null,
      'c/status-hints.config.json': '[]',
    });
    expect(await givenFor(configs, 'a/a.ts')).toEqual({ validation: '422' });
    expect(await givenFor(configs, 'b/a.ts')).toEqual({ validation: '422' });
    expect(await givenFor(configs, 'c/a.ts')).toEqual({});
    expect(configs.messages()).toEqual([
      'a/status-hints.config.json:3:3 It is no JSON: a comma or } is missing.',
      'b/status-hints.config.json It cannot be used: permission denied.',
      'c/status-hints.config.json:1:1 The configuration is an object with settings, not [].',
    ]);
  });

  test('nothing above the root is looked at, and each file once', async () => {
    const configs = project({});
    await Promise.all([configs.of('/p/a/b/c.ts'), configs.of('/p/a/b/d.ts'), configs.of('/p/a/e.ts')]);
    expect(await configs.of('/elsewhere/a.ts')).toBeUndefined();
    expect(configs.asked.filter((each) => !each.startsWith('/p/'))).toEqual([]);
    expect(new Set(configs.asked).size).toBe(configs.asked.length);
  });
});

describe('what is wrong is named with its place, and the rest is kept', () => {
  test.each([
    [
      '{"validation": "4000"}',
      ':1:16 validation is "400", "422", "auto", "split" or "split-format", not "4000". Did you mean "400"?',
    ],
    ['{"validaton": "400"}', ':1:2 There is no setting validaton. Did you mean validation?'],
    ['{"override": []}', ':1:2 There is no setting override. Did you mean overrides?'],
    [
      '{"codeLens": false}',
      ':1:2 codeLens is a setting of the editor: it has no place in a configuration file.',
    ],
    [
      '{"levels": {"no-error-lek": "off"}}',
      ':1:13 levels names no-error-lek, and there is no such rule. Did you mean no-error-leak?',
    ],
    [
      '{"levels": {"no-error-leak": "warn"}}',
      ':1:30 levels.no-error-leak is "error", "warning", "information", "hint" or "off", not "warn". Did you mean "warning"?',
    ],
    [
      '{"levels.no-error-leak": 2}',
      ':1:26 levels.no-error-leak is "error", "warning", "information", "hint" or "off", not 2.',
    ],
    [
      '{"explicit500": {"catchAll": true}}',
      ':1:30 explicit500.catchAll is "each", "file" or "off", not true.',
    ],
    [
      '{"allowedCodes": [499,\n "x"]}',
      ':2:2 Each value in allowedCodes is a whole number from 100 to 999, not "x".',
    ],
    ['{"duplicate": "400", "duplicate": "409"}', ':1:22 "duplicate" stands here twice: the last one counts.'],
    ['{"files": "a"}', ':1:2 files belongs into one of the overrides.'],
    ['{"overrides": {}}', ':1:15 overrides is a list of objects with files and settings.'],
    ['{"overrides": ["a"]}', ':1:16 Each of the overrides is an object with files and settings.'],
    [
      '{"overrides": [{"duplicate": "400"}]}',
      ':1:16 An override has files: a glob such as "src/legacy/**", or a list of these.',
    ],
    ['{"overrides": [{"files": 1}]}', ':1:26 files is a glob such as "src/legacy/**", or a list of these.'],
    [
      '{"overrides": [{"files": "!a"}]}',
      ':1:26 A glob in files has no "!": what is left out stands in excludedFiles.',
    ],
    [
      '{"overrides": [{"files": "../a"}]}',
      ':1:26 A glob is relative to this file, and does not leave its folder: no "..".',
    ],
    [
      '{"overrides": [{"files": "a", "overrides": []}]}',
      ':1:31 overrides stands at the top of the file: it has no place in overrides.',
    ],
    [
      '{"overrides": [{"files": "a", "includeTests": true}]}',
      ':1:31 includeTests holds for a whole folder: it has no place in overrides.',
    ],
    ['{"extends": 1}', ':1:13 extends is a relative path such as "./base.json", or a list of these.'],
    [
      '{"extends": "@acme/hints"}',
      ':1:13 extends takes a path that begins with "./" or "../": no package and no address is read.',
    ],
    [
      '{"extends": "https://acme.example/a.json"}',
      ':1:13 extends takes a path that begins with "./" or "../": no package and no address is read.',
    ],
    ['{"extends": "./base.js"}', ':1:13 extends takes a .json or .jsonc file: no code is run.'],
    [
      '{"extends": "../../x.json"}',
      ':1:13 This leads out of the project, and nothing outside of it is read.',
    ],
    [
      '{"extends": ["./none.json"]}',
      ':1:14 "./none.json" does not exist, or holds no configuration that can be used.',
    ],
    ['\0', ' It has NUL bytes: it is UTF-16 (save it as UTF-8) or no text.'],
    [`{"validation": "400"}${' '.repeat(1_000_000)}`, ' It is larger than 1 MB: that is no configuration.'],
  ])('%s', async (text, message) => {
    const configs = project({ 'status-hints.config.json': text });
    await configs.of('/p/a.ts');
    expect(configs.messages()).toEqual([`status-hints.config.json${message}`]);
  });

  test('the rest is kept', async () => {
    const configs = project({
      'status-hints.config.json':
        '{"$schema": "x", "validation": 1, "duplicate": "422", "allowedCodes": [499, -1], "overrides": [7, {"files": ["a.ts", 3], "duplicate": "any", "nothing": 1}]}',
    });
    expect(await givenFor(configs, 'a.ts')).toEqual({ duplicate: 'any', allowedCodes: [499] });
    expect(configs.messages()).toHaveLength(5);
  });

  test('names of what every object has are names like any other', async () => {
    const text =
      '{"__proto__": {"duplicate": "400"}, "constructor": 1, "levels": {"__proto__": "off", "toString": "off"}, "overrides": [{"files": "a", "__proto__": {"files": "b"}}]}';
    const configs = project({ 'status-hints.config.json': text });
    expect(await givenFor(configs, 'a.ts')).toEqual({});
    expect(configs.messages().map((each) => each.replace(/^\S+ /, ''))).toEqual([
      'There is no setting __proto__.',
      'There is no setting constructor.',
      'levels names __proto__, and there is no such rule.',
      'levels names toString, and there is no such rule.',
      'There is no setting __proto__.',
    ]);
  });
});

describe('overrides', () => {
  const configs = project({
    'api/status-hints.config.json': JSON.stringify({
      levels: { 'no-error-leak': 'error', 'no-final-1xx': 'error' },
      duplicate: '409',
      overrides: [
        { files: 'src/legacy/**', levels: { 'no-error-leak': 'off' }, duplicate: 'any' },
        { files: ['*.gen.ts'], excludedFiles: 'src/legacy', duplicate: '422' },
        { files: 'src/legacy/new.ts', duplicate: '400' },
      ],
    }),
  });
  const base = { 'levels.no-error-leak': 'error', 'levels.no-final-1xx': 'error', duplicate: '409' };
  test.each([
    ['src/a.ts', base],
    ['src/legacy/a.ts', { ...base, 'levels.no-error-leak': 'off', duplicate: 'any' }],
    ['src/legacy/new.ts', { ...base, 'levels.no-error-leak': 'off', duplicate: '400' }],
    ['lib/a.gen.ts', { ...base, duplicate: '422' }],
    ['src/legacy/a.gen.ts', { ...base, 'levels.no-error-leak': 'off', duplicate: 'any' }],
  ])('%s', async (file, given) => {
    expect(await givenFor(configs, `api/${file}`)).toEqual(given);
  });

  test('files of the same overrides share what is set', async () => {
    const config = await configs.of('/p/api/a.ts');
    const one = config?.givenFor('/p/api/src/legacy/a.ts');
    expect(config?.givenFor('/p/api/src/legacy/deep/b.ts')).toBe(one);
    expect(config?.givenFor('/p/api/src/a.ts')).not.toBe(one);
  });
});

describe('extends', () => {
  test('what is extended comes first, the later of several before the earlier', async () => {
    const configs = project({
      'base/a.json':
        '{"validation": "400", "duplicate": "400", "delete.success": "200", "levels": {"no-error-leak": "off"}}',
      'base/b.jsonc': '{"extends": "./c.json", "duplicate": "422"}',
      'base/c.json': '{"duplicate": "any", "emptyCollection": "404"}',
      'api/status-hints.config.json':
        '{"extends": ["../base/a.json", "../base/b.jsonc"], "validation": "split", "levels": {"no-final-1xx": "hint"}}',
    });
    expect(await givenFor(configs, 'api/a.ts')).toEqual({
      validation: 'split',
      duplicate: '422',
      'delete.success': '200',
      emptyCollection: '404',
      'levels.no-error-leak': 'off',
      'levels.no-final-1xx': 'hint',
    });
    expect((await configs.of('/p/api/a.ts'))?.files.map((file) => file.slice('/p/'.length))).toEqual([
      'api/status-hints.config.json',
      'base/b.jsonc',
      'base/c.json',
      'base/a.json',
    ]);
  });

  test('globs are relative to the file that they stand in; own settings come before overrides of what is extended', async () => {
    const configs = project({
      'base.json': '{"overrides": [{"files": "api/old/**", "duplicate": "400", "validation": "400"}]}',
      'api/status-hints.config.json':
        '{"extends": "../base.json", "validation": "split", "overrides": [{"files": "old/x.ts", "codeStyle": "number"}]}',
    });
    expect(await givenFor(configs, 'api/old/x.ts')).toEqual({
      duplicate: '400',
      validation: 'split',
      codeStyle: 'number',
    });
    expect(await givenFor(configs, 'api/new.ts')).toEqual({ validation: 'split' });
  });

  test('circles, ways without end and too many files are named', async () => {
    const circle = project({
      'status-hints.config.json': '{"extends": "./a.json", "duplicate": "400"}',
      'a.json': '{"extends": ["./b.json"], "validation": "400"}',
      'b.json': '{"extends": "./a.json"}',
    });
    expect(await givenFor(circle, 'x.ts')).toEqual({ duplicate: '400', validation: '400' });
    expect(circle.messages()).toEqual(['b.json:1:13 extends leads in a circle: a.json → b.json → a.json.']);

    const long = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [`${at}.json`, `{"extends": "./${at + 1}.json"}`]),
    );
    const deep = project({ ...long, 'status-hints.config.json': '{"extends": "./0.json"}' });
    await deep.of('/p/x.ts');
    expect(deep.messages()).toEqual([
      '8.json:1:13 More than 10 files extend one another here: this one is not read.',
    ]);

    const wide = Object.fromEntries(
      Array.from({ length: 4 }, (_, at) => [
        `${at}.json`,
        JSON.stringify({ extends: Array.from({ length: 9 }, () => `./${at + 1}.json`) }),
      ]),
    );
    const many = project({ ...wide, '4.json': '{}', 'status-hints.config.json': '{"extends": "./0.json"}' });
    await many.of('/p/x.ts');
    expect(many.messages().every((each) => each.includes('More than 50 files are extended'))).toBe(true);
    expect(many.messages()).not.toEqual([]);
  });

  test('what is wrong in a file that several extend is named once', async () => {
    const configs = project({
      'base.json': '{"nothing": 1, "extends": "./none.json"}',
      'a/status-hints.config.json': '{"extends": "../base.json"}',
      'b/status-hints.config.json': '{"extends": "../base.json"}',
    });
    await configs.of('/p/a/x.ts');
    await configs.of('/p/b/x.ts');
    expect(configs.messages()).toEqual([
      'base.json:1:2 There is no setting nothing.',
      'base.json:1:27 "./none.json" does not exist, or holds no configuration that can be used.',
    ]);
  });
});

test('each value knows where it stands', async () => {
  const configs = project({
    'base.json': '{\n  "duplicate": "400"\n}',
    'status-hints.config.json':
      '{\n  "extends": "./base.json",\n  "levels": {\n    "no-error-leak": "off"\n  }\n}',
  });
  const given = (await configs.of('/p/a.ts'))?.givenFor('/p/a.ts');
  expect(given?.get('duplicate')?.from).toEqual({ file: '/p/base.json', line: 1, character: 15 });
  expect(given?.get('levels.no-error-leak')?.from).toEqual({
    file: '/p/status-hints.config.json',
    line: 3,
    character: 21,
  });
});

test('a file that somebody names may have any name', async () => {
  const configs = project({ 'strict.json': '{"preset": "strict"}', 'broken.json': '{' });
  expect([...((await configs.named('/p/strict.json'))?.givenFor('/p/a.ts') ?? [])]).toHaveLength(1);
  expect(await configs.named('/p/broken.json')).toBeUndefined();
  expect(await configs.named('/p/none.json')).toBeUndefined();
});
