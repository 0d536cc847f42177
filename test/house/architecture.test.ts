import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceFolder } from './sources';

/** docs/architecture.md is a map: each folder is on it, and no folder that there is not. */

const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
const folders = readdirSync(sourceFolder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ parentPath, name }) =>
    join(parentPath, name)
      .slice(sourceFolder.length + 1)
      .replaceAll('\\', '/'),
  )
  .sort();

test('each layer has its line, and no other', () => {
  const layers = folders.filter((folder) => /^(?!engine$)[^/]+$|^engine\/[^/]+$/.test(folder));
  expect(rowsUnder('folder')).toEqual(['client', ...layers].sort());
});

test('each room of lift has its line, and no other', () => {
  const rooms = folders.filter((folder) => /^engine\/lift\/[^/]+$/.test(folder));
  const short = rooms.map((room) => room.replace('engine/', ''));
  expect(rowsUnder('room')).toEqual(['lift', ...short].sort());
});

test('every folder further down is named', () => {
  const words = new Set([...page.matchAll(/`([\w/.-]+)`/g)].flatMap(([, span = '']) => span.split('/')));
  expect(folders.filter((folder) => !words.has(folder.split('/').at(-1) ?? ''))).toEqual([]);
});

test('the modules that it names by their path are there', () => {
  const paths = [...page.matchAll(/`((?:[\w-]+\/)+[\w-]+)(?:\.ts)?`/g)].map(([, path = '']) => path);
  const there = new Set(
    readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' }).map((path) =>
      path.replaceAll('\\', '/').replace(/\.ts$/, ''),
    ),
  );
  const isThere = (path: string): boolean => ['', 'engine/'].some((above) => there.has(above + path));
  // What is no module of the server: requests of LSP, the extension's files, globs, folders of the repository.
  const others = /^(?:workspace|textDocument)\/|^(?:server|scripts|test|docs|handlers|responses|client)\//;
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !others.test(path) && !isThere(path))).toEqual([]);
});

/** The names in the first column of the table with this heading, sorted. */
function rowsUnder(heading: string): string[] {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => new RegExp(`^\\| ${heading} +\\|`).test(line));
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows
    .slice(0, end)
    .map((line) => /^\| `([\w/]+)`/.exec(line)?.[1] ?? line)
    .sort();
}
