import { labelOf } from '../http/statuses';
import { memberOf } from '../model/body';
import type { Response } from '../model/response';
import { answers } from './expected';
import { responsesOf, type Rule } from './rule';
import { quote } from './wording';

/** A status where nobody reads it: `reply.send(body, 404)`, Express 5's `res.json(body, 404)`, a body's `statusCode`. */
export const statusInWrongArgument: Rule = {
  meta: {
    id: 'status-in-wrong-argument',
    section: 'B',
    level: 'warning',
    fix: 'safe',
    summary: 'a status in an argument or body member that does not set it',
    why: 'The status is the head of the response. Written behind the body, or into it, it is ignored, and the client gets 200.',
    silent: [
      'errors, whose statusCode Fastify reads',
      'second arguments that are no status (100–599)',
      'bodies that repeat the status that is sent',
    ],
    authority: {
      level: 'practice',
      says: 'The frameworks are like that; RFC 9110 §15 makes the status the place where the result stands.',
    },
    references: ['RFC 9110 §15', 'S1'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: `app.get('/things/:id', (req, res) => {\n  res.json({ error: 'No such thing' }, 404);\n});\n`,
      good: `app.get('/things/:id', (req, res) => {\n  res.status(404).json({ error: 'No such thing' });\n});\n`,
    },
    {
      framework: 'fastify',
      bad: `app.get('/things/:id', (request, reply) => {\n  reply.send({ error: 'No such thing' }, 404);\n});\n`,
      good: `app.get('/things/:id', (request, reply) => {\n  reply.code(404).send({ error: 'No such thing' });\n});\n`,
    },
  ],
  check: (input, report) => {
    for (const response of responsesOf(input)) {
      const { handler } = response;
      for (const { kind, call, instead, effect, span, replacement } of response.misuses) {
        if (kind !== 'ignored-status') continue;
        report({
          handler,
          response,
          span,
          evidence: 'certain',
          message: `${quote(call)} does not set the status. ${effect}. Write ${quote(instead, 60)}.`,
          fixes: [{ title: `Write ${instead}`, kind: 'safe', edits: replacement }],
        });
      }
      const inBody = statusInBody(response);
      if (inBody === undefined) continue;
      report({
        handler,
        response,
        evidence: 'certain',
        expected: [inBody],
        message: `The body says ${labelOf(inBody)}, but 200 OK is sent. Fastify reads statusCode from errors only; of other objects it makes the body. Set the status, or throw an error.`,
        fixes: answers(response, [inBody]),
      });
    }
  },
};

// `return { statusCode: 404, error: 'Not Found' }`: the form of Fastify's own error bodies (lib/error-handler.js).
function statusInBody({ handler, kind, body }: Response): number | undefined {
  if (handler.framework !== 'fastify' || kind !== 'implicit') return undefined;
  const status = memberOf(body, 'statusCode')?.value;
  if (status?.kind !== 'number' || status.value < 400 || status.value > 599) return undefined;
  return memberOf(body, 'error') || memberOf(body, 'message') ? status.value : undefined;
}
