import { labelOf } from '../http/statuses';
import { codesOf, onlyCode } from '../model/status-value';
import { responsesOf, SENDING, type Rule } from './rule';

/** `res.status(404);` and nothing that ends the response on that path. */
export const noUnsentStatus: Rule = {
  meta: {
    id: 'no-unsent-status',
    section: 'B',
    level: 'information',
    fix: 'suggestion',
    summary: 'a status that is set, or thrown in a promise chain, and never sent',
    why: 'Setting a status sends nothing. Unless something else ends the response, the client waits until it gives up.',
    silent: [
      'async handlers of Fastify 4 and 5, which answer when they end',
      'paths on which the response or next() was given to other code',
      'handlers that are not registered, where a status is set',
      'promise chains that are returned, awaited or end in a `catch`',
    ],
    authority: {
      level: 'MUST',
      says: "RFC 9110 §15: a request has exactly one final response. That is the protocol's definition, it needs no keyword.",
    },
    references: ['RFC 9110 §15', 'S1'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: `app.get('/things/:id', (req, res) => {\n  res.status(404);\n});\n`,
      good: `app.get('/things/:id', (req, res) => {\n  res.status(404).end();\n});\n`,
    },
    {
      framework: 'fastify',
      bad: `app.get('/things/:id', (request, reply) => {\n  reply.code(404);\n});\n`,
      good: `app.get('/things/:id', (request, reply) => {\n  reply.code(404).send();\n});\n`,
    },
  ],
  check: (input, report) => {
    for (const handler of input.handlers) {
      if (handler.certainty !== 'registered' || !handler.understood || handler.role === 'helper-definition')
        continue;
      for (const { status, span, end } of handler.unsent) {
        const code = onlyCode(status);
        report({
          handler,
          span,
          statuses: codesOf(status),
          message: `${code === undefined ? 'This status' : labelOf(code)} is set but never sent. Nothing on this path ends the response, so the client waits. End it, or send a body.`,
          fixes: [{ title: 'End the response', kind: 'suggestion', edits: end }],
        });
      }
    }
    for (const response of responsesOf(input, SENDING)) {
      const code = onlyCode(response.status);
      if (code === undefined || !response.floating) continue;
      report({
        handler: response.handler,
        response,
        message: `${labelOf(code)} is thrown in a promise chain that nobody waits for. No error handler gets it, so the client waits, and Node.js may end the process for it. Return the chain where rejections are taken, or answer in its last \`catch\`.`,
      });
    }
  },
};
