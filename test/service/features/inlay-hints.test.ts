import { expect, test } from 'vitest';
import type { Settings } from '../../../server/src/engine/config/settings';
import { inlayHintsIn } from '../../../server/src/service/features/inlay-hints';
import { analysedSnippet } from '../../support/analysed-snippet';

/** The snippet with its hints written where they are shown: `404⟨Not Found⟩`. Two `¦` bound the range, if given. */
function shown(code: string, inlayHints: Settings['inlayHints'] = 'numbers'): string {
  const { document, carets } = analysedSnippet(code, { settings: { inlayHints } });
  const [start = { line: 0, character: 0 }, end = { line: 1000, character: 0 }] = carets;
  const lines = document.text.split('\n');
  for (const { position, label } of inlayHintsIn(document, { start, end }).reverse()) {
    const line = lines[position.line]!;
    lines[position.line] =
      `${line.slice(0, position.character)}⟨${label as string}⟩${line.slice(position.character)}`;
  }
  return lines
    .join('\n')
    .replace(/^[^]*?(?=app\.)app\./, 'app.')
    .trim();
}

test('the phrase stands behind each number, in every kind of place', () => {
  const code = (missing: string, gone: string): string =>
    `app.get('/', (req, res) => { if (req.query.a) return res.sendStatus(${missing}); res.statusCode = ${gone}; res.end(); });`;
  expect(shown(`const app = require('express')();\n${code('404', '410')}`)).toBe(
    code('404⟨Not Found⟩', '410⟨Gone⟩'),
  );
});

test('each arm has its own; what nobody named has none', () => {
  const code = (old: string, other: string): string =>
    `app.get('/', (req, res) => { res.status(req.query.a ? ${old} : ${other}).end(); });`;
  expect(shown(`const app = require('express')();\n${code('410', '469')}`)).toBe(code('410⟨Gone⟩', '469'));
});

test('off is off', () => {
  expect(
    shown(
      `const app = require('express')();\napp.get('/', (req, res) => { res.status(404).end(); });`,
      'off',
    ),
  ).not.toContain('⟨');
});

const names = `
  import { StatusCodes } from 'http-status-codes';
  import express from 'express';
  const MISSING = 404;
  const app = express();
  app.get('/', (req, res) => {
    if (req.query.a) return res.status(StatusCodes.NOT_FOUND).end();
    if (req.query.b) return res.status(err.status).end();
    res.status(MISSING).end();
  });`;

test('names are left alone by `numbers`', () => {
  expect(shown(names)).not.toContain('⟨');
});

test('with `all` names that do not say their code are told it, and only they', () => {
  expect(shown(names, 'all').match(/\S+⟨[^⟩]*⟩/g)).toEqual(['res.status(MISSING⟨404 Not Found⟩']);
});

test('only those in the range that is asked for', () => {
  const code = `
    const app = require('express')();
    app.get('/a', (req, res) => { res.status(404).end(); });
    ¦app.get('/b', (req, res) => { res.status(410).end(); });¦
    app.get('/c', (req, res) => { res.status(403).end(); });`;
  expect(shown(code).match(/⟨[^⟩]*⟩/g)).toEqual(['⟨Gone⟩']);
});
