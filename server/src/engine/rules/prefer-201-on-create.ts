import { labelOf } from '../http/statuses';
import { declaredAnswers } from './expected';
import { newThingOf } from './new-thing';
import { responsesOf, type Rule } from './rule';
import { tellsSuccess } from './success-answers';
import { quote } from './wording';

/** A POST that has stored something new and answers 200. */
export const prefer201OnCreate: Rule = {
  meta: {
    id: 'prefer-201-on-create',
    section: 'C',
    level: 'hint',
    fix: 'suggestion',
    summary: 'a POST that stores something new and answers 200 OK',
    why: 'A 201 tells a client, and whoever reads the logs, that there is something now that was not there before, without a look into the body. With a `Location` it also says where.',
    silent: [
      'actions and questions: `/orders/42/cancel`, `/login`, `/search`',
      'what may have been there before: upserts, find-or-create, a `save` of something unknown',
      'what is stored beside the point: a log line, a session, a notification that neither the route nor the body speaks of',
      'webhooks, GraphQL, RPC and batches',
      'pages and redirects',
    ],
    authority: {
      level: 'SHOULD',
      says: 'RFC 9110 §9.3.3: where a POST has created resources, the server should answer 201 with a Location that names the main one.',
    },
    references: ['RFC 9110 §9.3.3', 'RFC 9110 §15.3.2', 'S0', 'S1', 'S2', 'S3', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.post('/users', async (req, res) => {\n  const user = await User.create(req.body);\n  res.json(user);\n});\n",
      good: "app.post('/users', async (req, res) => {\n  const user = await User.create(req.body);\n  res.status(201).json(user);\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.post('/users', async (request, reply) => {\n  const user = await app.prisma.user.create({ data: request.body });\n  return reply.send(user);\n});\n",
      good: "app.post('/users', async (request, reply) => {\n  const user = await app.prisma.user.create({ data: request.body });\n  return reply.code(201).send(user);\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, ['handler'])) {
      const { handler } = response;
      if (handler.method !== 'POST' || !tellsSuccess(response, [200])) continue;
      const deed = newThingOf(response, input.project);
      if (!deed) continue;
      report({
        handler,
        response,
        message: `${labelOf(200)}, though ${quote(deed.callee, 30)} has stored something new. A POST that creates something answers ${labelOf(201)}, best with a \`Location\` that says where it is (RFC 9110 §9.3.3). Answer 201.`,
        expected: [201],
        evidence: deed.certainty,
        fixes: declaredAnswers(response, [201]),
      });
    }
  },
};
