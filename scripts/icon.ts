import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/**
 * Draws media/icon.png from media/icon.svg: the marketplace takes no SVG. Run by hand after a change, with the browser
 * that `CHROMIUM` names, or Debian's.
 */

const media = new URL('../media/', import.meta.url);
const side = 256;

const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
try {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  const drawing = await readFile(new URL('icon.svg', media), 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
  const picture = await page.screenshot({ omitBackground: true });
  await writeFile(new URL('icon.png', media), picture);
  console.log(`${fileURLToPath(new URL('icon.png', media))}: ${picture.length} bytes.`);
} finally {
  await browser.close();
}
