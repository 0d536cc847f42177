import { expect, test } from 'vitest';
import { codeLensesOf } from '../../../server/src/service/features/code-lens';
import { analysedSnippet, type AnalysisContext } from '../../support/analysed-snippet';

/** Each lens with the line that it stands over. */
function lenses(code: string, context: AnalysisContext = {}): readonly string[] {
  const { document } = analysedSnippet(code, context);
  const lines = document.text.split('\n');
  return codeLensesOf(document).map(
    ({ range, command }) => `${command!.title} over ${lines[range.start.line]!.trim()}`,
  );
}

test('the codes of all answers of a handler, ascending, each once', () => {
  const code = `
    app.get('/things/:id', async (req, res) => {
      const thing = await Thing.findById(req.params.id);
      if (!thing) return res.status(404).end();
      if (!req.user) return res.sendStatus(401);
      if (thing.gone) return res.status(404).json({});
      res.json(thing);
    });`;
  expect(lenses(code)).toEqual([`200 · 401 · 404 over app.get('/things/:id', async (req, res) => {`]);
});

test('errors that are thrown or handed on count', () => {
  const code = `
    import createError from 'http-errors';
    import express from 'express';
    const app = express();
    app.get('/', (req, res, next) => {
      if (req.query.a) throw createError(410);
      if (req.query.b) return next(createError(403));
      res.end();
    });`;
  expect(lenses(code)).toEqual([`200 · 403 · 410 over app.get('/', (req, res, next) => {`]);
});

test('… stands for codes that are known at run time only', () => {
  expect(lenses(`app.use((err, req, res, next) => { res.status(err.status || 500).end(); });`)).toEqual([
    `500 · … over app.use((err, req, res, next) => { res.status(err.status || 500).end(); });`,
  ]);
});

test('a function that answers nothing that is known has none', () => {
  expect(lenses(`app.use((req, res, next) => { req.now = Date.now(); next(); });`)).toEqual([]);
  expect(lenses(`app.use((req, res) => { proxy(req, res); });`)).toEqual([]);
  expect(lenses(`const add = (a, b) => a + b;`)).toEqual([]);
});

test('Fastify handlers and their errors', () => {
  const code = `
    app.post('/things', async (request, reply) => {
      if (!request.body.name) return reply.badRequest('name is missing');
      return reply.code(201).send({});
    });`;
  expect(lenses(code, { framework: 'fastify', dependencies: ['@fastify/sensible'] })).toEqual([
    `201 · 400 over app.post('/things', async (request, reply) => {`,
  ]);
});

test('the setting switches them off', () => {
  expect(lenses(`app.get('/', (req, res) => { res.end(); });`, { settings: { codeLens: false } })).toEqual(
    [],
  );
});

const twoAnswers = `
  app.get('/', (req, res) => {
    if (req.query.a) return res.status(404).end();
    res.json({});
  });`;

test('a client with the command shows where the codes are decided, in order', () => {
  const { document } = analysedSnippet(twoAnswers, { commands: ['statusHints.showResponses'] });
  const [lens] = codeLensesOf(document);
  expect(lens?.command?.command).toBe('statusHints.showResponses');
  const [uri, position, locations] = lens!.command!.arguments as [
    string,
    unknown,
    { range: Parameters<typeof document.positions.spanOf>[0] }[],
  ];
  expect(uri).toBe(document.uri);
  expect(position).toEqual(lens!.range.start);
  const sites = locations.map(({ range }) => document.positions.spanOf(range));
  expect(sites.map(({ start, end }) => document.text.slice(start, end))).toEqual(['404', 'json']);
});

test('for any other client it is a line of text without a command', () => {
  const { document } = analysedSnippet(twoAnswers);
  expect(codeLensesOf(document)[0]?.command).toEqual({ title: '200 · 404', command: '' });
});
