import * as vscode from 'vscode';
import { equal, eventually } from './expect';

/**
 * Takes the entry that each list stands on, until the command that shows the lists has done its work.
 * @param work what the command returned
 */
export async function takeFirst(work: Thenable<unknown>): Promise<void> {
  let done = false;
  const ended = Promise.resolve(work).finally(() => (done = true));
  await eventually(async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    equal(done, true, 'command ended');
  });
  await ended;
}
