import { bundleForNode } from './harness/bundle-suites';
import { findEditor, type Editor } from './harness/editor';
import { runInCodeServer } from './harness/in-code-server';
import { runInDesktop } from './harness/in-desktop';
import { declareMissing } from './harness/missing';
import { root } from './harness/paths';
import { declare, type Report } from './harness/report';
import { makeWorkspace } from './harness/workspace';

// The suites in the extension host in Node, with the extension as it lies in the checkout.

const name = 'the extension host in Node';
const editor = await findEditor();
if (editor === undefined) declareMissing(name, 'anywhere');
else
  declare(
    `${name} (${editor.kind === 'desktop' ? 'desktop VS Code' : "VS Code's server"})`,
    await run(editor),
  );

async function run(found: Editor): Promise<Report> {
  const suites = await bundleForNode();
  const workspace = await makeWorkspace();
  try {
    return found.kind === 'desktop'
      ? await runInDesktop(found.executable, root, suites, workspace.file)
      : await runInCodeServer(found.chromium, root, suites, workspace.file);
  } finally {
    await workspace.remove();
  }
}
