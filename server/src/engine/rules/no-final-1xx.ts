import { labelOf } from '../http/statuses';
import { everyCode, onlyCode } from '../model/status-value';
import { answers } from './expected';
import { responsesOf, type Rule } from './rule';

/** A 1xx as the last word: it is interim, and the client goes on waiting for the real one. */
export const noFinal1xx: Rule = {
  meta: {
    id: 'no-final-1xx',
    section: 'B',
    level: 'warning',
    fix: 'suggestion',
    summary: 'an interim status (1xx) as the final response',
    why: 'A 1xx only announces the final response, so after it the client still waits for one. Node sends interim responses by writeContinue(), writeProcessing() and writeEarlyHints().',
    silent: ['101 with an Upgrade field'],
    authority: {
      level: 'MUST',
      says: "RFC 9110 §15: what ends a request is one response with a status outside of 1xx. That is the protocol's definition, it needs no keyword.",
    },
    references: ['RFC 9110 §15', 'RFC 9110 §15.2', 'S1'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: `app.post('/jobs', (req, res) => {\n  res.status(102).json({ state: 'working' });\n});\n`,
      good: `app.post('/jobs', (req, res) => {\n  res.status(202).json({ state: 'working' });\n});\n`,
    },
    {
      framework: 'fastify',
      bad: `app.post('/jobs', (request, reply) => {\n  reply.code(102).send({ state: 'working' });\n});\n`,
      good: `app.post('/jobs', (request, reply) => {\n  reply.code(202).send({ state: 'working' });\n});\n`,
    },
  ],
  check: (input, report) => {
    for (const response of responsesOf(input)) {
      const { status, fields, handler } = response;
      const code = onlyCode(status);
      if (!everyCode(status, (each) => each >= 100 && each < 200)) continue;
      if (code === 101 && (fields.set.has('upgrade') || fields.maybe.has('upgrade'))) continue;
      const expected = code === 102 ? [202] : [200];
      report({
        handler,
        response,
        evidence: 'certain',
        expected,
        message: `${code === undefined ? 'A 1xx' : labelOf(code)} is sent as the final response. It is interim (RFC 9110 §15.2): the client goes on waiting. Answer a final code, such as ${labelOf(expected[0] ?? 200)}.`,
        fixes: answers(response, expected),
      });
    }
  },
};
