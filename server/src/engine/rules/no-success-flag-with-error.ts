import { labelOf } from '../http/statuses';
import { membersOf } from '../model/body';
import { codesOf, everyCode } from '../model/status-value';
import { hasData } from './body-failure';
import { replaceLiteral } from './literals';
import { responsesOf, SENDING, type Rule } from './rule';
import { quote } from './wording';

const FLAG = /^(?:success|succeeded|ok|isSuccess)$/;

/** A body that says `success: true` beside a status that says the opposite. */
export const noSuccessFlagWithError: Rule = {
  meta: {
    id: 'no-success-flag-with-error',
    section: 'B',
    level: 'warning',
    fix: 'safe',
    summary: '`success: true` or `ok: true` in the body of a 4xx or 5xx',
    why: 'The status and the body contradict each other, and a client that reads only the body takes the failure for a success. Mostly a copied line.',
    silent: ['a flag that is no literal', 'a status that can also be a success'],
    authority: {
      level: 'practice',
      says: 'The guides ask for one verdict in each response; RFC 9110 §15.5 and §15.6 only want the body of an error to explain it.',
    },
    references: ['S1', 'S4', 'RFC 9110 §15.5'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.get('/items/:id', (req, res) => {\n  res.status(404).json({ success: true, message: 'Item not found' });\n});\n",
      good: "app.get('/items/:id', (req, res) => {\n  res.status(404).json({ success: false, message: 'Item not found' });\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.get('/items/:id', async (request, reply) => {\n  return reply.code(404).send({ ok: true, error: 'Item not found' });\n});\n",
      good: "app.get('/items/:id', async (request, reply) => {\n  return reply.code(404).send({ ok: false, error: 'Item not found' });\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, SENDING)) {
      if (!everyCode(response.status, (code) => code >= 400)) continue;
      const flag = membersOf(response.body).find(
        ({ name, value }) => FLAG.test(name) && value.kind === 'boolean' && value.value,
      );
      if (!flag) continue;
      const labels = codesOf(response.status).map(labelOf).join(' or ');
      // With words of failure beside it, and no data, nothing but the flag can be wrong.
      const saysFailure = response.body.reasons.length > 0 && !hasData(response.body);
      report({
        handler: response.handler,
        response,
        span: flag.span,
        message: `${quote(`${flag.name}: true`)} in the body of a ${labels}. The status says that it failed (RFC 9110 §15), so a client that reads only the body is misled. Write \`false\`, or correct the status.`,
        fixes: [
          {
            title: `Write ${flag.name}: false`,
            kind: saysFailure ? 'safe' : 'suggestion',
            edits: () => replaceLiteral(flag, false),
          },
        ],
      });
    }
  },
};
