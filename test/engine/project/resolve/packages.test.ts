import { describe, expect, test } from 'vitest';
import { packagesInYaml } from '../../../../server/src/engine/project/resolve/workspaces';
import { leads, sources } from './leads';

describe('names of a package for itself', () => {
  test.each([
    ['#errors', { '#errors': './src/errors.js' }, 'src/errors.js'],
    ['#lib/errors', { '#lib/*': './src/*.js' }, 'src/errors.js'],
    ['#lib/errors.js', { '#lib/*': './src/*' }, 'src/errors.ts'],
    ['#lib/a/b', { '#lib/*': './src/*.js', '#lib/a/*': './other/*.js' }, 'other/b.js'],
    [
      '#db',
      { '#db': { browser: './src/web.js', node: './src/node.js', default: './src/any.js' } },
      'src/node.js',
    ],
    ['#db', { '#db': { import: { types: './src/db.d.ts', default: './src/db.js' } } }, 'src/db.js'],
    ['#db', { '#db': ['./missing.js', './src/db.js'] }, 'src/db.js'],
    ['#db', { '#db': './dist/db.js' }, 'src/db.ts'],
  ])('%s', (specifier, imports, file) => {
    const files = { 'package.json': { imports }, ...sources('src/web.js', file) };
    expect(leads(files, 'src/a.js', specifier)).toBe(file);
  });

  test('those of the nearest package count alone', () => {
    const files = {
      'package.json': { imports: { '#b': './b.js' } },
      'api/package.json': {},
      'b.js': '',
    };
    expect(leads(files, 'a.js', '#b')).toBe('b.js');
    expect(leads(files, 'api/a.js', '#b')).toBeUndefined();
  });

  test.each([{ '#b': null }, { '#b': '../b.js/../../x' }, '#b', null, { '#b': 7 }, nested(500)])(
    'what is no target leads nowhere',
    (imports) => {
      expect(leads({ 'package.json': { imports }, 'b.js': '' }, 'a.js', '#b')).toBeUndefined();
    },
  );

  test('its own name leads to what it exports', () => {
    const files = {
      'package.json': { name: 'api', exports: { '.': './src/index.js', './errors': './src/errors.js' } },
      ...sources('src/index.js', 'src/errors.js'),
    };
    expect(leads(files, 'src/a.js', 'api')).toBe('src/index.js');
    expect(leads(files, 'src/a.js', 'api/errors')).toBe('src/errors.js');
  });

  test('its own name is not its own where a dependency or Node has it', () => {
    const service = { name: 'fastify', main: 'server.js', exports: './server.js' };
    const used = { 'package.json': { ...service, dependencies: { fastify: '^5.0.0' } }, 'server.js': '' };
    expect(leads(used, 'app.js', 'fastify')).toBeUndefined();
    const events = { 'package.json': { name: 'events', main: 'server.js' }, 'server.js': '' };
    expect(leads(events, 'app.js', 'events')).toBeUndefined();
  });
});

