import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page, PageScreenshotOptions } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest';
import manifest from '../../package.json';
import { chromiumForServer } from './harness/editor';
import { declareMissing } from './harness/missing';
import { out, root } from './harness/paths';
import { makeShop, type Shop } from './harness/shop';
import { clickFor, hover, middleOf, openFile, openWindow, runCommand, type Window } from './harness/window';

// The packaged extension, used through the window as a person would. Each test goes on where the one before it ended.
// `npm run pictures` runs the same and keeps its pictures for the README.

const name = 'the packaged extension in a window';
const vsix = join(root, 'out', `${manifest.name}-${manifest.version}.vsix`);
const pictures = process.env['MODE'] === 'pictures' ? join(root, 'docs/images') : join(out, 'pictures');
/** The menu of fixes takes the whole window, the other pictures do not. */
const aboveTheEmptyLines = { x: 0, y: 0, width: 900, height: 520 };
const chromium = chromiumForServer();
if (chromium === undefined) declareMissing(name, 'linux');
else walk(chromium);

function walk(browser: string): void {
  describe(name, { timeout: 90_000 }, () => {
    let shop: Shop;
    let window: Window;
    let page: Page;
    let broken: string | undefined;

    beforeAll(async () => {
      await mkdir(pictures, { recursive: true });
      shop = await makeShop();
      window = await openWindow(browser, vsix, shop.folder, 'window');
      page = window.page;
      page.setDefaultTimeout(60_000);
      await openFile(page, 'orders.js');
    }, 180_000);

    afterAll(async () => {
      await window.close();
      await shop.remove();
    }, 60_000);

    beforeEach(({ task }) => {
      if (broken !== undefined) throw new Error(`Not tried, since this did not work: ${broken}`);
      onTestFailed(async () => {
        broken = task.name;
        await page.screenshot({ path: join(out, 'window-failed.png') });
      });
    });

    const squiggles = (): Locator => page.locator('.view-overlays .squiggly-warning');
    const row = (text: string): Locator => page.locator('.action-widget .monaco-list-row', { hasText: text });

    test('squiggles appear under what is wrong', async () => {
      await expect.poll(() => squiggles().count(), { timeout: 60_000 }).toBe(3);
      await picture('squiggle', aboveTheEmptyLines);
    });

    test('a lens over each handler names its codes', async () => {
      const lenses = page.locator('.codelens-decoration');
      await expect.poll(() => lenses.allInnerTexts(), { timeout: 60_000 }).toHaveLength(2);
      expect((await lenses.allInnerTexts())[1]).toMatch(/204.*403/);
      const { y } = await middleOf(lenses.first());
      await picture('lens', { x: 0, y: y - 30, width: 700, height: 190 });
    });

    test('a click on a lens shows where its codes are sent', async () => {
      const places = page.locator('.peekview-widget .monaco-list-row');
      await clickFor(page, page.locator('.codelens-decoration a').first(), places.first());
      await page.keyboard.press('Escape');
      await page.locator('.peekview-widget').waitFor({ state: 'detached' });
      await page.keyboard.press('Control+End');
    });

    test('the mouse over a squiggle shows what is wrong and what the code means', async () => {
      const shown = page.locator('.monaco-hover', { hasText: 'no-explicit-500' });
      await hover(page, squiggles().first(), shown);
      await expect.poll(() => shown.innerText(), { timeout: 30_000 }).toContain('500 Internal Server Error');
      await picture('hover', aboveTheEmptyLines);
      await page.keyboard.press('Escape');
    });

    test('the light bulb offers fixes', async () => {
      const { x, y } = await middleOf(squiggles().first());
      await page.mouse.click(x, y - 6);
      await page.locator('.lightBulbWidget').first().waitFor();
      const offered = row('Answer 404 Not Found');
      // A menu that opens while findings arrive is closed again.
      const isOffered = async (): Promise<boolean> => {
        if (await offered.isVisible()) return true;
        await page.keyboard.press('Control+.');
        return false;
      };
      await expect.poll(isOffered, { timeout: 60_000, interval: 3000 }).toBe(true);
      await picture('fix-menu');
    });

    test('a fix is applied, and the squiggle goes', async () => {
      await row('Answer 404 Not Found').click();
      await expect.poll(() => squiggles().count(), { timeout: 30_000 }).toBe(2);
      expect(await page.locator('.view-lines').innerText()).toMatch(/res\.status\(404\)/);
      await expect.poll(() => page.locator('.codelens-decoration').first().innerText()).toMatch(/200.*404/);
    });

    test('the saved file has it', async () => {
      await page.keyboard.press('Control+S');
      await expect.poll(() => readFile(shop.orders, 'utf8')).toContain('res.status(404).json(');
    });

    test('codes are offered where a status is typed', async () => {
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Enter');
      await page.keyboard.type("router.put('/orders/:id', async (req, res) => {");
      await page.keyboard.press('Enter');
      await page.keyboard.type('const order = await orders.find(req.params.id);');
      await page.keyboard.press('Enter');
      await page.keyboard.type('res.json(await order.change(req.body));');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.keyboard.type('if (!order) return res.status(');
      const first = page.locator('.suggest-widget .monaco-list-row').first();
      await expect.poll(() => first.innerText()).toContain('404 Not Found');
      await expect.poll(() => page.locator('.codelens-decoration').count()).toBe(3);
      await picture('completion');
    });

    test('the view "Responses" lists the endpoints, and leads to where a code is sent', async () => {
      await page.keyboard.press('Control+S');
      await runCommand(page, 'Explorer: Focus on Responses View');
      const line = (level: number, text: string): Locator =>
        page.locator(`.pane .monaco-list-row[aria-level="${level}"]`, { hasText: text });
      await line(1, '/orders/:id').waitFor();
      const remove = line(2, 'DELETE');
      await expect.poll(() => remove.innerText()).toMatch(/204 403/);
      await remove.locator('.monaco-tl-twistie').click();
      await line(3, '204 No Content').click();
      const { x, y } = await middleOf(line(3, '403 Forbidden'));
      await picture('responses', { x: 0, y: Math.max(0, y - 160), width: Math.ceil(x) + 160, height: 240 });
      const at = page.locator('.view-overlays .current-line');
      await expect.poll(() => at.count()).toBeGreaterThan(0);
    });

    test('what is told once for the project is three dots at its places, and one hover', async () => {
      await openFile(page, 'reviews.js');
      const dots = page.locator('.view-overlays .squiggly-hint');
      await expect.poll(() => dots.count(), { timeout: 60_000 }).toBe(3);
      expect(await squiggles().count()).toBe(0);
      await hover(page, dots.first(), page.locator('.monaco-hover', { hasText: 'challenge-with-401' }));
      await picture('once-per-project', aboveTheEmptyLines);
      await page.keyboard.press('Escape');
    });

    async function picture(of: string, clip?: PageScreenshotOptions['clip']): Promise<void> {
      await page.screenshot({
        path: join(pictures, `${of}.png`),
        animations: 'disabled',
        ...(clip && { clip }),
      });
    }
  });
}
