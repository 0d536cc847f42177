import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

/**
 * Takes docs/images/routes.png, the README's picture of `status-hints routes --format html`, of the examples. Run by hand
 * after a change and a build, with the browser that `CHROMIUM` names, or Debian's.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'server', 'bin', 'status-hints.cjs');
const picture = join(root, 'docs', 'images', 'routes.png');

const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'routes', '--format', 'html'], {
  cwd: join(root, 'examples'),
  encoding: 'utf8',
});
if (status !== 0) throw new Error(`status-hints routes failed:\n${stderr}`);
const folder = await mkdtemp(join(tmpdir(), 'routes-'));
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
try {
  await writeFile(join(folder, 'routes.html'), stdout);
  const page = await browser.newPage({ viewport: { width: 1500, height: 720 } });
  await page.goto(pathToFileURL(join(folder, 'routes.html')).href);
  await page.click('tr:has-text("DELETE") a.s:has-text("403")');
  await page.mouse.move(0, 0);
  await page.screenshot({ path: picture });
  console.log(picture);
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}
