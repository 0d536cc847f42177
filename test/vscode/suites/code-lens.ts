import * as vscode from 'vscode';
import { closeAll, open, type Opened } from './documents';
import { equal, eventually } from './expect';
import { resetSettings, set } from './settings';
import { express } from './texts';

suite('Code lens', () => {
  teardown(async () => {
    await closeAll();
    await resetSettings();
  });

  test('names the codes that a handler can send', async () => {
    const opened = await open(
      'lens.js',
      express('  if (!user) return res.sendStatus(404);\n  res.json(user);'),
    );
    await eventually(async () => {
      const titles = await titlesOf(opened);
      equal(titles.length, 1, `lenses: ${titles.join(' | ')}`);
      equal(/200.*404/.test(titles[0] ?? ''), true, `200 and 404 in ${titles[0] ?? ''}`);
    });
  });

  test('can be switched off', async () => {
    const opened = await open('no-lens.js', express('  res.json(user);'));
    await eventually(async () => equal((await titlesOf(opened)).length, 1));
    await set('statusHints.codeLens', false);
    await eventually(async () => equal(await titlesOf(opened), []));
  });
});

async function titlesOf({ document }: Opened): Promise<readonly string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    100,
  );
  return lenses.map(({ command }) => command?.title ?? '');
}
