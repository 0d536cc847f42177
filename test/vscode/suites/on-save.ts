import * as vscode from 'vscode';
import { closeAll, open, replace, untilFindings } from './documents';
import { equal, includes } from './expect';
import { resetSettings, set } from './settings';
import { droppedBody, wrongClass } from './texts';

suite('On save', () => {
  teardown(async () => {
    await closeAll();
    await resetSettings();
  });

  test('safe fixes are made, and nothing else', async () => {
    await set('editor.codeActionsOnSave', { 'source.fixAll.statusHints': 'explicit' });
    const opened = await open('saved.js', droppedBody.replace('const user', 'let user'));
    await untilFindings(opened.document, ['no-body-with-empty-status']);
    await replace(opened, 'let user', 'const user');
    await vscode.commands.executeCommand('workbench.action.files.save');
    equal(opened.document.isDirty, false, 'unsaved changes');
    const onDisk = new TextDecoder().decode(await vscode.workspace.fs.readFile(opened.document.uri));
    includes(onDisk, 'res.status(204).end();');
    equal(onDisk, opened.document.getText());
  });

  test('suggestions are left to people', async () => {
    await set('editor.codeActionsOnSave', { 'source.fixAll.statusHints': 'explicit' });
    const opened = await open('not-saved.js', wrongClass.replace('const user', 'let user'));
    await untilFindings(opened.document, ['no-explicit-500']);
    await replace(opened, 'let user', 'const user');
    await vscode.commands.executeCommand('workbench.action.files.save');
    equal(opened.document.isDirty, false, 'unsaved changes');
    includes(opened.document.getText(), 'res.status(500)');
  });

  test('findings wait for it when that is set', async () => {
    await set('statusHints.run', 'onSave');
    const opened = await open('waits.js', wrongClass);
    await untilFindings(opened.document, ['no-explicit-500']);
    await replace(opened, '500', '404');
    await opened.document.save();
    await untilFindings(opened.document, []);
  });
});
