import { expect, test } from 'vitest';
import { excludePattern } from '../../client/src/requests/exclude-pattern';
import { foldersBetween, isInside } from '../../client/src/requests/inside';

const folder = { scheme: 'vscode-vfs', authority: 'github', path: '/someone/shop' };
const at = (path: string) => ({ ...folder, path });

test('what lies below a folder is inside it', () => {
  expect(isInside(folder, at('/someone/shop/package.json'))).toBe(true);
  expect(isInside(at('/'), at('/package.json'))).toBe(true);
});

test('what only begins with its name is not, nor the folder itself, nor another machine', () => {
  expect(isInside(folder, at('/someone/shop-secrets/keys.json'))).toBe(false);
  expect(isInside(folder, at('/someone/package.json'))).toBe(false);
  expect(isInside(folder, folder)).toBe(false);
  expect(isInside(folder, { ...at('/someone/shop/package.json'), authority: 'gitlab' })).toBe(false);
  expect(isInside(folder, { ...at('/someone/shop/package.json'), scheme: 'file' })).toBe(false);
});

test('nobody climbs out', () => {
  expect(isInside(folder, at('/someone/shop/../../etc/passwd'))).toBe(false);
  expect(isInside(folder, at('/someone/shop/..\\secrets.json'))).toBe(false);
  expect(isInside(folder, at('/someone/shop/..rc'))).toBe(true);
});

test('a search leaves out what the settings switch on, and installed packages always', () => {
  expect(excludePattern({ '**/bower_components': true, '**/*.code-search': false })).toBe(
    '{**/node_modules,**/bower_components}',
  );
  expect(excludePattern({ '**/node_modules': false })).toBe('{**/node_modules}');
  expect(excludePattern({ '**/*.js': { when: '$(basename).ts' } })).toBe('{**/node_modules}');
  expect(excludePattern(undefined)).toBe('{**/node_modules}');
});

// Any of them may be a link that leads out of the workspace.
test('each folder on the way to a file is looked at', () => {
  expect(foldersBetween(folder, at('/someone/shop/a/b/c.js'))).toEqual([
    '/someone/shop/a',
    '/someone/shop/a/b',
  ]);
  expect(foldersBetween(at('/'), at('/a/b.js'))).toEqual(['/a']);
  expect(foldersBetween(folder, at('/someone/shop/c.js'))).toEqual([]);
});
