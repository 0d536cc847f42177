import type { Body, BodyValue } from '../model/body';
import { labelOf } from '../http/statuses';
import { codesOf, everyCode } from '../model/status-value';
import type { Response } from '../model/response';
import { findFailure } from './body-failure';
import { caughtBlindly } from '../evidence/caught-error';
import { answers } from './expected';
import { acknowledges, givesVerdict, hidesAccounts, logsOut } from '../evidence/purposes';
import { responsesOf, type Rule } from './rule';
import { conditionOf } from './wording';

/** A success that is sent because something failed. */
export const successStatusInCatch: Rule = {
  meta: {
    id: 'success-status-in-catch',
    section: 'C',
    level: 'information',
    fix: 'suggestion',
    summary: 'a 2xx for a caught error, with the error, with made-up data or with nothing',
    why: 'The client takes an empty list or a zero for the truth, caches it and goes on. What failed is seen by nobody: neither the status nor the logs of clients, proxies and monitors show it.',
    silent: [
      'the catch looks at the error, or tries something else and answers with what that gives',
      'data that is sent whatever has failed: defaults, what was found before',
      'logging out, deleting what is gone already, forgotten passwords',
      'webhooks, callbacks, batches, health checks and questions whose answer may be "no"',
      'pages that are shown again, and what is cut short when a part of it is out',
    ],
    authority: {
      level: 'SHOULD',
      says: 'RFC 9110 §15.3 and §15.6: a 2xx says that the request was accepted and understood, a 5xx that the server failed at it.',
    },
    references: ['RFC 9110 §15.3', 'RFC 9110 §15.6', 'S1', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.get('/stats', async (req, res) => {\n  try {\n    res.json(await statsOf(req.query.day));\n  } catch (error) {\n    res.status(200).json({ visits: 0, users: [] });\n  }\n});\n",
      good: "app.get('/stats', async (req, res) => {\n  try {\n    res.json(await statsOf(req.query.day));\n  } catch (error) {\n    res.status(500).json({ visits: 0, users: [] });\n  }\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.get('/users', async (request, reply) => {\n  try {\n    return await db.collection('users').find().toArray();\n  } catch (error) {\n    return reply.code(200).send([]);\n  }\n});\n",
      good: "app.get('/users', async (request, reply) => {\n  try {\n    return await db.collection('users').find().toArray();\n  } catch (error) {\n    return reply.code(500).send([]);\n  }\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, ['handler', 'middleware', 'hook'])) {
      if (response.status.dynamic || !everyCode(response.status, isSuccess) || isMeant(response)) continue;
      const caught = caughtBlindly(response);
      const what = caught && !caught.attempt.resumes ? contentOf(response) : undefined;
      if (!caught || what === undefined) continue;
      report({
        handler: response.handler,
        response,
        message: `${labelOf(codesOf(response.status)[0] ?? 200)} for ${conditionOf(caught.guard, 30)}, ${what}. Clients, caches and monitors take it for a success (RFC 9110 §15.3), and nobody learns that something broke. Answer ${labelOf(500)}, or hand the error to the error handler.`,
        expected: [500],
        // Where the body says so itself, that speaks first.
        evidence: findFailure(response) ? 'none' : 'likely',
        fixes: answers(response, [500]),
      });
    }
  },
};

// A 202 takes no stand on the outcome, a 207 has a status for each part.
function isSuccess(code: number): boolean {
  return code >= 200 && code < 300 && code !== 202 && code !== 207;
}

function isMeant({ handler, method, guards }: Response): boolean {
  // The status is out: what is left is to end the answer.
  if (guards.some(({ text, holds }) => holds && IS_SENT.test(text))) return true;
  if (acknowledges(handler) || givesVerdict(handler) || hidesAccounts(handler) || logsOut(handler))
    return true;
  // Deleting what is not there has nothing left to do; a page is for people.
  return handler.method === 'DELETE' || method === 'render' || method === 'file' || method === 'stream';
}

const IS_SENT = /^[\w.]*\.(?:headersSent|sent)$/;

/** What a client gets for a success; undefined where it may be worth having. */
function contentOf(response: Response): string | undefined {
  const { body } = response;
  if (findFailure(response) || body.value?.kind === 'error') return 'with the error in its body';
  if (!body.value || isNothing(body.value)) return 'with nothing in it';
  if (isPage(body)) return undefined;
  return isMadeUp(body.value) ? 'with data that is made up' : undefined;
}

function isPage({ value }: Body): boolean {
  return value?.kind === 'text' && /^\s*</.test(value.text);
}

function isNothing(value: BodyValue): boolean {
  switch (value.kind) {
    case 'null':
    case 'undefined':
      return true;
    case 'text':
      return value.exact && value.text === '';
    case 'object':
      return value.complete && value.members.length === 0;
    default:
      return false;
  }
}

// Written down in the catch: nothing in it comes from anywhere.
function isMadeUp(value: BodyValue): boolean {
  switch (value.kind) {
    case 'object':
      return value.complete && value.members.every((member) => isMadeUp(member.value));
    case 'array':
      return value.length === 0;
    case 'text':
      return value.exact;
    case 'number':
    case 'boolean':
    case 'null':
    case 'undefined':
      return true;
    case 'error':
    case 'unknown':
      return false;
  }
}
