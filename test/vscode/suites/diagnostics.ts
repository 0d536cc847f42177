import * as vscode from 'vscode';
import { closeAll, findingsIn, markOf, open, openUntitled, replace, untilFindings } from './documents';
import { equal, includes, present } from './expect';
import { droppedBody, express, wrongClass } from './texts';

suite('Diagnostics', () => {
  teardown(closeAll);

  test('stand at the place, with the rule, its page and plain words', async () => {
    const opened = await open('place.js', wrongClass);
    const [finding] = await untilFindings(opened.document, ['no-explicit-500']);
    const { range, severity, message, code } = present(finding, 'finding');
    equal(range, markOf(opened));
    equal(severity, vscode.DiagnosticSeverity.Warning);
    includes(message, '404 Not Found');
    const target = typeof code === 'object' ? code.target.toString() : '';
    includes(target, 'no-explicit-500');
  });

  test('follow the text as it is typed', async () => {
    const opened = await open('typed.js', wrongClass);
    await untilFindings(opened.document, ['no-explicit-500']);
    await replace(opened, '500', '404');
    await untilFindings(opened.document, []);
    await replace(opened, '404', '500');
    await untilFindings(opened.document, ['no-explicit-500']);
  });

  test('grey out what is dropped', async () => {
    const { document } = await open('dropped.js', droppedBody);
    const [finding] = await untilFindings(document, ['no-body-with-empty-status']);
    equal(finding?.tags, [vscode.DiagnosticTag.Unnecessary]);
  });

  test('point at what they are about', async () => {
    const opened = await open(
      'twice.js',
      express(`  if (!user) {
    res.«status»(404).json({ error: 'No such user' });
  }
  res.json(user);`),
    );
    const [finding] = await untilFindings(opened.document, ['no-double-response']);
    const places = finding?.relatedInformation?.map(({ location }) => location.range.start.line);
    equal(places, [markOf(opened).start.line]);
  });

  for (const language of ['javascript', 'typescript', 'javascriptreact', 'typescriptreact']) {
    test(`are there in an untitled ${language} document`, async () => {
      const { document } = await openUntitled(wrongClass, language);
      await untilFindings(document, ['no-explicit-500']);
    });
  }

  test('go with the closed file', async () => {
    const { document } = await open('closed.js', wrongClass);
    await untilFindings(document, ['no-explicit-500']);
    await closeAll();
    await untilFindings(document, []);
  });

  test('are not there for old sides of a diff and for other languages', async () => {
    const text = wrongClass.replace(/[«»]/g, '');
    const old = vscode.workspace.registerTextDocumentContentProvider('git', {
      provideTextDocumentContent: () => text,
    });
    try {
      const uri = vscode.Uri.from({ scheme: 'git', path: '/old.js', query: '{}' });
      const before = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(before, { preview: false });
      equal(before.languageId, 'javascript');
      const other = await openUntitled(wrongClass, 'plaintext');
      // One that comes later has its findings, so those had their turn.
      const { document } = await open('turn.js', wrongClass);
      await untilFindings(document, ['no-explicit-500']);
      equal([...findingsIn(before), ...findingsIn(other.document)], []);
    } finally {
      old.dispose();
    }
  });
});
