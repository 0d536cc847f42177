import { mkdirSync, symlinkSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import { expect, test } from 'vitest';
import { isBelow, isInside, textInside } from '../../server/src/node/inside';
import { folderWith } from './support';

test('what lies in a folder, by its letters', () => {
  const below = (path: string): boolean => isBelow('/w/app', path, posix);
  expect(['/w/app', '/w/app/a.js', '/w/app/..b/a.js', '/w/app/x/../a.js'].filter(below)).toHaveLength(4);
  expect(['/w', '/w/app2/a.js', '/w/app/../b.js', '/etc/passwd', '/'].filter(below)).toEqual([]);
});

// To look at a path of a server would already tell the server who looks, with the hash of a password.
test('on Windows neither another drive nor a server, a device or a stream of the folder above lies in it', () => {
  const below = (path: string): boolean => isBelow('C:\\w\\app', win32.resolve('C:\\w\\app', path), win32);
  expect(['a.js', 'x\\..\\a.js', 'C:\\W\\APP\\a.js', 'a.js:stream'].filter(below)).toHaveLength(4);
  const outside = [
    '..\\b.js',
    '../b.js',
    'x/..\\..\\b.js',
    'D:\\a.js',
    'C:\\w\\app2\\a.js',
    '\\\\server\\share\\a.js',
    '//server/share/a.js',
    '\\\\?\\C:\\w\\app\\..\\b.js',
    '\\\\?\\UNC\\server\\share\\a.js',
    '\\\\.\\pipe\\x',
    '\\\\.\\C:\\w\\app\\a.js',
  ];
  expect(outside.filter(below)).toEqual([]);
});

// Windows lets administrators alone make links.
test.skipIf(process.platform === 'win32')(
  'links are followed inside of the folder, and never out of it',
  () => {
    const cwd = folderWith({ 'app/a.json': 'inside', 'secret.json': 'outside', 'app2/a.json': 'beside' });
    const app = join(cwd, 'app');
    symlinkSync('a.json', join(app, 'link.json'));
    symlinkSync('../secret.json', join(app, 'out.json'));
    symlinkSync('..', join(app, 'up'));
    symlinkSync('circle.json', join(app, 'circle.json'));
    mkdirSync(join(app, 'folder.json'));
    const read = (name: string): string | undefined => textInside(join(app, name), app, 100);
    expect(['a.json', 'link.json', 'up/app/a.json'].map(read)).toEqual(['inside', 'inside', 'inside']);
    const outside = [
      'out.json',
      'up/secret.json',
      '../secret.json',
      '../app2/a.json',
      'circle.json',
      'no.json',
    ];
    expect(outside.map(read)).toEqual(outside.map(() => undefined));
    expect(() => read('folder.json')).toThrow('it is a folder');
    expect([isInside(join(app, 'out.json'), app), isInside(join(app, 'link.json'), app)]).toEqual([
      false,
      true,
    ]);
  },
);
