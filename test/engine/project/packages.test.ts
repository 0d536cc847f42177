import { expect, test } from 'vitest';
import type { PackageFiles } from '../../../server/src/engine/project/package-files';
import { later } from '../../../server/src/engine/project/majors';
import { packageContexts, packageContextsAtOnce } from '../../../server/src/engine/project/packages';

/** Files that are not on a disk, by URI; reading takes a while. */
function virtual(texts: Readonly<Record<string, string>>): PackageFiles & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async read(folder, name) {
      asked.push(`${folder}/${name}`);
      return texts[`${folder}/${name}`];
    },
    has: async (folder, name) => `${folder}/${name}` in texts,
    above: (folder) => (folder === 'vfs:/' ? undefined : folder.replace(/\/?[^/]+$/, '') || undefined),
  };
}

const complain = (_: string, message: string): never => {
  throw new Error(message);
};

test('files that only a client can read: a workspace leaves its framework to the root', async () => {
  const files = virtual({
    'vfs:/app/package.json': '{"workspaces":["api"],"dependencies":{"express":"^5.0.0"}}',
    'vfs:/app/api/package.json': '{"dependencies":{"left-pad":"1"}}',
  });
  const context = await packageContexts(files, complain)('vfs:/app/api/src');
  expect(context.frameworks).toEqual(new Map([['express', [5]]]));
  expect([...context.dependencies!].sort()).toEqual(['express', 'left-pad']);
});

test('files that only a client can read: what is installed decides between majors', async () => {
  const files = virtual({
    'vfs:/app/package.json': '{"dependencies":{"fastify":">=4"}}',
    'vfs:/app/node_modules/fastify/package.json': '{"version":"4.2.0"}',
  });
  expect((await packageContexts(files, complain)('vfs:/app')).frameworks).toEqual(
    new Map([['fastify', [4]]]),
  );
});

test('folders that are asked for at the same time read a manifest once', async () => {
  const files = virtual({ 'vfs:/app/package.json': '{}' });
  const contextOf = packageContexts(files, complain);
  await Promise.all([contextOf('vfs:/app/a'), contextOf('vfs:/app/b'), contextOf('vfs:/app/a')]);
  expect(files.asked.filter((file) => file === 'vfs:/app/package.json')).toHaveLength(1);
});

test('a file that cannot be read is named with the reason, and the package is unknown', async () => {
  const messages: string[] = [];
  const files: PackageFiles = {
    ...virtual({}),
    read: async () => Promise.reject(new Error('it is locked')),
  };
  const contextOf = packageContexts(files, (folder, message) => messages.push(`${folder}: ${message}`));
  expect((await contextOf('vfs:/app')).dependencies).toBeUndefined();
  expect(messages).toEqual(['vfs:/app: it is locked; its dependencies are taken as unknown']);
});

test('who cannot wait is told the same, of ranges too', async () => {
  const semver = await later();
  const files: PackageFiles = {
    read: (_, name) => (name === 'package.json' ? '{"dependencies":{"fastify":">=4 <5"}}' : undefined),
    has: () => false,
    above: () => undefined,
  };
  expect(packageContextsAtOnce(files, complain, () => semver)('/app').frameworks).toEqual(
    new Map([['fastify', [4]]]),
  );
});
