import { closeAll, folder, open, untilFindings } from './documents';
import { resetSettings, set } from './settings';
import { droppedBody, wrongClass } from './texts';
import * as vscode from 'vscode';
import { equal } from './expect';

suite('Settings', () => {
  teardown(async () => {
    await closeAll();
    await resetSettings();
  });

  test('change what is shown at once', async () => {
    const { document } = await open('live.js', wrongClass);
    const [before] = await untilFindings(document, ['no-explicit-500']);
    equal(before?.severity, vscode.DiagnosticSeverity.Warning);
    await set('statusHints.enable', false);
    await untilFindings(document, []);
    await set('statusHints.enable', true);
    await untilFindings(document, ['no-explicit-500']);
    // Of two rules about one status the better founded is shown; without it the other has its say.
    await set('statusHints.levels', { 'no-explicit-500': 'off' });
    await untilFindings(document, ['not-found-status']);
    await set('statusHints.levels', { 'no-explicit-500': 'off', 'not-found-status': 'off' });
    await untilFindings(document, []);
  });

  test('a wrong value leaves the others as they are', async () => {
    const { document } = await open('wrong.js', wrongClass + droppedBody.replace(/^const.*$/gm, ''));
    await untilFindings(document, ['no-explicit-500', 'no-body-with-empty-status']);
    await set('statusHints.levels', { 'no-explicit-500': 'sometimes', 'no-body-with-empty-status': 'off' });
    await untilFindings(document, ['no-explicit-500']);
  });

  test('are those of the folder that a file is in', async function () {
    if (vscode.workspace.workspaceFolders?.length !== 2) this.skip();
    equal(folder(1).name, 'blog');
    const here = await open('folder.js', droppedBody, 0);
    const there = await open('folder.js', droppedBody + wrongClass.replace(/^const.*$/gm, ''), 1);
    await untilFindings(there.document, ['no-explicit-500']);
    await untilFindings(here.document, ['no-body-with-empty-status']);
    await set('statusHints.levels', { 'no-body-with-empty-status': 'off' }, 0);
    await untilFindings(here.document, []);
  });
});
