import { describe, expect, it } from 'vitest';
import type { Handler } from '../../../server/src/engine/model/handler';
import type { Response } from '../../../server/src/engine/model/response';
import { parseTree } from '../../../server/src/engine/syntax/tree';
import type { TextEdit } from '../../../server/src/engine/text/edit';
import { EXPRESS, EXPRESS_4, EXPRESS_5, FASTIFY, handlersOf, type Target } from '../../support/annotate-flow';

type Edits = readonly TextEdit[] | undefined;

/** The code after one edit of its only (or first) response; undefined where the edit cannot be written. */
function edited(
  code: string,
  pick: (response: Response, handler: Handler) => Edits,
  written: Target,
): string | undefined {
  const text = `${written.prelude}\n${code}`;
  const handlers = handlersOf(parseTree('snippet.ts', text), written);
  const handler = handlers.find(
    ({ role, responses }) => role !== 'helper-definition' && responses.length > 0,
  );
  const [response] = handler?.responses ?? [];
  if (!handler || !response) throw new Error(`no response in ${code}`);
  const edits = pick(response, handler);
  if (!edits) return undefined;
  const ordered = [...edits].sort((a, b) => b.start - a.start);
  const changed = ordered.reduce(
    (all, { start, end, text: put }) => all.slice(0, start) + put + all.slice(end),
    text,
  );
  return changed.slice(written.prelude.length + 1);
}

const inExpress = (body: string): string => `app.get('/', async (req, res, next) => { ${body} });`;
const inFastify = (body: string): string => `app.get('/', async (request, reply) => { ${body} });`;
const status = (response: Response): Edits => response.edits.setStatus(409);

describe('edits: another status', () => {
  it.each([
    ['a number', 'res.status(404).json({});', 'res.status(409).json({});'],
    ['a constant', 'const N = 404; res.status(N).end();', 'const N = 404; res.status(409).end();'],
    ['none before a body', 'res.json({});', 'res.status(409).json({});'],
    ['none behind a chain', "res.set('a', 'b').send();", "res.set('a', 'b').status(409).send();"],
    ['sendStatus', 'res.sendStatus(404);', 'res.sendStatus(409);'],
    ['an earlier statement', 'res.status(404); res.json({});', 'res.status(409); res.json({});'],
    ['an assignment', 'res.statusCode = 404; res.end();', 'res.statusCode = 409; res.end();'],
    ['writeHead', 'res.writeHead(404); res.end();', 'res.writeHead(409); res.end();'],
    ['a helper of another file', "fail(res, 404, 'x');", "fail(res, 409, 'x');"],
    ['a closure', 'const f = (c) => res.status(c).end(); f(404);', undefined],
    ['two numbers', 'res.status(a ? 404 : 410).end();', undefined],
    ['an unknown one', 'res.status(err.status).end();', undefined],
  ])('%s', (_name, before, after) => {
    expect(edited(inExpress(before), status, EXPRESS)).toBe(after && inExpress(after));
  });

  it('changes the number that a helper of this file is given', () => {
    const helper = 'function fail(res, code) { res.status(code).end(); }';
    expect(edited(`${inExpress('fail(res, 404);')} ${helper}`, status, EXPRESS)).toBe(
      `${inExpress('fail(res, 409);')} ${helper}`,
    );
  });

  it('leaves a number inside a helper alone, which serves others', () => {
    const code = `${inExpress('fail(res);')} function fail(res) { res.status(404).end(); }`;
    expect(edited(code, status, EXPRESS)).toBeUndefined();
  });

  it('sets it before a returned value', () => {
    const before = "app.get('/', async (request, reply) => {\n  return { a };\n});";
    const after = "app.get('/', async (request, reply) => {\n  reply.code(409);\n  return { a };\n});";
    expect(edited(before, status, FASTIFY)).toBe(after);
  });
});

