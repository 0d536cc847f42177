import * as vscode from 'vscode';
import { closeAll, markOf, open, type Opened } from './documents';
import { equal, eventually } from './expect';
import { resetSettings, set } from './settings';
import { express } from './texts';

suite('Inlay hints', () => {
  teardown(async () => {
    await closeAll();
    await resetSettings();
  });

  test('show the phrase behind a code when they are switched on', async () => {
    const opened = await open(
      'inlay.js',
      express('  if (!user) return res.status(404«»).end();\n  res.json(user);'),
    );
    equal(await hintsIn(opened), []);
    await set('statusHints.inlayHints', 'all');
    await eventually(async () =>
      equal(await hintsIn(opened), [{ text: 'Not Found', at: markOf(opened).start }]),
    );
  });
});

async function hintsIn({ document }: Opened): Promise<readonly { text: string; at: vscode.Position }[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    whole,
  );
  return hints.map(({ label, position }) => ({
    text: (typeof label === 'string' ? label : label.map(({ value }) => value).join('')).trim(),
    at: position,
  }));
}
