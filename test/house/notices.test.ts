import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { notedInputs, packageIn } from '../../scripts/third-party-notices';
import { buildProgram } from '../cli/build';
import { buildClient } from '../client/build';
import { folderWith } from '../node/support';
import { root } from './sources';

beforeAll(() => {
  buildProgram();
  buildClient();
}, 150_000);

const read = (...parts: string[]): string => readFileSync(join(root, ...parts), 'utf8');

/** The packages that bundles were made of, from the bundler's own list: names, versions and texts of licences. */
async function bundled(...names: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const inputs = (await Promise.all(names.map((name) => notedInputs(root, name)))).flat();
  const folders = inputs.flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []);
  // The parser is the one part that is cut out by hand.
  expect(inputs).toContain('parser-only:typescript');
  const all = new Set([...folders, 'node_modules/@typescript/old']);
  return new Map(
    [...all].map((folder) => {
      const { name, version } = JSON.parse(read(folder, 'package.json')) as { name: string; version: string };
      const texts = readdirSync(join(root, folder)).filter((file) =>
        /licen[cs]e|^notice|^third-?party/i.test(file),
      );
      return [`${name} ${version}`, texts.map((file) => read(folder, file))];
    }),
  );
}

describe.each([
  ['the extension', 'THIRD_PARTY_NOTICES.txt', ['client', 'server']],
  ['the npm package', 'server/THIRD_PARTY_NOTICES.txt', ['server']],
] as const)('the notices of %s', (_, file, bundles) => {
  test('name each package that is in it with its version, and no other', async () => {
    const packages = await bundled(...bundles);
    const listed = [...read(file).matchAll(/^ {2}(\S+ \S+) \(\S+\)$/gm)].map(([, title]) => title);
    expect(listed).toEqual([...packages.keys()].sort());
    expect(listed.length).toBeGreaterThan(8);
  });

  test('have the whole text of each licence, and what each says of others', async () => {
    const notices = read(file).replace(/\s+/g, ' ');
    for (const [title, texts] of await bundled(...bundles)) {
      expect(texts.length, title).toBeGreaterThan(0);
      for (const text of texts)
        expect(notices).toContain(
          text
            .replace(/^\uFEFF/, '')
            .replace(/\s+/g, ' ')
            .trim(),
        );
    }
  });
});

// That the extension ships them is in test/client/package.test.ts.
test('the npm package ships its own', () => {
  const { files } = JSON.parse(read('server/package.json')) as { files: string[] };
  expect(files).toContain('THIRD_PARTY_NOTICES.txt');
});

test('what has no licence that we know is not bundled', async () => {
  const folder = folderWith({
    'gpl/package.json': '{ "name": "x", "version": "1.0.0", "license": "GPL-3.0-only" }',
    'none/package.json': '{ "name": "x", "version": "1.0.0" }',
    'bare/package.json': '{ "name": "x", "version": "1.0.0", "license": "MIT" }',
    'fine/package.json': '{ "name": "x", "version": "1.0.0", "license": "Apache-2.0" }',
    'fine/LICENSE': 'The licence.\r\n',
    'fine/NOTICE': 'The notice.',
  });
  await expect(packageIn(join(folder, 'gpl'))).rejects.toThrow('GPL-3.0-only');
  await expect(packageIn(join(folder, 'none'))).rejects.toThrow('the licence none');
  await expect(packageIn(join(folder, 'bare'))).rejects.toThrow('no licence file');
  expect((await packageIn(join(folder, 'fine'))).texts).toEqual(['The licence.', 'The notice.']);
});
