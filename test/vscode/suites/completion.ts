import * as vscode from 'vscode';
import { closeAll, markOf, open, type Opened } from './documents';
import { equal, eventually, present } from './expect';
import { express } from './texts';

suite('Completion', () => {
  teardown(closeAll);

  test('offers codes with their phrases, those that fit first', async () => {
    const opened = await open(
      'complete.js',
      express('  if (!user) return res.status(«»).end();\n  res.json(user);'),
    );
    const items = await eventually(async () => {
      const found = await itemsAt(opened);
      present(
        found.find(({ label }) => label.startsWith('404')),
        'item for 404',
      );
      return found;
    });
    const [first] = items.toSorted((one, other) => (one.sort < other.sort ? -1 : 1));
    equal(first?.label.startsWith('404'), true, `404 before ${first?.label ?? 'nothing'}`);
  });

  test('has nothing to say about other numbers', async () => {
    const opened = await open('complete-other.js', express('  await sleep(«»);\n  res.json(user);'));
    equal(
      (await itemsAt(opened)).filter(({ label }) => label.startsWith('404')),
      [],
    );
  });
});

async function itemsAt(opened: Opened): Promise<readonly { label: string; sort: string }[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    opened.document.uri,
    markOf(opened).start,
  );
  return items.map(({ label, sortText, detail }) => {
    const name = typeof label === 'string' ? label : label.label;
    return { label: name, sort: sortText ?? name, detail };
  });
}
