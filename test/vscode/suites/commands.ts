import * as vscode from 'vscode';
import { closeAll, markOf, open, replace, untilFindings } from './documents';
import { equal, eventually, includes } from './expect';
import { takeFirst } from './lists';
import { express, wrongClass } from './texts';

suite('Commands', () => {
  teardown(closeAll);

  test('a restarted server goes on where the old one was', async () => {
    const opened = await open('restart.js', wrongClass);
    await untilFindings(opened.document, ['no-explicit-500']);
    await vscode.commands.executeCommand('statusHints.restart');
    await untilFindings(opened.document, ['no-explicit-500']);
    await replace(opened, '500', '404');
    await untilFindings(opened.document, []);
  });

  test('a status code is explained', async () => {
    await vscode.commands.executeCommand('statusHints.explainStatus', 404);
    await eventually(() => includes(textsShown(), '404 Not Found'));
  });

  test('a rule has its page', async () => {
    await vscode.commands.executeCommand('statusHints.openRulePage', 'no-explicit-500');
    await eventually(() => includes(textsShown(), 'no-explicit-500'));
  });

  test('a few questions lead to a code, which is written', async () => {
    const opened = await open('choose.js', express('  res.status(«418»).json({});'));
    opened.editor.selection = new vscode.Selection(markOf(opened).start, markOf(opened).start);
    await takeFirst(vscode.commands.executeCommand('statusHints.whichStatus'));
    const code = /status\((\d{3})\)/.exec(opened.document.getText())?.[1];
    equal(code !== undefined && code !== '418', true, `another code in ${opened.document.getText()}`);
  });

  test('all that the manifest names are there', async () => {
    const extension = vscode.extensions.getExtension('status-hints.vscode-status-hints');
    const manifest = extension?.packageJSON as { contributes: { commands: readonly { command: string }[] } };
    const named = manifest.contributes.commands.map(({ command }) => command);
    const known = await vscode.commands.getCommands(true);
    equal(
      named.filter((command) => !known.includes(command)),
      [],
    );
    equal(named.length > 0, true, 'commands in the manifest');
  });
});

/** Titles of the tabs, and the texts of documents that are shown. */
function textsShown(): string {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
  return [...tabs, ...vscode.window.visibleTextEditors.map(({ document }) => document.getText())].join('\n');
}
