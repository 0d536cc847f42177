import { describe, expect, it } from 'vitest';
import type { ErrorUse } from '../../../server/src/engine/model/handler';
import { lintText } from '../../support/lint-snippet';

/** What the error handler with these statements does with its error. */
function useOf(statements: string): ErrorUse | undefined {
  const text = `import express from 'express';\nexpress().use((err, req, res, next) => {\n${statements}\nres.end();\n});\n`;
  return lintText('express', text).handlers[0]?.error;
}

describe('members that are read', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['res.status(err.status).end();', ['status']],
    ['res.status((err as any).status).end();', ['status']],
    [
      'const { statusCode, message: text } = err; res.status(statusCode).end(text);',
      ['statusCode', 'message'],
    ],
    ['const known = err as Known; res.status(known.statusCode).end();', ['statusCode']],
    ['const known = err ?? new Error(); res.status(known.code).end();', ['code']],
    [`if ('statusCode' in err) return res.sendStatus(400); res.sendStatus(500);`, ['statusCode']],
    ['console.error(err.stack); res.sendStatus(500);', ['stack']],
    ['res.status(other.status).end();', []],
  ];
  for (const [statements, reads] of rows)
    it(statements, () => expect(useOf(statements)?.reads).toEqual(reads));
});

describe('a look at the error as a whole', () => {
  for (const statements of [
    'if (err instanceof Known) return;',
    'if (isKnown(err)) return;',
    'let known; known = err;',
  ]) {
    it(statements, () => expect(useOf(statements)?.inspects).toBe(true));
  }
  for (const statements of ['console.error(err);', 'if (err) res.sendStatus(500);', 'const same = err;']) {
    it(`not in ${statements}`, () => expect(useOf(statements)?.inspects).toBe(false));
  }
});

describe('telling kinds of errors apart', () => {
  const rows: readonly (readonly [string, readonly string[] | undefined, readonly string[]])[] = [
    ['res.status(err.status || 500);', ['status'], []],
    [`if (err.name === 'CastError') return res.end(err.value);`, [], ['CastError']],
    [`if (err.name === 'CastError') a(); else res.end(err.value);`, ['value'], ['CastError']],
    ['if (err.code && err.code == 11000) res.end(err.keys);', [], ['11000']],
    [`res.status(err.name === 'CastError' ? err.given : 500);`, [], ['CastError']],
    ['const { status } = err; res.status(status);', ['status'], []],
    ['if (err.isKnown) return;', undefined, []],
    ['if (err.isKnown && err.code === 1) return;', undefined, ['1']],
    ['if (err.code === KNOWN) return;', undefined, []],
    ['switch (err.code) { case 1: return; }', undefined, []],
    ['if (err instanceof Known) return;', undefined, []],
    ['res.json({ ...err });', undefined, []],
  ];
  for (const [statements, unsorted, compared] of rows)
    it(statements, () => {
      const use = useOf(statements);
      expect(use?.unsorted?.map(({ name }) => name)).toEqual(unsorted);
      expect(use?.compared).toEqual(compared);
    });
});

describe('handing it on', () => {
  for (const statements of ['next(err);', 'throw err;', 'const same = err; next(same);']) {
    it(statements, () => expect(useOf(statements)?.forwards).toBe(true));
  }
  it('not in next()', () => expect(useOf('next();')?.forwards).toBe(false));
});

describe('what failed when a callback got an error', () => {
  it('is the call, not what the callback does', () => {
    const text = `import express from 'express';
import jwt from 'jsonwebtoken';
express().use((req, res, next) => {
  jwt.verify(req.query.token, key, (err, decoded) => {
    if (err) return res.status(401).send(err);
    User.findOne({ id: decoded.id }).then(() => next());
  });
});
`;
    const value = lintText('express', text).handlers[0]?.responses[0]?.body.value;
    expect(value?.kind === 'error' && value.source.operations).toEqual(['credentials']);
  });
});
