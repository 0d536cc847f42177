import type { Handler, HandlerRole, OpenPath } from '../model/handler';
import type { Rule } from './rule';
import { quote } from './wording';

const ANSWERING: readonly HandlerRole[] = ['handler', 'middleware', 'error-handler'];

/** A path of a registered handler that neither answers nor hands the request on: the client waits. */
export const noUnansweredPath: Rule = {
  meta: {
    id: 'no-unanswered-path',
    section: 'B',
    level: 'warning',
    fix: 'none',
    summary: 'a path through a handler that neither answers, throws nor hands the request on',
    why: 'The framework does not answer by itself when a handler ends. The client waits until it gives up, and the connection stays open.',
    silent: [
      'async functions of Fastify 4 and 5, which answer when they end',
      'hooks, which pass the request on by ending',
      'handlers that are not registered, or that give the response to code that is not known',
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
      bad: `app.get('/things', async (req, res) => {\n  try {\n    res.json(await things.list());\n  } catch (error) {\n    console.error(error);\n  }\n});\n`,
      good: `app.get('/things', async (req, res, next) => {\n  try {\n    res.json(await things.list());\n  } catch (error) {\n    next(error);\n  }\n});\n`,
    },
    {
      framework: 'fastify',
      bad: `app.get('/things', (request, reply) => {\n  if (request.query.page) reply.send({ page: request.query.page });\n});\n`,
      good: `app.get('/things', (request, reply) => {\n  reply.send({ page: request.query.page });\n});\n`,
    },
  ],
  check: ({ handlers }, report) => {
    for (const handler of handlers) {
      if (!isKnown(handler) || !ANSWERING.includes(handler.role)) continue;
      for (const path of handler.openPaths) {
        if (isImpossible(path, handler)) continue;
        const isGrave =
          path.where === 'catch' ||
          handler.role === 'error-handler' ||
          path.guards.some(({ kind }) => kind === 'catch');
        report({
          handler,
          span: path.span,
          level: isGrave ? 'warning' : 'information',
          message: `${placeOf(path, handler)} Then the client waits until it gives up. ${adviceFor(path, handler)}`,
        });
      }
    }
  },
};

// That something is missing can be said of registered handlers alone (law 3), and of Express's error handlers: four
// parameters are what makes one, wherever it is registered.
function isKnown({ certainty, understood, role, framework }: Handler): boolean {
  return understood && (certainty === 'registered' || (role === 'error-handler' && framework === 'express'));
}

// `if (req.params.id)` always holds where the path has `:id`.
function isImpossible({ guards }: OpenPath, { path }: Handler): boolean {
  return guards.some(({ text, holds }) => {
    const name = /^\w+\.params\.(\w+)$/.exec(text)?.[1];
    return !holds && name !== undefined && path?.split('/').includes(`:${name}`) === true;
  });
}

function placeOf({ where, guards }: OpenPath, handler: Handler): string {
  const who = handler.role === 'error-handler' ? 'error handler' : handler.role;
  if (where === 'catch') return 'This catch can end without an answer.';
  const guard = where === 'branch' ? guards.at(-1) : undefined;
  if (!guard) return `The ${who} can end without an answer.`;
  return `${guard.holds ? 'If' : 'Unless'} ${quote(guard.text)}, the ${who} can end without an answer.`;
}

function adviceFor({ where }: OpenPath, { role, framework }: Handler): string {
  if (where === 'catch')
    return framework === 'express' ? 'Answer, or call next(error).' : 'Answer, or throw the error again.';
  if (role === 'error-handler') return 'Answer every error, or hand on those that it does not know.';
  return role === 'middleware' ? 'Call next(), or answer.' : 'Answer on this path too.';
}
