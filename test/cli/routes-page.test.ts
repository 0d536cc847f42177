import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderWith } from '../node/support';
import { findChromium, startChromium } from '../vscode/harness/browser';
import { endpoint, users, written } from './made-endpoints';

/** The page of `routes --format html` in a real browser: what its script does, and that its policy lets it. */
const chromium = findChromium();
if (chromium === undefined) {
  console.warn('SKIPPED: the page of routes needs a Chromium; name its program in STATUS_HINTS_CHROMIUM.');
}

describe.skipIf(chromium === undefined)('the page in a browser', () => {
  let browser: Browser;
  const complaints: string[] = [];
  const file = join(folderWith(), 'routes.html');

  beforeAll(async () => {
    browser = await startChromium(chromium ?? '');
  }, 60_000);
  afterAll(async () => browser.close());

  async function open(scripts = true): Promise<Page> {
    const context = await browser.newContext({ javaScriptEnabled: scripts });
    const page = await context.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(`asks for ${request.url()}`);
    });
    const others = [endpoint('GET /health'), endpoint('DELETE /files/<b>')];
    writeFileSync(file, written('html', [...users, ...others]));
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  async function rows(page: Page): Promise<readonly string[]> {
    const names = await page.locator('tr[data-method]:visible th').allInnerTexts();
    return names.map((name) => name.replace(/\s+/g, ' ').trim());
  }

  async function focused(page: Page): Promise<string> {
    return page.evaluate('document.activeElement.getAttribute("href") ?? document.activeElement.id');
  }

  test('search, methods, classes and columns filter together', async () => {
    const page = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('users');
    expect(await rows(page)).toEqual(['GET /users', 'POST /users', 'GET /users/:id']);
    await page.check('input[value="GET"]');
    expect(await rows(page)).toEqual(['GET /users', 'GET /users/:id']);
    await page.click('button[data-code="200"]');
    expect(await rows(page)).toEqual(['GET /users']);
    expect(await page.textContent('#shown')).toBe('1 of 5 shown');
    await page.check('input[value="5"]');
    expect(await rows(page)).toEqual([]);
    await page.click('#reset');
    expect(await rows(page)).toHaveLength(5);
    await page.check('input[value="others"]');
    expect(await rows(page)).toEqual(['GET /users/:id']);
  });

  test('a status opens its places, Escape leads back to it', async () => {
    const page = await open();
    await page.click('a[href="#e2-409"]');
    expect(await page.locator('.detail:visible h2').innerText()).toMatch(/POST\s*\/users/);
    await page.locator('#e2-409:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('a[href="#e2-409"]:focus').waitFor();
    expect(await page.locator('.detail:visible').count()).toBe(0);
  });

  test('arrow keys go from status to status', async () => {
    const page = await open();
    await page.focus('#e1-row');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('#e1-401');
    // The next endpoint cannot send it.
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('#e3-401');
  });

  test('without scripts the table and the places are there, and no tool that would not work', async () => {
    const page = await open(false);
    expect(await rows(page)).toContain('DELETE /files/<b>');
    expect(await page.locator('#filters').isVisible()).toBe(false);
    await page.click('a[href="#e1-200"]');
    expect(await page.locator('.detail:visible').innerText()).toContain('src/users.js:4');
  });

  test('the browser has nothing to complain about and asks for nothing', () => {
    expect(complaints).toEqual([]);
  });
});
