import { describe, expect, test } from 'vitest';
import { leads, sources } from './leads';

const paths = (entries: object, more: object = {}): object => ({
  compilerOptions: { paths: entries, ...more },
});

describe('paths of a configuration', () => {
  test.each([
    ['a pattern', { '@/*': ['src/*'] }, '@/errors', 'src/errors.ts'],
    ['an exact name', { errors: ['src/errors'] }, 'errors', 'src/errors.ts'],
    ['a star in the middle', { '@/*/model': ['src/*/model'] }, '@/user/model', 'src/user/model.ts'],
    ['the first target that is there', { '@/*': ['gen/*', 'src/*'] }, '@/errors', 'src/errors.ts'],
    ['a folder', { '@errors': ['src/errors'] }, '@errors', 'src/errors/index.ts'],
    ['an ending of the output', { '@/*': ['src/*'] }, '@/errors.js', 'src/errors.ts'],
    ['the longest start', { '@/*': ['src/*'], '@/db/*': ['db/*'] }, '@/db/user', 'db/user.ts'],
    ['everything', { '*': ['src/*'] }, 'errors', 'src/errors.ts'],
    ['output', { '@/*': ['dist/*'] }, '@/errors', 'src/errors.ts'],
    ['a name of its own for #', { '#/*': ['src/*'] }, '#/errors', 'src/errors.ts'],
    ['a dollar that is a dollar', { '@/*': ['src/*'] }, '@/$&', 'src/$&.ts'],
  ])('name %s', (_, entries, specifier, file) => {
    const others = sources('src/db/user.ts');
    expect(leads({ 'tsconfig.json': paths(entries), ...others, [file]: '' }, 'src/a.ts', specifier)).toBe(
      file,
    );
  });

  test('start from the base URL', () => {
    const config = paths({ '@/*': ['./*'] }, { baseUrl: 'src' });
    expect(leads({ 'tsconfig.json': config, 'src/b.ts': '' }, 'src/a.ts', '@/b')).toBe('src/b.ts');
  });

  test('are read from jsconfig.json, and with comments, trailing commas, a BOM and CRLF', () => {
    const text =
      '\uFEFF{\r\n  // why\r\n  "compilerOptions": {\r\n    "paths": { "@/*": ["src/*",], /* all */ },\r\n  },\r\n}\r\n';
    expect(leads({ 'jsconfig.json': text, 'src/b.js': '' }, 'src/a.js', '@/b')).toBe('src/b.js');
  });

  test.each([
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '{"compilerOptions":{"paths":{"@/*":"src/*"}}}',
    '{"extends":7}',
    '['.repeat(90_000),
  ])('a configuration that is not one says nothing: %.60s', (text) => {
    expect(leads({ 'tsconfig.json': text, 'src/b.ts': '' }, 'src/a.ts', '@/b')).toBeUndefined();
  });

  test('lead nowhere outside of the root or into node_modules', () => {
    const config = paths({ '@/*': ['../other/*', 'node_modules/*', '/etc/*'] });
    const files = { 'tsconfig.json': config, ...sources('node_modules/b.ts') };
    expect(leads(files, 'src/a.ts', '@/b')).toBeUndefined();
  });
});

describe('what a configuration extends', () => {
  const base = paths({ '@/*': ['src/*'] });

  test.each([
    ['by its name', 'tsconfig.base.json', './tsconfig.base.json'],
    ['without the ending', 'tsconfig.base.json', './tsconfig.base'],
    ['in a list', 'tsconfig.base.json', ['./missing.json', './tsconfig.base.json']],
  ])('is found %s', (_, location, extended) => {
    const files = { 'tsconfig.json': { extends: extended }, [location]: base, 'src/b.ts': '' };
    expect(leads(files, 'src/a.ts', '@/b')).toBe('src/b.ts');
  });

  test('starts from its own folder', () => {
    const files = {
      'apps/api/tsconfig.json': { extends: '../../tsconfig.base.json' },
      'tsconfig.base.json': paths({ '@acme/*': ['libs/*/src'] }),
      'libs/errors/src/index.ts': '',
    };
    expect(leads(files, 'apps/api/src/a.ts', '@acme/errors')).toBe('libs/errors/src/index.ts');
  });

  test('gives way to what the configuration says itself, and to what the later of a list says', () => {
    const files = {
      'tsconfig.json': { extends: ['./one.json', './two.json'] },
      'one.json': paths({ '@/*': ['one/*'] }),
      'two.json': paths({ '@/*': ['two/*'] }),
      ...sources('one/b.ts', 'two/b.ts', 'own/b.ts'),
    };
    expect(leads(files, 'src/a.ts', '@/b')).toBe('two/b.ts');
    const own = { ...files, 'tsconfig.json': { extends: './two.json', ...paths({ '@/*': ['own/*'] }) } };
    expect(leads(own, 'src/a.ts', '@/b')).toBe('own/b.ts');
  });

  test('may be a package of the repository', () => {
    const files = {
      'package.json': { workspaces: ['packages/*'] },
      'packages/config/package.json': { name: '@acme/config' },
      'packages/config/node.json': paths({ '@/*': ['${configDir}/src/*'] }),
      'packages/api/tsconfig.json': { extends: '@acme/config/node.json' },
      'packages/api/src/b.ts': '',
    };
    expect(leads(files, 'packages/api/src/a.ts', '@/b')).toBe('packages/api/src/b.ts');
  });

  test('is not read in node_modules, where only manifests are', () => {
    const files = {
      'tsconfig.json': { extends: './node_modules/@tsconfig/node/tsconfig.json' },
      'node_modules/@tsconfig/node/tsconfig.json': paths({ '@/*': ['../../../src/*'] }),
      'src/b.ts': '',
    };
    expect(leads(files, 'src/a.ts', '@/b')).toBeUndefined();
  });

  test('may go in a circle', () => {
    const files = {
      'tsconfig.json': { extends: './a.json' },
      'a.json': { extends: ['./tsconfig.json', './a.json'], ...paths({ '@/*': ['src/*'] }) },
      'src/b.ts': '',
    };
    expect(leads(files, 'src/a.ts', '@/b')).toBe('src/b.ts');
  });
});

