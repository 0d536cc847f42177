import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startChromium } from './browser';
import { startCodeServer } from './code-server';
import { runInPage } from './page-run';
import { out } from './paths';
import { linesOf, reportOf, type Report } from './report';

/**
 * Runs the suites in VS Code's own server: the extension host is the one of the desktop, in Node; the window is a page.
 * @param extension folder of the extension under development
 * @param suites path of the bundled suites
 * @param workspace path of the folder or `.code-workspace` file to open
 */
export async function runInCodeServer(
  chromium: string,
  extension: string,
  suites: string,
  workspace: string,
): Promise<Report> {
  const results = join(out, 'node-host.jsonl');
  await mkdir(out, { recursive: true });
  await rm(results, { force: true });
  const server = await startCodeServer({ forTests: true, env: { STATUS_HINTS_RESULTS: results } });
  try {
    const browser = await startChromium(chromium);
    try {
      const address = addressOf(server.authority, extension, suites, workspace);
      const { exitCode } = await runInPage(browser, address, 'node-host', 10 * 60_000);
      return reportOf(await linesOf(results), exitCode);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop('node-host');
  }
}

function addressOf(authority: string, extension: string, suites: string, workspace: string): string {
  const remote = (path: string): string => `vscode-remote://${authority}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(suites)],
    ['skipWelcome', 'true'],
  ];
  const opened = workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
  return `http://${authority}/?${opened}=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}
