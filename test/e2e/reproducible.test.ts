import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../house/sources';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What a build is made of; what was built before is not among it. */
const PARTS = [
  ...['client/src', 'client/tsconfig.node.json', 'client/tsconfig.web.json'],
  ...[
    'server/src',
    'server/bin',
    'server/schema',
    'server/package.json',
    'server/LICENSE',
    'server/README.md',
    'server/types',
    'server/tsconfig.json',
  ],
  ...['scripts', 'docs/rules', 'docs/sources.md', 'l10n', 'media', 'syntaxes', 'walkthrough'],
  ...['package.json', 'package.nls.json', 'README.md', 'CHANGELOG.md', 'LICENSE', '.vscodeignore'],
  ...['tsconfig.json', 'tsconfig.base.json'],
];

/** The sources in a folder of their own, with the installed packages of this one. */
function sourcesIn(folder: string, time: Date): string {
  mkdirSync(folder, { recursive: true });
  for (const part of PARTS) {
    mkdirSync(dirname(join(folder, part)), { recursive: true });
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    utimesSync(join(folder, name), time, time);
  for (const modules of ['node_modules', 'server/node_modules'])
    symlinkSync(realpathSync(join(root, modules)), join(folder, modules));
  return folder;
}

/** Builds and packs as a release does; the packages with their hashes. */
function packagesOf(
  folder: string,
  umask: string,
  env: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const tsx = (script: string): string => `node --import tsx scripts/${script}.ts`;
  const scripts = ['bundle', 'bundle-client', 'package', 'package-server'].map(tsx);
  const { status, stdout, stderr } = spawnSync('sh', ['-c', [`umask ${umask}`, ...scripts].join(' && ')], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  expect(status, stdout + stderr).toBe(0);
  const out = join(folder, 'out');
  const packed = readdirSync(out).filter((name) => /\.(?:vsix|tgz)$/.test(name));
  return Object.fromEntries(
    packed.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(out, name)))
        .digest('hex'),
    ]),
  );
}

// Whoever builds a version's sources can tell whether what is offered was built of them.
test.skipIf(process.platform === 'win32')(
  'the same sources give the same packages, wherever, whenever and by whomever they are built',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'status-hints-twice-'));
    folders.push(folder);
    const one = sourcesIn(join(folder, 'one'), new Date('2020-02-29T12:00:00Z'));
    const other = sourcesIn(join(folder, 'another one', 'and', 'déeper'), new Date('2031-07-01T00:00:01Z'));
    const first = packagesOf(one, '022', { TZ: 'UTC', LC_ALL: 'C', SOURCE_DATE_EPOCH: '0' });
    const second = packagesOf(other, '077', {
      TZ: 'Asia/Kolkata',
      LC_ALL: 'da_DK.UTF-8',
      SOURCE_DATE_EPOCH: '1999999999',
    });
    expect(
      Object.keys(first)
        .map((name) => name.replace(/\d+\.\d+\.\d+\S*(?=\.)/, '*'))
        .sort(),
    ).toEqual(['status-hints-*.tgz', 'vscode-status-hints-*.vsix']);
    expect(second).toEqual(first);
  },
  300_000,
);
