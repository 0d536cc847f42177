import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRootsIn } from '../../server/src/node/project-root';
import { folderWith } from './support';

/** The root of a file below a folder that stands for everything, as a path from there; `home` is a folder in it. */
function rootOf(
  files: readonly string[],
  file: string,
  { cwd = 'home/work', git = [] as readonly string[] } = {},
) {
  const folder = folderWith(Object.fromEntries([...files, file].map((path) => [path, ''])));
  for (const path of [...git.map((each) => `${each}/.git`), cwd])
    mkdirSync(join(folder, path), { recursive: true });
  const root = projectRootsIn({ cwd: join(folder, cwd), home: join(folder, 'home') })(join(folder, file));
  return root?.slice(folder.length + 1);
}

describe('the project of a file', () => {
  test('is the repository that it lies in, whatever packages are in that or above', () => {
    const packages = ['home/package.json', 'home/work/package.json', 'home/work/shop/api/package.json'];
    const file = 'home/work/shop/api/src/a.ts';
    expect(rootOf(packages, file, { git: ['home/work/shop'] })).toBe('home/work/shop');
    expect(rootOf(packages, file, { git: ['home/work/shop', 'home/work'] })).toBe('home/work/shop');
    expect(rootOf(packages, file, { git: ['home/work/shop'], cwd: 'home/work/shop/api' })).toBe(
      'home/work/shop',
    );
  });

  test('is the outermost package or workspace without a repository', () => {
    const file = 'home/work/shop/api/src/a.ts';
    expect(rootOf(['home/work/shop/api/package.json', 'home/work/shop/package.json'], file)).toBe(
      'home/work/shop',
    );
    expect(rootOf(['home/work/shop/pnpm-workspace.yaml'], file)).toBe('home/work/shop');
  });

  test('is the working folder where nothing tells', () => {
    expect(rootOf([], 'home/work/a/b.js')).toBe('home/work');
    expect(rootOf([], 'home/other/a/b.js')).toBe('home/other/a');
  });

  // Somebody checks a folder into which they have put several projects, of which one has its package elsewhere.
  test('is not the working folder where that holds several projects, but the widest towards the file that does not', () => {
    const others = ['home/work/a/package.json', 'home/work/b/package.json'];
    const file = 'home/work/forum/src/a.js';
    expect(rootOf(others, file)).toBe('home/work/forum');
    expect(rootOf([...others, 'home/work/forum/install/package.json'], file)).toBe('home/work/forum');
    expect(rootOf(['home/work/a/package.json'], file)).toBe('home/work');
    expect(rootOf([], file, { git: ['home/work/a', 'home/work/b'] })).toBe('home/work/forum');
    expect(rootOf(others, 'home/work/a.js')).toBeUndefined();
  });

  test('is never the home folder or one above it, whatever stands there', () => {
    const marked = { git: ['home', ''], cwd: 'home' };
    expect(rootOf(['home/package.json'], 'home/a.js', marked)).toBeUndefined();
    expect(rootOf(['home/package.json'], 'home/notes/a.js', marked)).toBe('home/notes');
    expect(rootOf(['home/package.json', 'home/shop/package.json'], 'home/shop/src/a.js', marked)).toBe(
      'home/shop',
    );
  });

  test('is never the folder of temporary files or the root of a drive', () => {
    const top = dirname(dirname(homedir()));
    for (const folder of [tmpdir(), homedir(), top])
      expect(projectRootsIn({ cwd: folder })(join(folder, 'a.js'))).toBeUndefined();
  });

  // As the paths of another system look here; going upward from there never comes to a root.
  test('is none where the path is not absolute', () => {
    for (const path of ['c:/work/a.js', 'c:', 'a.js', '']) {
      const root = projectRootsIn({ cwd: '' })(path);
      expect([path, root === undefined || path.startsWith(root)]).toEqual([path, true]);
    }
  });
});
