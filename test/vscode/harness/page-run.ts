import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'node:util';
import type { Browser } from 'playwright-core';
import { out } from './paths';

/** What a page said while the suites ran in its VS Code. */
export interface PageRun {
  readonly exitCode: number;
  /** What the suites and the extension host wrote to the console. */
  readonly console: readonly string[];
}

/**
 * Opens an address at which VS Code runs suites and waits for their end.
 * @param name of the log and the picture that are left in the output folder
 * @param limit in milliseconds
 */
export async function runInPage(
  browser: Browser,
  address: string,
  name: string,
  limit: number,
): Promise<PageRun> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 700 } });
  const page = await context.newPage();
  const said: string[] = [];
  const log: string[] = [];
  // What the extension host says comes through the driver; here is what the window complains of.
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) log.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => log.push(`error: ${error.stack ?? error.message}`));
  let timer: NodeJS.Timeout | undefined;
  try {
    await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
      const text = format(...args);
      said.push(text);
      log.push(`${type}: ${text}`);
    });
    const ended = new Promise<number>((resolve) => {
      timer = setTimeout(() => {
        log.push(`No end within ${limit / 1000} s.`);
        resolve(-1);
      }, limit);
      void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    });
    await page.goto(address);
    return { exitCode: await ended, console: said };
  } finally {
    clearTimeout(timer);
    await mkdir(out, { recursive: true });
    await page.screenshot({ path: join(out, `${name}.png`) });
    await writeFile(join(out, `${name}.log`), `${log.join('\n')}\n`);
    await context.close();
  }
}