describe('of several configurations', () => {
  test('the nearest counts', () => {
    const files = {
      'tsconfig.json': paths({ '@/*': ['src/*'] }),
      'apps/api/tsconfig.json': paths({ '@/*': ['src/*'] }),
      ...sources('src/b.ts', 'apps/api/src/b.ts'),
    };
    expect(leads(files, 'apps/api/src/a.ts', '@/b')).toBe('apps/api/src/b.ts');
  });

  test('one without paths hides none above it in its package', () => {
    const files = {
      'tsconfig.json': paths({ '@/*': ['src/*'] }),
      'src/server/tsconfig.json': {},
      'src/b.ts': '',
    };
    expect(leads(files, 'src/server/a.ts', '@/b')).toBe('src/b.ts');
    const apart = { ...files, 'src/server/package.json': {} };
    expect(leads(apart, 'src/server/a.ts', '@/b')).toBeUndefined();
  });

  test('that counts which includes the file', () => {
    const files = {
      'tsconfig.json': {
        files: [],
        references: [{ path: './tsconfig.app.json' }, { path: './tsconfig.server.json' }],
      },
      'tsconfig.app.json': { include: ['app/**/*.ts'], ...paths({ '@/*': ['app/*'] }) },
      'tsconfig.server.json': { include: ['server'], ...paths({ '@/*': ['server/*'] }) },
      ...sources('app/b.ts', 'server/b.ts'),
    };
    expect(leads(files, 'server/a.ts', '@/b')).toBe('server/b.ts');
    expect(leads(files, 'app/a.ts', '@/b')).toBe('app/b.ts');
  });

  test('those for tests do not count', () => {
    const files = {
      'tsconfig.json': {},
      'tsconfig.spec.json': paths({ gallery: ['mocks/gallery'] }),
      'mocks/gallery.ts': '',
    };
    expect(leads(files, 'src/a.ts', 'gallery')).toBeUndefined();
  });

  test('one in another folder counts for the files that it includes', () => {
    const files = {
      'tsconfig.json': {
        files: [],
        references: [{ path: 'config/tsconfig.server.json' }, { path: 'gone' }, 7],
      },
      'config/tsconfig.server.json': { include: ['../server'], ...paths({ '@/*': ['../server/*'] }) },
      'server/b.ts': '',
    };
    expect(leads(files, 'server/a.ts', '@/b')).toBe('server/b.ts');
    expect(leads(files, 'web/a.ts', '@/b')).toBeUndefined();
  });
});

describe('a base URL', () => {
  const config = { compilerOptions: { baseUrl: './src' } };

  test('makes names of folders below it', () => {
    expect(leads({ 'tsconfig.json': config, 'src/errors/http.ts': '' }, 'src/a.ts', 'errors/http')).toBe(
      'src/errors/http.ts',
    );
  });

  // Which of the two is meant hangs on how the program is started.
  test.each(['config', 'path', 'node:path', 'fs/promises'])(
    'leaves %s to the package of that name',
    (specifier) => {
      const files = {
        'tsconfig.json': config,
        'package.json': { dependencies: { config: '^4.0.0' } },
        ...sources('src/config.ts', 'src/path.ts', 'src/fs/promises.ts', 'src/node:path.ts'),
      };
      expect(leads(files, 'src/a.ts', specifier)).toBeUndefined();
    },
  );
});
