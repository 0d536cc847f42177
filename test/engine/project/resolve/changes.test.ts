import { describe, expect, test } from 'vitest';
import { resolverOf } from '../../../../server/src/engine/project/resolve/resolver';
import { memoryHost, type MemoryHost } from '../../../support/memory-host';
import { textsOf } from './leads';

/** A project, and what `src/a.ts` gets by a specifier. */
function project(files: Readonly<Record<string, unknown>>, links: Readonly<Record<string, string>> = {}) {
  const host = memoryHost({ 'src/a.ts': '', ...textsOf(files) }, { links });
  const { resolve, changed, forget } = resolverOf(host);
  return {
    host,
    forget,
    get: (specifier: string) => resolve(host.at('src/a.ts'), specifier)?.slice(host.root.length + 1),
    write: (path: string, content: unknown = ''): boolean => {
      host.write(path, textsOf({ [path]: content })[path] ?? '');
      return changed(host.at(path));
    },
    remove: (path: string): boolean => {
      host.remove(path);
      return changed(host.at(path));
    },
  };
}

describe('what is found follows', () => {
  test('a file that is created', () => {
    const { get, write } = project({});
    expect(get('./b')).toBeUndefined();
    expect(write('src/b.ts')).toBe(true);
    expect(get('./b')).toBe('src/b.ts');
  });

  test('a file that is created with the folders around it', () => {
    const { get, write } = project({});
    expect(get('../lib/errors/http')).toBeUndefined();
    expect(write('lib/errors/http.ts')).toBe(true);
    expect(get('../lib/errors/http')).toBe('lib/errors/http.ts');
  });

  test('a file that is deleted, and one that stands in for it', () => {
    const { get, write, remove } = project({ 'src/b.ts': '', 'src/b/index.ts': '' });
    expect(get('./b')).toBe('src/b.ts');
    expect(remove('src/b.ts')).toBe(true);
    expect(get('./b')).toBe('src/b/index.ts');
    expect(remove('src/b')).toBe(true);
    expect(get('./b')).toBeUndefined();
    expect(write('src/b.tsx')).toBe(true);
    expect(get('./b')).toBe('src/b.tsx');
  });

  test('a folder that is told of without its files', () => {
    const { host, get, write, remove } = project({ 'lib/b.ts': '' });
    expect(get('../lib/b')).toBe('lib/b.ts');
    host.remove('lib/b.ts');
    host.write('lib/c.ts', '');
    // The same folder with other files: only that it changed is known.
    expect(remove('lib/none')).toBe(false);
    expect(write('lib', '')).toBe(true);
    host.remove('lib');
    host.write('lib/c.ts', '');
    expect(get('../lib/b')).toBeUndefined();
  });

  test('what a configuration says', () => {
    const { get, write, remove } = project({ 'src/b.ts': '', 'lib/b.ts': '' });
    const paths = (folder: string) => ({ compilerOptions: { paths: { '@/*': [`${folder}/*`] } } });
    expect(get('@/b')).toBeUndefined();
    expect(write('tsconfig.json', paths('src'))).toBe(true);
    expect(get('@/b')).toBe('src/b.ts');
    expect(write('tsconfig.json', { extends: './base.json' })).toBe(true);
    expect(get('@/b')).toBeUndefined();
    expect(write('base.json', paths('lib'))).toBe(true);
    expect(get('@/b')).toBe('lib/b.ts');
    expect(write('base.json', paths('src'))).toBe(true);
    expect(get('@/b')).toBe('src/b.ts');
    expect(remove('tsconfig.json')).toBe(true);
    expect(get('@/b')).toBeUndefined();
  });

  test('what packages there are, and what they say', () => {
    const { get, write } = project({ 'package.json': { workspaces: ['packages/*'] } });
    expect(get('errors')).toBeUndefined();
    write('packages/errors/package.json', { name: 'errors' });
    write('packages/errors/src/index.ts');
    write('packages/errors/lib/main.js');
    expect(get('errors')).toBe('packages/errors/src/index.ts');
    expect(write('packages/errors/package.json', { name: 'errors', main: 'lib/main.js' })).toBe(true);
    expect(get('errors')).toBe('packages/errors/lib/main.js');
    expect(write('packages/errors/package.json', { name: 'faults' })).toBe(true);
    expect(get('errors')).toBeUndefined();
  });

  test('everything, once it is forgotten', () => {
    const { host, get, forget } = project({});
    expect(get('./b')).toBeUndefined();
    host.write('src/b.ts', '');
    expect(get('./b')).toBeUndefined();
    forget();
    expect(get('./b')).toBe('src/b.ts');
  });
});