describe('edits: a field', () => {
  const allow = (response: Response): Edits => response.edits.addField('Allow', "'GET'");

  it.each([
    ['before the send', 'res.status(405).end();', "res.status(405).set('Allow', 'GET').end();"],
    [
      'behind a status of its own statement',
      'res.status(405); res.end();',
      "res.status(405); res.set('Allow', 'GET').end();",
    ],
    ['never behind writeHead', 'res.writeHead(405); res.end();', undefined],
    ['not in a helper’s call', 'fail(res, 405);', undefined],
  ])('%s', (_name, before, after) => {
    const result = edited(inExpress(before), allow, EXPRESS);
    expect(result).toBe(after && inExpress(after));
  });

  it('is spelled by Fastify as header()', () => {
    expect(edited(inFastify("reply.code(405).send('x');"), allow, FASTIFY)).toBe(
      inFastify("reply.code(405).header('Allow', 'GET').send('x');"),
    );
  });
});

describe('edits: the end of a path', () => {
  it.each([
    ['in a branch', 'if (a) res.json({}); next();', 'if (a) return res.json({}); next();'],
    ['as a statement', 'res.json({}); next();', 'return res.json({}); next();'],
    ['not where it returns already', 'if (a) return res.json({}); next();', undefined],
    ['not in a callback, which it would only leave itself', 'f(() => { res.json({}); }); next();', undefined],
  ])('returns %s', (_name, before, after) => {
    const result = edited(inExpress(before), ({ edits }) => edits.insertReturn(), EXPRESS);
    expect(result).toBe(after && inExpress(after));
  });

  it('removes the next() behind a send, with its line', () => {
    const before = "app.get('/', (req, res, next) => {\n  res.json({});\n  next();\n});";
    const after = "app.get('/', (req, res, next) => {\n  res.json({});\n});";
    expect(edited(before, ({ continued }) => continued?.remove(), EXPRESS)).toBe(after);
  });

  it('ends a status that nothing sends', () => {
    const end = (_response: Response, { unsent }: Handler): Edits => unsent[0]?.end();
    expect(edited(inExpress('res.status(404);'), end, EXPRESS)).toBe(inExpress('res.status(404).end();'));
    expect(edited("app.get('/', (request, reply) => { reply.code(404); });", end, FASTIFY)).toBe(
      "app.get('/', (request, reply) => { reply.code(404).send(); });",
    );
    expect(edited(inExpress('res.statusCode = 404;'), end, EXPRESS)).toBeUndefined();
  });

  it('ends nothing that is sent', () => {
    expect(
      edited(inExpress('res.status(404).json({});'), ({ edits }) => edits.end(), EXPRESS),
    ).toBeUndefined();
  });
});

describe('edits: no body', () => {
  it.each([
    ['a body', 'res.status(204).json({ a });', 'res.status(204).end();'],
    ['a body without a status', 'res.send(a);', 'res.end();'],
    ['a body with a comment', 'res.json({ a /* why */ });', undefined],
  ])('takes out %s', (_name, before, after) => {
    const result = edited(inExpress(before), ({ body }) => body.remove(), EXPRESS);
    expect(result).toBe(after && inExpress(after));
  });

  it('is spelled by Fastify as send()', () => {
    expect(edited(inFastify('reply.code(204).send({ a });'), ({ body }) => body.remove(), FASTIFY)).toBe(
      inFastify('reply.code(204).send();'),
    );
  });
});

describe('edits: the error handed on', () => {
  const caught = (send: string): string => inExpress(`try { await x(); } catch (err) { ${send} }`);
  const forward = ({ edits }: Response): Edits => edits.forwardError();

  it.each([
    ['by next() in Express 4', EXPRESS_4, 'res.status(500).json({ a });', 'next(err);'],
    ['with its return', EXPRESS_4, 'return res.status(500).end();', 'return next(err);'],
    ['by next() where both majors may run', EXPRESS, 'res.status(500).end();', 'next(err);'],
    ['by a throw where rejections are caught', EXPRESS_5, 'res.status(500).end();', 'throw err;'],
    ['not over a comment', EXPRESS_4, 'res.status(500).json({ a /* why */ });', undefined],
    ['not as a part of something larger', EXPRESS_4, 'const x = res.status(500).end();', undefined],
  ])('%s', (_name, written, before, after) => {
    expect(edited(caught(before), forward, written)).toBe(after && caught(after));
  });

  it('needs an error at hand', () => {
    expect(edited(inExpress('res.status(500).end();'), forward, EXPRESS_4)).toBeUndefined();
  });
});
