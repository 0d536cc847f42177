import type { TextEdit } from 'vscode-languageserver-types';
import { expect, test } from 'vitest';
import { codeLensesOf } from '../../../server/src/service/features/code-lens';
import { completionsAt } from '../../../server/src/service/features/completion';
import { hoverAt } from '../../../server/src/service/features/hover';
import { inlayHintsIn } from '../../../server/src/service/features/inlay-hints';
import { statusEditsAt } from '../../../server/src/service/features/write-status';
import { analysedSnippet } from '../../support/analysed-snippet';

const CODE = `import express from 'express';
import createError from 'http-errors';
const app = express();
app.get('/:id', async (req, res, next) => {
  if (!req.user) return res.status(req.query.a ? 401 : 403).json({ error: 'Log in' });
  if (req.query.b) throw new createError.NotFound(\`\${req.query.b}\`);
  res.statusCode = 404;
  res.sendStatus(410); // 😀
});`;

// People type from left to right: every beginning of a file is a text that an editor asks about; every other one here.
test('no beginning of a file breaks a feature, and what is completed is around the caret', () => {
  for (let length = CODE.indexOf('if (!req'); length <= CODE.length; length += 2) {
    const { document } = analysedSnippet(CODE.slice(0, length), { settings: { inlayHints: 'all' } });
    const end = document.positions.positionAt(document.text.length);
    hoverAt(document, end);
    inlayHintsIn(document, { start: { line: 0, character: 0 }, end });
    codeLensesOf(document);
    expect(statusEditsAt(document, end, 404).length).toBeLessThanOrEqual(1);
    for (const { textEdit } of completionsAt(document, end)?.items.slice(0, 1) ?? []) {
      const { range } = textEdit as TextEdit;
      expect(range.start.line).toBe(end.line);
      expect(range.start.character).toBeLessThanOrEqual(end.character);
      expect(range.end.character).toBeGreaterThanOrEqual(end.character);
    }
  }
});

test('every argument of a status call is offered codes from its first character on', () => {
  const offered = [
    'res.status(',
    'res.status(4',
    'res.sendStatus(',
    'res.sendStatus(41',
    'res.statusCode = ',
  ].filter((typed) => {
    const { document } = analysedSnippet(`app.get('/', (req, res) => {\n  ${typed}`);
    const end = document.positions.positionAt(document.text.trimEnd().length + (typed.endsWith(' ') ? 1 : 0));
    return completionsAt(document, end) !== undefined;
  });
  expect(offered).toEqual([
    'res.status(',
    'res.status(4',
    'res.sendStatus(',
    'res.sendStatus(41',
    'res.statusCode = ',
  ]);
});
