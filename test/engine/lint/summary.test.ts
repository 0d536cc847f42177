import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config/config';
import { analyse } from '../../../server/src/engine/lint/analyse';
import { summaryOf } from '../../../server/src/engine/lint/summary';
import type { FileSummary } from '../../../server/src/engine/model/file-summary';
import { lintText } from '../../support/lint-snippet';

const head = `import express from 'express';\nconst app = express();\n`;

function summaryOfText(text: string, majors: readonly number[] = [5]): FileSummary {
  return summaryOf(lintText('express', text, { majors }).handlers, text);
}

test('a handler with what it sends and throws, each place once', () => {
  const text = `${head}app.get('/:id', async function show(req, res) {
  const thing = await find(req.params.id);
  if (!req.query.page) return res.status(422).end();
  if (!thing) throw Object.assign(new Error('gone'), { status: 404 });
  res.status(thing.old ? 410 : 200).json(thing);
});
`;
  const [handler, ...others] = summaryOfText(text).handlers;
  expect(others).toEqual([]);
  expect(handler).toMatchObject({
    name: 'show',
    role: 'handler',
    certainty: 'registered',
    line: 2,
    dynamic: false,
    understood: true,
    registeredAt: [],
  });
  expect(text.slice(handler!.nameSpan.start, handler!.nameSpan.end)).toBe('show');
  const said = handler!.statuses.map(({ code, thrown, invalid, span, line }) => [
    code,
    thrown,
    invalid,
    text.slice(span.start, span.end),
    line,
  ]);
  expect(said).toEqual([
    [422, false, true, '422', 4],
    [404, true, false, 'throw', 5],
    [410, false, false, 'thing.old ? 410 : 200', 6],
    [200, false, false, 'thing.old ? 410 : 200', 6],
  ]);
});

test('a status that is not known is told, and so is what was not understood', () => {
  const [first, second] = summaryOfText(
    `${head}app.get('/a', (req, res) => res.status(codeOf(req)).end());\napp.get('/b', (req, res) => answer(res));\n`,
  ).handlers;
  expect(first).toMatchObject({ dynamic: true, understood: true });
  expect(second).toMatchObject({ understood: false });
});

test('what a handler of Express 4 loses: the first throw, else the first await, with its place', () => {
  const lost = (body: string, majors = [4]): unknown =>
    summaryOfText(`${head}app.get('/', async (req, res) => {\n  ${body}\n  res.end();\n});\n`, majors)
      .handlers[0]?.lost;
  expect(lost('await find(); throw new Error();')).toMatchObject({ kind: 'throw', line: 3, character: 16 });
  expect(lost('await find(); await more();')).toMatchObject({ kind: 'await', line: 3, character: 2 });
  expect(lost('res.end();')).toBeUndefined();
  expect(lost('throw new Error();', [5])).toBeUndefined();
  expect(lost('throw new Error();', [4, 5])).toBeUndefined();
});

test('it is plain data, of a file that was read again after an edit too', () => {
  const text = `${head}app.get('/a', (req, res) => {\n  res.status(201).end();\n});\napp.get('/b', async (req, res) => {\n  res.status(404).json(await find());\n});\n`;
  const input = {
    fileName: 'app.ts',
    package: { frameworks: new Map([['express', [4]] as const]), dependencies: new Set(['express']) },
    config: DEFAULT_CONFIG,
  };
  const before = analyse({ ...input, text });
  const edited = text.replace('.status(201)', '.status(2010 / 10)');
  const after = analyse({ ...input, text: edited }, before);
  const summary = summaryOf(after.result.handlers, edited);
  expect(structuredClone(summary)).toEqual(summary);
  expect(summary).toEqual(summaryOf(analyse({ ...input, text: edited }).result.handlers, edited));
});

test('a BOM moves nothing, and a file without handlers says nothing', () => {
  const text = `${head}app.get('/', (req, res) => res.status(201).end());\n`;
  expect(summaryOfText(`\uFEFF${text}`)).toEqual(summaryOfText(text));
  expect(summaryOfText('export const x = 1;')).toEqual({ handlers: [] });
});

test('what a route declares is told as written', () => {
  const text = `import Fastify from 'fastify';
const app = Fastify();
app.get('/', { schema: { response: { 200: {}, '4xx': {} } } }, async () => ({}));
app.get('/plain', async () => ({}));
`;
  const { handlers } = summaryOf(lintText('fastify', text).handlers, text);
  expect(handlers.map(({ declared }) => declared)).toEqual([['200', '4xx'], undefined]);
});
