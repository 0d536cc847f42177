import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Folders that `check` never enters. The benchmark has its own list: the reference must not be the program. */
export const skippedFolders = ['node_modules', '.git', 'dist', 'build', 'out', 'coverage', '.next'];

/** Folders of tests, left out like `check` leaves them out unless it is told otherwise. */
export const testFolders = [
  '__tests__',
  '__mocks__',
  '__fixtures__',
  'test',
  'tests',
  'spec',
  'e2e',
  'cypress',
];

/** The endings of the files that are linted, without the dot. */
export const sourceEndings = ['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts'];

const source = new RegExp(String.raw`\.(?:${sourceEndings.join('|')})$`);
const neverSource = /\.d\.[mc]?ts$|\.min\.[mc]?js$/;
const testFile = /\.(?:test|spec|e2e)\.\w+$/;

/** The source files below the folders, as `check` would choose them without reading `.gitignore`. */
export function sourceFilesIn(folders: readonly string[], includeTests: boolean): string[] {
  const skipped = new Set(includeTests ? skippedFolders : [...skippedFolders, ...testFolders]);
  const files: string[] = [];
  const pending = [...folders];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const { name } = entry;
      if (entry.isDirectory()) {
        if (!skipped.has(name)) pending.push(path.join(folder, name));
      } else if (entry.isFile() && source.test(name) && !neverSource.test(name)) {
        if (includeTests || !testFile.test(name)) files.push(path.join(folder, name));
      }
    }
  }
  return files;
}
