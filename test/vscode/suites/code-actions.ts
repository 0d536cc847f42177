import * as vscode from 'vscode';
import { closeAll, findingsIn, markOf, open, untilFindings, type Opened } from './documents';
import { equal, eventually, includes, present } from './expect';
import { takeFirst } from './lists';
import { resetSettings, willReset } from './settings';
import { droppedBody, express, wrongClass } from './texts';

suite('Code actions', () => {
  teardown(async () => {
    await closeAll();
    await resetSettings();
  });

  test('a quick fix changes the code, the first is preferred', async () => {
    const opened = await reported('quick-fix.js', wrongClass, ['no-explicit-500']);
    const [first] = (await actionsAt(opened)).filter(({ isPreferred }) => isPreferred === true);
    await apply(present(first, 'preferred action'));
    includes(opened.document.getText(), "res.status(404).json({ error: 'User not found' })");
    await untilFindings(opened.document, []);
  });

  test('all of a rule are fixed at once', async () => {
    const opened = await reported(
      'rule.js',
      express('  if (user) return res.status(204).json(«{ a: 1 }»);\n  res.status(204).json({ b: 2 });'),
      ['no-body-with-empty-status', 'no-body-with-empty-status'],
    );
    await apply(await actionAt(opened, 'Fix all no-body-with-empty-status problems in this file'));
    equal(opened.document.getText().includes('json'), false);
  });

  test('all safe fixes are a source action', async () => {
    const opened = await reported('fix-all.js', droppedBody, ['no-body-with-empty-status']);
    const [all] = await actionsAt(opened, 'source.fixAll.statusHints');
    await apply(present(all, 'source action'));
    includes(opened.document.getText(), 'res.status(204).end();');
  });

  test('all safe fixes are a command', async () => {
    const opened = await reported('fix-all-command.js', droppedBody, ['no-body-with-empty-status']);
    await vscode.commands.executeCommand('statusHints.fixAll');
    await eventually(() => includes(opened.document.getText(), 'res.status(204).end();'));
  });

  for (const place of ['this line', 'this file']) {
    test(`a finding is silenced for ${place}`, async () => {
      const opened = await reported(`suppress-${place.length}.js`, wrongClass, ['no-explicit-500']);
      await apply(await actionAt(opened, `Suppress no-explicit-500 for ${place}`));
      includes(opened.document.getText(), 'no-explicit-500');
      await untilFindings(opened.document, []);
    });
  }

  test("a rule's level is changed in the settings", async () => {
    const opened = await reported('level.js', wrongClass, ['no-explicit-500']);
    const action = await actionAt(opened, 'Change the level of no-explicit-500 in the settings');
    const { command, arguments: given } = present(action.command, 'command');
    const list = vscode.commands.executeCommand(command, ...((given ?? []) as readonly unknown[]));
    await takeFirst(list);
    willReset('statusHints.levels');
    const levels = vscode.workspace.getConfiguration('statusHints').inspect<object>('levels');
    equal(levels?.workspaceValue, { 'no-explicit-500': 'error' });
    await eventually(() => {
      const severities = findingsIn(opened.document).map(({ severity }) => severity);
      equal(severities, [vscode.DiagnosticSeverity.Error]);
    });
  });

  test('a number becomes the constant that the file uses, and back', async () => {
    const opened = await open(
      'spelling.js',
      `const { StatusCodes } = require('http-status-codes');
${express('  if (!user) return res.sendStatus(StatusCodes.NOT_FOUND);\n  res.status(«201»).json(user);')}`,
    );
    await apply(await actionAt(opened, 'Write 201 as StatusCodes.CREATED'));
    includes(opened.document.getText(), 'res.status(StatusCodes.CREATED).json(user)');
    await apply(await actionAt(opened, 'Write StatusCodes.CREATED as 201'));
    includes(opened.document.getText(), 'res.status(201).json(user)');
  });
});

async function reported(name: string, marked: string, rules: readonly string[]): Promise<Opened> {
  const opened = await open(name, marked);
  await untilFindings(opened.document, rules);
  return opened;
}

async function actionAt(opened: Opened, title: string): Promise<vscode.CodeAction> {
  return eventually(async () => {
    const actions = await actionsAt(opened);
    const titles = actions.map((action) => action.title).join('\n');
    return present(
      actions.find((action) => action.title === title),
      `action "${title}" among\n${titles}\n`,
    );
  });
}

/** The actions with their edits, as the menu resolves them when one is chosen. */
async function actionsAt(opened: Opened, kind?: string): Promise<vscode.CodeAction[]> {
  const { start } = markOf(opened);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    opened.document.uri,
    new vscode.Range(start, start),
    kind,
    100,
  );
}

async function apply(action: vscode.CodeAction): Promise<void> {
  const edit = present(action.edit, `edit of "${action.title}"`);
  equal(await vscode.workspace.applyEdit(edit), true, 'edit applied');
}
