import * as vscode from 'vscode';
import { closeAll, open, untilFindings } from './documents';
import { equal, present } from './expect';
import { wrongClass } from './texts';

/** Declares all suites. They are loaded when Mocha's `suite` and `test` are there, not before. */
export async function loadSuites(): Promise<void> {
  // When nothing works, one failure at the start says more than a failure each.
  suiteSetup('the extension starts and reports a mistake', async () => {
    const extension = vscode.extensions.getExtension('status-hints.vscode-status-hints');
    await present(extension, 'extension status-hints.vscode-status-hints').activate();
    equal(extension?.isActive, true, 'active');
    const { document } = await open('first.js', wrongClass);
    await untilFindings(document, ['no-explicit-500']);
    await closeAll();
  });
  await import('./diagnostics');
  await import('./hover');
  await import('./code-actions');
  await import('./on-save');
  await import('./completion');
  await import('./inlay-hints');
  await import('./code-lens');
  await import('./responses');
  await import('./settings-live');
  await import('./commands');
}
