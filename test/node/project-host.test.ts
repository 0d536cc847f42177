import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolverOf } from '../../server/src/engine/project/resolve/resolver';
import { withSlashes } from '../../server/src/node/display-path';
import { diskHost } from '../../server/src/node/project-host';
import { folderWith } from './support';

const SOURCE = 'export const status = 404;\n';

describe('a project on the disk', () => {
  const folder = folderWith({
    'src/b.js': SOURCE,
    'src/a.ts': SOURCE,
    'src/bom.ts': '\uFEFFexport {};\n',
    'src/latin1.js': Buffer.from('// caf\xe9\n', 'latin1'),
    'src/binary.js': Buffer.from('a\0b'),
    'src/huge.js': `// ${'x'.repeat(5 * 1024 * 1024)}\n`,
    'src/minified.js': 'var a=function(b){return c(b);};'.repeat(1000),
    'package.json': `{"files":[${'"a","b",'.repeat(1000)}"c"]}`,
    'empty/.keep': '',
  });
  const host = diskHost(folder);
  const at = (path: string): string => `${host.root}/${path}`;

  test('has locations with slashes and no slash at the end', () => {
    expect(host.root).toBe(withSlashes(folder));
    expect(diskHost(folder + '/').root).toBe(host.root);
  });

  test('tells what is a file, a folder or nothing', () => {
    const paths = ['src', 'src/a.ts', 'src/none.ts', 'none/a.ts', 'src/a.ts/b', 'src/a.ts/'];
    expect(paths.map((path) => host.kindOf(at(path)))).toEqual([
      'folder',
      'file',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(host.kindOf(host.root)).toBe('folder');
  });

  test('lists names in order', () => {
    expect(host.list(host.root)).toEqual(['empty', 'package.json', 'src']);
    expect(host.list(at('src')).slice(0, 2)).toEqual(['a.ts', 'b.js']);
    expect([at('none'), at('src/a.ts'), `${host.root}/..`].flatMap(host.list)).toEqual([]);
  });

  test('decodes texts as they are linted', () => {
    expect(host.read(at('src/a.ts'))).toBe(SOURCE);
    expect(host.read(at('src/bom.ts'))).toBe('export {};\n');
    expect(host.read(at('src/latin1.js'))).toBe('// caf\uFFFD\n');
    expect(host.read(at('package.json'))).toContain('"files"');
  });

  test.each(['src', 'src/none.ts', 'src/binary.js', 'src/huge.js', 'src/minified.js', '../a.ts'])(
    'has no text for %s',
    (path) => {
      expect(host.read(at(path))).toBeUndefined();
    },
  );

  test('ends at its root', () => {
    const parent = host.root.slice(0, host.root.lastIndexOf('/'));
    for (const location of [
      parent,
      '/',
      '',
      '/etc/passwd',
      `${host.root}x/a.ts`,
      at('../x'),
      at('src/../../x'),
    ]) {
      expect([location, host.kindOf(location)]).toEqual([location, undefined]);
      expect([location, host.read(location)]).toEqual([location, undefined]);
    }
  });

  test('may not be there at all', () => {
    const gone = diskHost(join(folder, 'gone'));
    expect([gone.kindOf(gone.root), gone.read(`${gone.root}/a.ts`), gone.list(gone.root)]).toEqual([
      undefined,
      undefined,
      [],
    ]);
  });
});

// Windows lets only administrators make links.
describe.skipIf(process.platform === 'win32')('links', () => {
  const outside = folderWith({ 'secret.js': SOURCE });
  const folder = folderWith({ 'shared/errors.ts': SOURCE, 'src/a.ts': SOURCE });
  const link = (target: string, path: string): void => symlinkSync(target, join(folder, path));
  link('../shared', 'src/shared');
  link('../shared/errors.ts', 'src/errors.ts');
  link('.', 'src/circle');
  link('loop-b', 'src/loop-a');
  link('loop-a', 'src/loop-b');
  link('nothing', 'src/dangling.ts');
  link(outside, 'src/outside');
  link(join(outside, 'secret.js'), 'src/secret.js');
  link(folder, 'src/whole');
  const host = diskHost(folder);
  const at = (path: string): string => `${host.root}/${path}`;

  test('are followed inside of the root, and files there known by their own names', () => {
    for (const path of ['src/shared/errors.ts', 'src/errors.ts', 'src/whole/shared/errors.ts']) {
      expect(host.kindOf(at(path))).toBe('file');
      expect(host.read(at(path))).toBe(SOURCE);
      expect(host.realOf(at(path))).toBe(at('shared/errors.ts'));
    }
    expect(host.realOf(at('src/whole'))).toBe(host.root);
    expect(host.list(at('src/shared'))).toEqual(['errors.ts']);
    expect(resolverOf(host).resolve(at('src/a.ts'), './shared/errors')).toBe(at('shared/errors.ts'));
  });

  test('that lead in a circle, outside or nowhere are nothing', () => {
    for (const path of [
      'src/loop-a',
      'src/dangling.ts',
      'src/outside',
      'src/outside/secret.js',
      'src/secret.js',
    ]) {
      expect([path, host.kindOf(at(path)), host.read(at(path))]).toEqual([path, undefined, undefined]);
      expect(host.list(at(path))).toEqual([]);
    }
    expect(resolverOf(host).resolve(at('src/a.ts'), './outside/secret')).toBeUndefined();
  });

  test('to the folder itself can be gone through as often as one likes', () => {
    const path = `src/${'circle/'.repeat(30)}a.ts`;
    expect(host.realOf(at(path))).toBe(at('src/a.ts'));
    expect(resolverOf(host).resolve(at(path), './a')).toBe(at('src/a.ts'));
  });

  test('what they lead to is looked at again after changes', () => {
    expect(host.kindOf(at('src/shared/new.ts'))).toBeUndefined();
    writeFileSync(join(folder, 'shared/new.ts'), SOURCE);
    host.changed(at('shared/new.ts'));
    expect(host.kindOf(at('src/shared/new.ts'))).toBe('file');
  });

  test('the root may be reached by one', () => {
    const way = join(folderWith(), 'way');
    symlinkSync(folder, way);
    const linked = diskHost(way);
    expect(linked.read(`${linked.root}/src/a.ts`)).toBe(SOURCE);
    expect(linked.realOf(`${linked.root}/src/shared/errors.ts`)).toBe(`${linked.root}/shared/errors.ts`);
  });
});

describe('changes', () => {
  test('count once they are told', () => {
    const folder = folderWith({ 'src/a.ts': SOURCE });
    const host = diskHost(folder);
    const at = (path: string): string => `${host.root}/${path}`;
    const kinds = () => ['src/a.ts', 'src/b.ts', 'lib/deep/c.ts'].map((path) => host.kindOf(at(path)));
    expect(kinds()).toEqual(['file', undefined, undefined]);

    renameSync(join(folder, 'src/a.ts'), join(folder, 'src/b.ts'));
    mkdirSync(join(folder, 'lib/deep'), { recursive: true });
    writeFileSync(join(folder, 'lib/deep/c.ts'), SOURCE);
    expect(kinds()).toEqual(['file', undefined, undefined]);
    for (const path of ['src/a.ts', 'src/b.ts', 'lib/deep/c.ts']) host.changed(at(path));
    expect(kinds()).toEqual([undefined, 'file', 'file']);

    rmSync(join(folder, 'lib'), { recursive: true });
    writeFileSync(join(folder, 'lib'), 'a file now');
    host.changed(at('lib'));
    expect(host.kindOf(at('lib'))).toBe('file');
    expect(kinds()).toEqual([undefined, 'file', undefined]);
  });

  test('of which nobody told count once everything is forgotten', () => {
    const folder = folderWith({ 'a.ts': SOURCE });
    const host = diskHost(folder);
    expect(host.list(host.root)).toEqual(['a.ts']);
    writeFileSync(join(folder, 'b.ts'), SOURCE);
    host.forget();
    expect(host.list(host.root)).toEqual(['a.ts', 'b.ts']);
  });

  test('a text is always the one that is there', () => {
    const folder = folderWith({ 'a.ts': SOURCE });
    const host = diskHost(folder);
    const location = `${host.root}/a.ts`;
    expect(host.read(location)).toBe(SOURCE);
    writeFileSync(join(folder, 'a.ts'), 'export {};\n');
    expect(host.read(location)).toBe('export {};\n');
    rmSync(join(folder, 'a.ts'));
    expect(host.read(location)).toBeUndefined();
  });
});
