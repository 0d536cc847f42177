import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type AnySchema } from 'ajv';
import { describe, expect, test } from 'vitest';
import { readConfigFile } from '../../server/src/engine/config/file/config-file';
import { PROJECT_KEYS } from '../../server/src/engine/config/declaration';
import { CATALOGUE } from '../../server/src/engine/lint/catalogue';
import { plainValue, readJsonTree } from '../../server/src/engine/text/json-tree';
import { root } from '../house/sources';

const schemaOf = (name: string): AnySchema =>
  JSON.parse(readFileSync(join(root, 'server', 'schema', `${name}.schema.json`), 'utf8')) as AnySchema;
const ajv = new Ajv({
  strictSchema: true,
  allowUnionTypes: true,
  keywords: ['allowComments', 'allowTrailingCommas', 'markdownDescription', 'enumDescriptions'],
});
const isConfig = ajv.compile(schemaOf('config'));
const isManifest = ajv.compile(schemaOf('package'));
const rules = CATALOGUE.map(({ meta }) => meta);
const problemsOf = (text: string): readonly string[] =>
  readConfigFile('/p/status-hints.config.jsonc', text, rules).problems.map(({ message }) => message);

describe('the schema and the reader refuse the same', () => {
  test.each<[unknown, boolean]>([
    [{}, true],
    [{ $schema: 'x', preset: 'rfc', levels: { 'no-error-leak': 'off' }, includeTests: true }, true],
    [{ 'levels.no-error-leak': 'hint', auth: { wrongCredentials: 'any' }, 'delete.success': '204' }, true],
    [{ extends: './a.json', overrides: [{ files: 'a', validation: '400' }] }, true],
    [
      { extends: ['../a.jsonc'], overrides: [{ files: ['a'], excludedFiles: ['b/**'], preset: 'strict' }] },
      true,
    ],
    [
      {
        allowedCodes: [499],
        exemptPaths: ['/health'],
        responseHelpers: [],
        authGuards: ['a'],
        errorHandlers: ['b'],
      },
      true,
    ],
    [[], false],
    [{ preset: 'all' }, false],
    [{ codeLens: true }, false],
    [{ levels: { nothing: 'off' } }, false],
    [{ levels: { 'no-error-leak': 'loud' } }, false],
    [{ 'levels.no-error-leak': 'loud' }, false],
    [{ auth: { wrongCredential: '401' } }, false],
    [{ delete: { success: 204 } }, false],
    [{ allowedCodes: [42] }, false],
    [{ exemptPaths: [''] }, false],
    [{ extends: 'package' }, true], // Told when it is followed.
    [{ overrides: {} }, false],
    [{ overrides: [{ validation: '400' }] }, false],
    [{ overrides: [{ files: 1 }] }, false],
    [{ overrides: [{ files: '!a' }] }, false],
    [{ overrides: [{ files: 'a/../b' }] }, false],
    [{ overrides: [{ files: 'a', includeTests: true }] }, false],
    [{ overrides: [{ files: 'a', extends: './a.json' }] }, false],
  ])('%j', (config, isGood) => {
    expect(problemsOf(JSON.stringify(config)).length === 0).toBe(isGood);
    const isFollowed = JSON.stringify(config) === '{"extends":"package"}';
    expect(isConfig(config)).toBe(isGood && !isFollowed);
    expect(isManifest({ name: 'x', statusHints: config })).toBe(isGood && !isFollowed);
  });
});

test('a manifest without anything of ours is fine', () => {
  expect(isManifest({ name: 'x', type: 'module', dependencies: {} })).toBe(true);
});

test('each setting and each rule is described, and each choice too', () => {
  const { definitions } = schemaOf('config') as {
    readonly definitions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  for (const key of PROJECT_KEYS) {
    const { description, default: fallback, enum: choices, enumDescriptions } = definitions[key]!;
    expect(description, key).toMatch(/^[A-Z].+\.$/);
    expect(fallback, key).toBeDefined();
    if (key !== 'includeTests')
      expect((choices as unknown[] | undefined)?.length, key).toBe(
        (enumDescriptions as unknown[] | undefined)?.length,
      );
  }
  const levels = definitions['levels']!['properties'] as Readonly<
    Record<string, { readonly description: string }>
  >;
  expect(Object.keys(levels)).toEqual(rules.map(({ id }) => id));
  expect(
    Object.values(levels).filter(
      ({ description }) => !/^Reports .+ Its own level is \w+\.$/.test(description),
    ),
  ).toEqual([]);
});

describe('what the documents show is a configuration without a problem', () => {
  const shown = ['README.md', 'docs/configuration.md'].flatMap((name) => {
    const text = readFileSync(join(root, name), 'utf8').replaceAll('\r\n', '\n');
    return [...text.matchAll(/^```jsonc\n(\/\/ status-hints\.config\.jsonc\n[^]*?)\n```$/gm)].map(
      ([, fence = '']) => fence,
    );
  });
  test('there are some', () => {
    expect(shown.length).toBeGreaterThan(1);
  });
  test.each(shown)('%s', (text) => {
    expect(problemsOf(text)).toEqual([]);
    const read = readJsonTree(text);
    expect('root' in read && isConfig(plainValue(read.root))).toBe(true);
  });
});
