import { labelOf } from '../http/statuses';
import { reportLacking, responseAt } from './lacking-places';
import { responsesOf, SENDING, type Rule } from './rule';
import { sentCode } from './sent-code';
import { quote } from './wording';

/** A 401 that does not say how to log in, and a 403 that does although that would not help. */
export const challengeWith401: Rule = {
  meta: {
    id: 'challenge-with-401',
    section: 'C',
    level: 'hint',
    fix: 'suggestion',
    summary: '401 Unauthorized without a WWW-Authenticate field, or 403 Forbidden with one',
    why: 'A 401 asks for other credentials, and the field says of which kind: clients and proxies choose by it what they send, and some refuse a 401 without it. With a 403 no other credentials would help, so that a challenge there asks for something in vain.',
    silent: [
      'routes that log somebody in: the form or body that they take says what is wanted',
      'responses where a field may have been set out of sight, by a middleware or hook too',
      'thrown errors and helpers, whose fields are set elsewhere',
      'a 403 whose challenge names an `error` or a `scope` (RFC 6750 §3.1)',
      'with the setting `challenge` on `project` all places but the first; in the editor the others are hints in their own files',
    ],
    authority: {
      level: 'MUST',
      says: 'RFC 9110 §15.5.2 requires a server that answers 401 to send a WWW-Authenticate field with at least one challenge.',
    },
    references: ['RFC 9110 §15.5.2', 'RFC 9110 §11.6.1', 'RFC 6750 §3', 'S1', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.use((req, res, next) => {\n  if (!req.headers.authorization) return res.status(401).json({ error: 'Who are you?' });\n  next();\n});\n",
      good: "app.use((req, res, next) => {\n  if (!req.headers.authorization) return res.status(401).set('WWW-Authenticate', 'Bearer').json({ error: 'Who are you?' });\n  next();\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.addHook('onRequest', async (request, reply) => {\n  if (!request.headers.authorization) return reply.code(401).send({ error: 'Who are you?' });\n});\n",
      good: "app.addHook('onRequest', async (request, reply) => {\n  if (!request.headers.authorization) return reply.code(401).header('WWW-Authenticate', 'Bearer').send({ error: 'Who are you?' });\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, SENDING)) {
      const challenge = response.fields.set.get('www-authenticate');
      if (challenge === undefined || sentCode(response) !== 403 || /\b(?:error|scope)=/.test(challenge))
        continue;
      report({
        handler: response.handler,
        response,
        message: `${labelOf(403)} goes out with a challenge. ${quote(challenge)} asks for other credentials, and a 403 says that none would help (RFC 9110 §15.5.4). Leave the field out, or answer 401 where other credentials would help.`,
      });
    }
  },
  checkProject(input, report) {
    reportLacking(
      input,
      {
        field: 'www-authenticate',
        policy: input.config.challenge,
        related: 'No WWW-Authenticate here either.',
        message({ code }, all) {
          const count =
            all === undefined
              ? ''
              : `, here and at ${all - 1} more ${all === 2 ? 'place' : 'places'} of this project`;
          return `${labelOf(code)} goes out without \`WWW-Authenticate\`${count}. RFC 9110 §15.5.2 requires the field: it says how to log in. Set it, \`Bearer\` where a token is asked for.`;
        },
      },
      report,
    );
  },
  fixesIn(place) {
    const response = responseAt(place);
    if (!response) return [];
    const { edits } = response;
    return [
      {
        title: 'Add WWW-Authenticate: Bearer',
        kind: 'suggestion',
        edits: () => edits.addField('WWW-Authenticate', edits.literal('Bearer')),
      },
    ];
  },
};