describe('packages of a workspace', () => {
  const errors = (manifest: object, ...files: readonly string[]): Record<string, unknown> => ({
    'package.json': { workspaces: ['packages/*'] },
    'packages/errors/package.json': { name: '@acme/errors', ...manifest },
    ...sources(...files.map((file) => `packages/errors/${file}`)),
  });

  test.each([
    ['main', { main: 'lib/start.js' }, 'lib/start.js'],
    ['main without ending', { main: './lib/start' }, 'lib/start.js'],
    ['a main that is yet to be built', { main: 'dist/index.js' }, 'src/index.ts'],
    ['types', { types: './dist/errors.d.ts' }, 'src/errors.ts'],
    ['source', { source: 'src/main.ts', main: 'dist/main.js' }, 'src/main.ts'],
    ['exports as a text', { exports: './dist/index.js' }, 'src/index.ts'],
    ['exports as conditions', { exports: { types: './dist/i.d.ts', default: './dist/i.js' } }, 'src/i.ts'],
    ['exports of source', { exports: { '.': { import: './dist/x.js', source: './src/y.ts' } } }, 'src/y.ts'],
    ['nothing', {}, 'index.js'],
    ['nothing, with sources in src', {}, 'src/index.ts'],
  ])('are entered by %s', (_, manifest, file) => {
    expect(leads(errors(manifest, file), 'packages/api/src/a.ts', '@acme/errors')).toBe(
      `packages/errors/${file}`,
    );
  });

  test.each([
    ['@acme/errors/http', { exports: { './http': './dist/http.js' } }, 'src/http.ts'],
    ['@acme/errors/http', { exports: { './*': './src/*.ts' } }, 'src/http.ts'],
    ['@acme/errors/src/http', {}, 'src/http.ts'],
    ['@acme/errors/http', {}, 'src/http.ts'],
    ['@acme/errors/dist/http', {}, 'src/http.ts'],
  ])('have files: %s', (specifier, manifest, file) => {
    expect(leads(errors(manifest, file), 'packages/api/a.ts', specifier)).toBe(`packages/errors/${file}`);
  });

  test.each([
    ['a list', { 'package.json': { workspaces: ['libs/errors'] } }],
    ['an object', { 'package.json': { workspaces: { packages: ['libs/*'] } } }],
    ['pnpm', { 'pnpm-workspace.yaml': 'packages:\n  - "libs/*"\n' }],
    ['lerna', { 'lerna.json': { packages: ['libs/*'] } }],
    ['any depth', { 'package.json': { workspaces: ['./libs/**'] } }],
    ['alternatives', { 'package.json': { workspaces: ['{apps,libs}/*'] } }],
    ['a path of the dependency', { 'api/package.json': { dependencies: { errors: 'file:../libs/errors' } } }],
    ['a promise of the dependency', { 'api/package.json': { devDependencies: { errors: 'workspace:^' } } }],
  ])('are told of by %s', (_, files) => {
    const lib = { 'libs/errors/package.json': { name: 'errors' }, 'libs/errors/index.js': '' };
    expect(leads({ ...lib, ...files }, 'api/a.js', 'errors')).toBe('libs/errors/index.js');
  });

  test('those that are left out are none', () => {
    const files = {
      'package.json': { workspaces: ['packages/**', '!**/old/**'] },
      'packages/old/errors/package.json': { name: 'errors' },
      'packages/old/errors/index.js': '',
    };
    expect(leads(files, 'packages/api/a.js', 'errors')).toBeUndefined();
  });

  test('of two of one name the nearer counts, and of two as near neither', () => {
    const files = {
      'package.json': { workspaces: ['*/packages/*'] },
      'one/packages/errors/package.json': { name: 'errors' },
      'two/packages/errors/package.json': { name: 'errors' },
      ...sources('one/packages/errors/index.js', 'two/packages/errors/index.js'),
    };
    expect(leads(files, 'one/packages/api/a.js', 'errors')).toBe('one/packages/errors/index.js');
    expect(leads(files, 'three/a.js', 'errors')).toBeUndefined();
  });

  test('other packages lead nowhere, and nothing of node_modules is taken', () => {
    const files = {
      'package.json': { workspaces: ['**'], dependencies: { express: '^5.0.0' } },
      'node_modules/express/package.json': { name: 'express', main: 'index.js' },
      'node_modules/express/index.js': '',
    };
    for (const specifier of [
      'express',
      'express/index.js',
      'node:fs',
      'fs',
      '@acme',
      '@acme/',
      '',
      'constructor',
    ])
      expect(leads(files, 'a.js', specifier)).toBeUndefined();
  });

  test('globs that would take for ever name nothing', () => {
    const files = {
      'package.json': { workspaces: ['*a*a*a*a*a*a*b', '**/**/**/**/**/x', '../*', 7] },
      [`${'a'.repeat(200)}/package.json`]: { name: 'errors' },
      [`${'a'.repeat(200)}/index.js`]: '',
    };
    expect(leads(files, 'a.js', 'errors')).toBeUndefined();
  });
});

describe('aliases of tools', () => {
  test.each([
    [
      'module-alias',
      { 'package.json': { _moduleAliases: { '@lib': 'src/lib', '@': 'src' } } },
      '@lib/b',
      'src/lib/b.js',
    ],
    ['module-alias', { 'package.json': { _moduleAliases: { '@b': 'src/b.js' } } }, '@b', 'src/b.js'],
    [
      'root-import',
      { '.babelrc': { plugins: [['babel-plugin-root-import', { rootPathSuffix: './src' }]] } },
      '~/b',
      'src/b.js',
    ],
    ['root-import', { 'package.json': { babel: { plugins: ['root-import'] } } }, '~/src/b', 'src/b.js'],
    [
      'module-resolver',
      {
        'babel.config.json': { plugins: [['module-resolver', { root: ['./src'], alias: { db: './data' } }]] },
      },
      'db/b',
      'data/b.js',
    ],
    [
      'module-resolver',
      { '.babelrc': { plugins: [['module-resolver', { root: './src' }]] } },
      'x/b',
      'src/x/b.js',
    ],
  ])('%s', (_, files, specifier, file) => {
    expect(leads({ 'package.json': {}, ...files, [file]: '' }, 'src/a.js', specifier)).toBe(file);
  });

  test('a name is not the beginning of another', () => {
    const files = {
      'package.json': { _moduleAliases: { '@lib': 'src' } },
      'src/rary/b.js': '',
      'srcrary/b.js': '',
    };
    expect(leads(files, 'a.js', '@library/b')).toBeUndefined();
  });
});

test.each([
  [
    'packages:\n  - "apps/*"\n  - libs/* # all\n\n  # more\n  - \'!x\'\ncatalog:\n  - no\n',
    ['apps/*', 'libs/*', '!x'],
  ],
  ['packages:\r\n- a\r\n- b\r\n', ['a', 'b']],
  ['packages: [a, "b"]\n', ['a', 'b']],
  ['packages:\n', []],
  ['catalog:\n  a: 1\n', []],
])('the packages of %j', (yaml, packages) => {
  expect(packagesInYaml(yaml)).toEqual(packages);
});

function nested(depth: number): unknown {
  let value: unknown = './b.js';
  for (let at = 0; at < depth; at++) value = [value];
  return { '#b': value };
}