describe('nothing changes', () => {
  test.each(['src/b.ts', 'src/a.ts'])('when %s is edited', (path) => {
    const { get, write } = project({ 'src/b.ts': '' });
    expect(get('./b')).toBe('src/b.ts');
    expect(write(path, 'export const edited = true;')).toBe(false);
  });

  test('when something comes or goes where nobody looked', () => {
    const { get, write, remove } = project({ 'src/b.ts': '', 'other/c.ts': '' });
    expect(get('./b')).toBe('src/b.ts');
    expect(write('other/d.ts')).toBe(false);
    expect(remove('other/d.ts')).toBe(false);
    expect(get('./b')).toBe('src/b.ts');
  });

  test('when it lies outside of the root', () => {
    const host = memoryHost({ 'a.ts': '' });
    const { changed } = resolverOf(host);
    expect([host.root, '/elsewhere/a.ts', '/project-of-another/a.ts', ''].map(changed)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

test('a file that a link leads to is known by its own name', () => {
  const { get } = project({ 'shared/errors.ts': '' }, { 'src/shared': 'shared' });
  expect(get('./shared/errors')).toBe('shared/errors.ts');
});

test('what a link leads to is followed by changes, too', () => {
  const { get, write, remove } = project(
    { 'shared/errors.ts': '' },
    { 'src/shared': 'shared', 'src/one.ts': 'shared/one.ts' },
  );
  expect([get('./shared/http'), get('./one')]).toEqual([undefined, undefined]);
  expect(write('shared/http.ts')).toBe(true);
  expect([get('./shared/http'), get('./one')]).toEqual(['shared/http.ts', undefined]);
  expect(write('shared/one.ts')).toBe(true);
  expect(get('./one')).toBe('shared/one.ts');
  expect(get('./shared/http')).toBe('shared/http.ts');
  expect(remove('shared/http.ts')).toBe(true);
  expect(get('./shared/http')).toBeUndefined();
});

test('of node_modules nothing is read but manifests; of the rest only configurations', () => {
  const { host, get } = project({
    'package.json': { workspaces: ['packages/*'], dependencies: { express: '5' } },
    'packages/errors/package.json': { name: 'errors' },
    'packages/errors/index.ts': '',
    'node_modules/express/package.json': { main: 'index.js' },
    'node_modules/express/index.js': '',
    'src/b.ts': '',
  });
  for (const specifier of [
    './b',
    'express',
    'errors',
    '../node_modules/express',
    '../node_modules/express/index.js',
  ])
    get(specifier);
  expect(
    host.asked.filter((each) => each.includes('/node_modules/') && !each.endsWith('/package.json')),
  ).toEqual([]);
  expect(host.asked.filter((each) => !/\.(?:json|yaml)$/.test(each))).toEqual([]);
});

test('each folder is listed once and each manifest read once, however many specifiers there are', () => {
  const listed: string[] = [];
  const inner: MemoryHost = memoryHost({ 'package.json': '{}', 'src/a.ts': '', 'src/b.ts': '' });
  const host = { ...inner, list: (folder: string) => (listed.push(folder), inner.list(folder)) };
  const { resolve } = resolverOf(host);
  for (const specifier of ['./b', './c', './b.js', 'express', 'fastify', './b'])
    resolve(inner.at('src/a.ts'), specifier);
  expect(listed).toEqual([...new Set(listed)]);
  expect(inner.asked).toEqual([...new Set(inner.asked)]);
});
