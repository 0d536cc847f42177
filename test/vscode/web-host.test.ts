import { bundleForWeb } from './harness/bundle-suites';
import { chromiumForWeb } from './harness/editor';
import { runInWeb } from './harness/in-web';
import { declareMissing } from './harness/missing';
import { root } from './harness/paths';
import { declare, type Report } from './harness/report';
import { makeWorkspace } from './harness/workspace';

// The same suites in the extension host in a Web Worker, where the workspace is on no disk.

const name = 'the extension host in a Web Worker';
const chromium = chromiumForWeb();
if (chromium === undefined) declareMissing(name, 'linux');
else declare(name, await run(chromium));

async function run(browser: string): Promise<Report> {
  const suites = await bundleForWeb();
  const workspace = await makeWorkspace();
  try {
    return await runInWeb(browser, root, suites, workspace.first);
  } finally {
    await workspace.remove();
  }
}
