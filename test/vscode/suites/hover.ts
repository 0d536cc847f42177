import * as vscode from 'vscode';
import { closeAll, markOf, open, type Opened } from './documents';
import { equal, includes } from './expect';
import { express } from './texts';

suite('Hover', () => {
  teardown(closeAll);

  test('tells what a status means, with its sources', async () => {
    const text = await hoverAt(await open('number.js', express('  res.status(«404»).json({});')));
    includes(text, '404 Not Found');
    includes(text, 'rfc-editor.org');
    includes(text, 'developer.mozilla.org');
  });

  test('knows a constant', async () => {
    const opened = await open(
      'constant.js',
      `const { StatusCodes } = require('http-status-codes');\n${express('  res.status(StatusCodes.«CONFLICT»).end();')}`,
    );
    includes(await hoverAt(opened), '409 Conflict');
  });

  test('is silent on other numbers', async () => {
    const opened = await open('other.js', express('  await sleep(«404»);\n  res.json(user);'));
    equal((await hoverAt(opened)).includes('Not Found'), false);
  });
});

async function hoverAt(opened: Opened): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    opened.document.uri,
    markOf(opened).start,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}
