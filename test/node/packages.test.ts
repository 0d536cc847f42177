import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { majorsOfRange } from '../../server/src/engine/project/majors';
import { FRAMEWORKS } from '../../server/src/engine/frameworks';
import { FRAMEWORK_SIGNS } from '../../server/src/engine/project/framework-signs';
import { packageContexts } from '../../server/src/engine/project/packages';
import { packageFiles, packageReader } from '../../server/src/node/packages';
import { folderWith } from './support';

const ranges: readonly (readonly [range: string, majors: readonly number[] | undefined])[] = [
  ['^4.18.0', [4]],
  ['~4.18', [4]],
  ['4', [4]],
  ['4.x', [4]],
  ['v5.0.0', [5]],
  ['=5.1.0', [5]],
  ['5.0.0-beta.3', [5]],
  ['^5.0.0-beta.1', [5]],
  ['>=4', [4, 5]],
  ['>=4 <5', [4]],
  ['^4.17.0 || ^5.0.0', [4, 5]],
  ['4.17 - 4.19', [4]],
  ['3.x', [4]],
  ['<4', [4]],
  ['^6.0.0', [5]],
  ['>=7', [5]],
  ['npm:express@^4.0.0', [4]],
  ['npm:@scope/express@5', [5]],
  ['workspace:^5.0.0', [5]],
  [' ^4.0.0 ', [4]],
  ['*', undefined],
  ['', undefined],
  ['x', undefined],
  ['latest', undefined],
  ['next', undefined],
  ['catalog:', undefined],
  ['catalog:default', undefined],
  ['workspace:*', undefined],
  ['github:expressjs/express#5.x', undefined],
  ['git+https://github.com/expressjs/express.git', undefined],
  ['file:../express', undefined],
  ['link:../express', undefined],
];

test.each(ranges)('%j can bring the majors %j', async (range, majors) => {
  expect(await majorsOfRange(range, [4, 5])).toEqual(majors);
});

/** The frameworks that a file depends on, with their majors. */
async function frameworks(
  files: Record<string, unknown>,
  file = 'src/a.js',
): Promise<Record<string, unknown>> {
  const texts = Object.entries(files).map(([name, content]) => [name, JSON.stringify(content)]);
  const cwd = folderWith(Object.fromEntries(texts) as Record<string, string>);
  const reader = packageReader(cwd);
  const context = await reader.contextOf(join(cwd, file));
  expect(reader.errors).toEqual([]);
  return Object.fromEntries(context.frameworks);
}

test.each(['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'])(
  'reads %s of the nearest package.json upward',
  async (section) => {
    expect(await frameworks({ 'package.json': { [section]: { express: '^4.0.0' } } })).toEqual({
      express: [4],
    });
  },
);

test('the nearest package.json that names a framework decides', async () => {
  const files = {
    'package.json': { dependencies: { express: '^4.0.0' } },
    'src/package.json': { dependencies: { fastify: '^5.0.0' } },
  };
  expect(await frameworks(files)).toEqual({ fastify: [5] });
  expect(await frameworks(files, 'a.js')).toEqual({ express: [4] });
});

test('a workspace may leave the framework to the root, but nobody above the root is asked', async () => {
  const root = { workspaces: ['packages/*'], dependencies: { fastify: '4.0.0' } };
  const own = { dependencies: { lodash: '4' } };
  expect(await frameworks({ 'package.json': root, 'p/package.json': own }, 'p/a.js')).toEqual({
    fastify: [4],
  });
  const empty = { ...root, dependencies: {} };
  const above = { dependencies: { express: '5' } };
  const files = { 'package.json': above, 'r/package.json': empty, 'r/p/package.json': own };
  expect(await frameworks(files, 'r/p/a.js')).toEqual({});
  const repository = { 'package.json': above, 'r/package.json': own, 'r/.git': {} };
  expect(await frameworks(repository, 'r/a.js')).toEqual({});
});

