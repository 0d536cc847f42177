import { FRAMEWORK_TITLES } from '../model/framework-name';
import { responsesOf, type Rule } from './rule';
import { quote } from './wording';

/** Signatures that a major removed: `res.send(404)`, `res.redirect(url, 301)`, `reply.redirect(302, url)`. */
export const noRemovedSignature: Rule = {
  meta: {
    id: 'no-removed-signature',
    section: 'B',
    level: 'warning',
    fix: 'safe',
    summary: 'a call with the status in a place where newer majors do not read it',
    why: 'Express 5 and Fastify 5 removed signatures that older majors warn about. The same call then sends another status, mostly 200, or fails.',
    silent: ['numbers that are no status (100–599), which are a body', 'arguments of which nothing is known'],
    authority: {
      level: 'practice',
      says: "The frameworks' own migration guides; RFC 9110 does not know how a program sets a status.",
    },
    references: ['RFC 9110 §15', 'Express 5 migration guide', 'Fastify 5 migration guide'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: `app.get('/things/:id', (req, res) => {\n  res.send(404);\n});\n`,
      good: `app.get('/things/:id', (req, res) => {\n  res.sendStatus(404);\n});\n`,
    },
    {
      framework: 'fastify',
      bad: `app.get('/old', (request, reply) => {\n  reply.redirect(301, '/new');\n});\n`,
      good: `app.get('/old', (request, reply) => {\n  reply.redirect('/new', 301);\n});\n`,
    },
  ],
  check: (input, report) => {
    for (const response of responsesOf(input)) {
      const { handler } = response;
      for (const misuse of response.misuses) {
        if (misuse.kind !== 'removed') continue;
        const { call, instead, effect, span, replacement, removedIn = Infinity } = misuse;
        const isGone = handler.majors.every((major) => major >= removedIn);
        report({
          handler,
          response,
          span,
          level: isGone ? 'error' : 'warning',
          message: `${quote(call)} is a signature that ${FRAMEWORK_TITLES[handler.framework]} ${removedIn} removed. ${effect}. Write ${quote(instead, 60)}.`,
          fixes: [{ title: `Write ${instead}`, kind: 'safe', edits: replacement }],
          tag: 'deprecated',
        });
      }
    }
  },
};
