import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFilesOf } from '../../server/src/node/project-files';
import { diskHost } from '../../server/src/node/project-host';
import { folderWith } from './support';

const folder = folderWith({
  'src/b.ts': '',
  'src/a.js': '',
  'src/a.test.js': '',
  'src/types.d.ts': '',
  'src/generated/client.js': '',
  'test/app.js': '',
  'dist/app.js': '',
  'node_modules/express/index.js': '',
  '.gitignore': 'generated/\n',
  '.git/HEAD': '',
  'README.md': '',
});

test('are its sources without tests and what is ignored, by their locations', () => {
  const { root } = diskHost(folder);
  expect(projectFilesOf(folder)).toEqual({ files: [`${root}/src/a.js`, `${root}/src/b.ts`], errors: [] });
});

// Windows lets only administrators make links.
test.skipIf(process.platform === 'win32')('are each met once, by no link', () => {
  const linked = folderWith({ 'src/a.js': '' });
  symlinkSync('.', join(linked, 'src', 'circle'));
  symlinkSync('src', join(linked, 'again'));
  expect(projectFilesOf(linked).files).toEqual([`${diskHost(linked).root}/src/a.js`]);
});

test('a folder that is not there has none, and says why', () => {
  const { files, errors } = projectFilesOf(join(folder, 'gone'));
  expect(files).toEqual([]);
  expect(errors.map(({ message }) => message)).toEqual(['it does not exist']);
});
