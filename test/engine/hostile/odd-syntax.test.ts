import { expect, test } from 'vitest';
import { ALL_RULES } from '../../../scripts/torture/all-rules';
import { brokenPromises } from '../../../scripts/torture/promises';
import { lintText } from '../../support/lint-snippet';

// A walk goes through an interface and climbs up from there: every node knows its parent.
test('an assignment in the brackets of an interface is read past', () => {
  const code = `app.put('/x', async (request, reply) => {
    interface Table { [key = '']: string; other: { [more = 1]: number } }
    type Other = { [key = '']: string };
    return reply.code(201).send({ error: 'No' });
  });`;
  const result = lintText('fastify', code, { config: ALL_RULES });
  expect(brokenPromises(result, code)).toEqual([]);
  expect(result.handlers).toHaveLength(1);
});

// Behind a comment is still where the end was to come.
test.each([
  ['res.status(next /* so */ do', true],
  ['res.status(404 // the end is missing\n other', true],
  ['res.status(404))\n// a comment\n;', false],
])('a handler without a block that ends in %j is torn: %s', (code, torn) => {
  const { handlers, findings } = lintText(
    'express',
    `import express from 'express';\nconst app = express();\napp.get('/x', (req, res) => ${code}`,
  );
  expect(handlers.map((handler) => handler.torn)).toEqual([torn]);
  expect(findings.map(({ rule }) => rule)).toEqual(torn ? [] : ['no-unsent-status']);
});

// The parser reads on behind it, then reads what follows again: the handler must not be there twice.
test('a torn `await` at the top of a file takes no statement with it', () => {
  const text = `await [import express from 'express';
const app = express();
app.post('/jobs', (req, res) => {
  res.status(200).json({ error: 'No' });
});
`;
  const result = lintText('express', text, { config: ALL_RULES });
  expect(brokenPromises(result, text)).toEqual([]);
  expect(result.handlers).toHaveLength(1);
});
