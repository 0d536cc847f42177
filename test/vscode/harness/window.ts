import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errors, type Locator, type Page } from 'playwright-core';
import { startChromium } from './browser';
import { startCodeServer } from './code-server';
import { out } from './paths';

/** A window of VS Code with the packaged extension in it. */
export interface Window {
  readonly page: Page;
  /** Keeps the logs, and closes everything. */
  readonly close: () => Promise<void>;
}

/** How the window looks: nothing in it but what it is about. */
const look = {
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.statusBar.visible': false,
  'workbench.editor.showTabs': 'single',
  'window.commandCenter': false,
  'window.menuBarVisibility': 'compact',
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.fontSize': 15,
  'editor.cursorBlinking': 'solid',
};

/**
 * Opens a folder in VS Code's own server, with a packaged extension installed.
 * @param name of the log that is left in the output folder
 */
export async function openWindow(
  chromium: string,
  vsix: string,
  folder: string,
  name: string,
): Promise<Window> {
  const server = await startCodeServer({ vsix, settings: look });
  const browser = await startChromium(chromium);
  const context = await browser.newContext({ viewport: { width: 900, height: 640 }, deviceScaleFactor: 1.5 });
  const page = await context.newPage();
  const log: string[] = [];
  page.on('console', (message) => log.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => log.push(`error: ${error.stack ?? error.message}`));
  await page.goto(`http://${server.authority}/?folder=${encodeURIComponent(folder)}`);
  return {
    page,
    close: async () => {
      await mkdir(out, { recursive: true });
      await writeFile(join(out, `${name}.log`), `${log.join('\n')}\n`);
      await browser.close();
      await server.stop(name);
    },
  };
}

/** Opens a file as a person does who knows its name, and makes room for it. The cursor goes out of the way. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  await page.keyboard.press('Control+P');
  const box = page.locator('.quick-input-widget input[type="text"]');
  await box.fill(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.view-line').first().waitFor();
  await page.keyboard.press('Control+B');
  await page.keyboard.press('Control+End');
}

/** Runs a command by its title, as a person does who knows it. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  const box = page.locator('.quick-input-widget input[type="text"]');
  await box.fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

/**
 * The middle of a thing in the window. To be taken for squiggles; the elements of words are made anew when colours
 * arrive. A squiggle, too, may be gone for the moment in which the editor draws its lines again.
 */
export async function middleOf(thing: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    await thing.waitFor();
    const box = await thing.boundingBox();
    if (box !== null) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  throw new Error('It does not stay in the window.');
}

/** Rests the mouse on the words above a squiggle until what belongs there shows. */
export async function hover(page: Page, squiggle: Locator, shown: Locator): Promise<void> {
  await untilShown(shown, async () => {
    const { x, y } = await middleOf(squiggle);
    await page.mouse.move(x, y + 200);
    await page.mouse.move(x, y - 6, { steps: 4 });
  });
}

/** Clicks on a thing until what that brings shows. */
export async function clickFor(page: Page, thing: Locator, shown: Locator): Promise<void> {
  await untilShown(shown, async () => {
    const { x, y } = await middleOf(thing);
    await page.mouse.click(x, y);
  });
}

/** An editor that draws its lines anew just when the mouse does something does not notice it: then it is done again. */
async function untilShown(shown: Locator, act: () => Promise<void>): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    await act();
    try {
      await shown.waitFor({ timeout: 8000 });
      return;
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || Date.now() > end) throw error;
    }
  }
}
