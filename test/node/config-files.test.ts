import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectConfigs } from '../../server/src/engine/config/file/project-config';
import { configFilesIn } from '../../server/src/node/config-files';
import { withSlashes } from '../../server/src/node/display-path';
import { folderWith } from './support';

/** What is set for a file of a folder, and what is told. */
async function read(
  folder: string,
  file: string,
): Promise<{ readonly keys: readonly string[]; readonly told: readonly string[] }> {
  const told: string[] = [];
  const configs = projectConfigs(
    configFilesIn(folder),
    async () => [],
    ({ message }) => told.push(message),
  );
  const location = withSlashes(join(folder, file));
  const config = await configs.of(location);
  return { keys: [...(config?.givenFor(location).keys() ?? [])], told };
}

test('a configuration is read from the disk', async () => {
  const folder = folderWith({ 'status-hints.config.json': '\uFEFF{"duplicate": "400"}', 'src/a.ts': '' });
  expect(await read(folder, 'src/a.ts')).toEqual({ keys: ['duplicate'], told: [] });
});

test('one outside of the root is not read, by a link neither', async () => {
  const outside = folderWith({ 'status-hints.config.json': '{"duplicate": "400"}', 'in/a.ts': '' });
  const root = join(outside, 'in');
  symlinkSync(join(outside, 'status-hints.config.json'), join(root, 'status-hints.config.json'));
  expect(await read(root, 'a.ts')).toEqual({ keys: [], told: [] });
  writeFileSync(join(root, 'package.json'), '{"statusHints": {"extends": "./status-hints.config.json"}}');
  expect((await read(root, 'a.ts')).told).toEqual([
    '"./status-hints.config.json" does not exist, or holds no configuration that can be used.',
  ]);
});

test('what is no file, or of absurd size, is refused by name', async () => {
  const folder = folderWith({ 'a/status-hints.config.jsonc': ' '.repeat(1_000_001) });
  mkdirSync(join(folder, 'status-hints.config.json'));
  expect((await read(folder, 'a/b.ts')).told).toEqual([
    'It cannot be used: it is larger than 1 MB.',
    'It cannot be used: it is a folder.',
  ]);
});