test('what is installed decides where the range leaves it open', async () => {
  const manifest = (range: string) => ({ dependencies: { express: range } });
  const installed = { 'node_modules/express/package.json': { version: '5.1.0' } };
  for (const range of ['*', 'latest', 'catalog:', '>=4', '^4 || ^5']) {
    expect(await frameworks({ 'package.json': manifest(range), ...installed })).toEqual({ express: [5] });
    expect(await frameworks({ 'package.json': manifest(range) })).toEqual({ express: [4, 5] });
  }
  expect(await frameworks({ 'package.json': manifest('^4.0.0'), ...installed })).toEqual({ express: [4] });
});

test('types and plugins tell that a framework is used', async () => {
  const of = (dependencies: Record<string, string>) => frameworks({ 'package.json': { dependencies } });
  expect(await of({ '@types/express': '^4.17.0' })).toEqual({ express: [4] });
  expect(await of({ '@types/express': '^4.17.0', express: '^5.0.0' })).toEqual({ express: [5] });
  expect(await of({ '@fastify/cors': '^11.0.0' })).toEqual({ fastify: [3, 4, 5] });
  expect(await of({ 'fastify-plugin': '^5.0.0', fastify: '^4.0.0' })).toEqual({ fastify: [4] });
  expect(await of({ 'express-session': '1' })).toEqual({});
});

test('a library runs with each version that its peer range allows', async () => {
  const manifest = { peerDependencies: { express: '^4 || ^5' }, devDependencies: { express: '^5.0.0' } };
  expect(await frameworks({ 'package.json': manifest })).toEqual({ express: [4, 5] });
});

test('names all dependencies; none without a package.json', async () => {
  const cwd = folderWith({
    'r/package.json': '{"workspaces":[],"dependencies":{"a":"1","b":2},"devDependencies":{"c":"1"}}',
  });
  const { dependencies } = await packageReader(cwd).contextOf(join(cwd, 'r/x.js'));
  expect([...dependencies!].sort()).toEqual(['a', 'c']);
  const bare = folderWith();
  expect(await packageReader(bare).contextOf(join(bare, 'x.js'))).toEqual({
    frameworks: new Map(),
    dependencies: undefined,
  });
});

test('a package.json that cannot be read is named once and taken as unknown', async () => {
  const cwd = folderWith({
    'package.json': '{ "dependencies": ',
    'a/package.json': '[]',
    'b/package.json/x': '',
  });
  const reader = packageReader(cwd);
  for (const file of ['x.js', 'y.js', 'c/z.js', 'a/x.js', 'b/x.js']) {
    expect((await reader.contextOf(join(cwd, file))).dependencies).toBeUndefined();
  }
  expect(reader.errors.map(({ file }) => file)).toEqual(['package.json', 'a/package.json', 'b/package.json']);
  expect(reader.errors[0]!.message).toContain('it is not valid JSON (');
});

test('a BOM and dependencies of the wrong form are no failure', async () => {
  const cwd = folderWith({
    'package.json': '\uFEFF{"dependencies":["x"],"devDependencies":{"express":"5"}}',
  });
  const reader = packageReader(cwd);
  expect((await reader.contextOf(join(cwd, 'a.js'))).frameworks).toEqual(new Map([['express', [5]]]));
  expect(reader.errors).toEqual([]);
});

// An editor opens a folder: what lies above it, or behind a link out of it, is none of our business.
test('nothing is read outside of a boundary', async () => {
  const cwd = folderWith({
    'package.json': '{"dependencies":{"express":"^4.0.0"}}',
    'inside/lib/x.js': '',
    'linked/x.js': '',
    'secret.json': 'root:x:0:0',
  });
  symlinkSync(join(cwd, 'secret.json'), join(cwd, 'linked/package.json'));
  const messages: string[] = [];
  for (const name of ['inside', 'linked']) {
    const contextOf = packageContexts(packageFiles(join(cwd, name)), (_, message) => messages.push(message));
    expect((await contextOf(join(cwd, name, 'lib'))).dependencies).toBeUndefined();
  }
  expect(messages).toEqual([]);
});

test('the majors are those of the adapters', () => {
  const majorsOf = (table: Readonly<Record<string, { readonly majors: readonly number[] }>>) =>
    Object.entries(table).map(([name, { majors }]) => ({ name, majors }));
  expect(majorsOf(FRAMEWORK_SIGNS)).toEqual(majorsOf(FRAMEWORKS));
});
