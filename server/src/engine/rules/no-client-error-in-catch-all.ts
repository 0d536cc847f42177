import { labelOf } from '../http/statuses';
import type { Attempt, TriedCall } from '../model/attempt';
import { membersOf, type Body, type OperationKind } from '../model/body';
import { caughtBlindly } from '../evidence/caught-error';
import { forward } from './catch-all';
import { waysOn } from './handing-on';
import { responsesOf, type Rule } from './rule';
import { sentCode } from './sent-code';
import { conditionOf, quote } from './wording';

/** A catch-all that blames the client for whatever was thrown. */
export const noClientErrorInCatchAll: Rule = {
  meta: {
    id: 'no-client-error-in-catch-all',
    section: 'C',
    level: 'warning',
    fix: 'suggestion',
    summary: 'a catch-all that answers 4xx, whatever has failed',
    why: 'A 4xx says that the client has to change its request. Where a database that is down ends as a 400 or 404 as well, clients give up instead of trying again, no alarm goes off, and the error is looked for in the wrong place. A 4xx needs a reason: a condition, or a look at the error.',
    silent: [
      'nothing is waited for: what only computes fails for its input',
      'the catch looks at the error (`err.name`, `instanceof`) or gives it to a function that may',
      'all that can fail is about what the client sent: the id that a lookup casts, a path, an address, a token, a body that is parsed or validated',
      'errors that are thrown by hand, with their message sent to the client',
      'a failed call to another service, which `upstream-status` is about',
    ],
    authority: {
      level: 'practice',
      says: 'RFC 9110 §15.5 keeps 4xx for what seems to be the fault of the client, §15.6 has 5xx for what the server knows it failed at.',
    },
    references: ['RFC 9110 §15.5', 'RFC 9110 §15.6', 'S0', 'S1'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.get('/brands', async (req, res) => {\n  try {\n    res.json(await Brand.find({ active: true }));\n  } catch (error) {\n    res.status(400).json({ error: 'Please try again.' });\n  }\n});\n",
      good: "app.get('/brands', async (req, res) => {\n  res.json(await Brand.find({ active: true }));\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.get('/brands', async (request, reply) => {\n  try {\n    return await db.collection('brands').find().toArray();\n  } catch (error) {\n    return reply.code(404).send({ error: 'No brands' });\n  }\n});\n",
      good: "app.get('/brands', async (request, reply) => {\n  return await db.collection('brands').find().toArray();\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, ['handler', 'middleware', 'hook'])) {
      const code = sentCode(response);
      if (code === undefined || !BLAMES.has(code)) continue;
      const caught = caughtBlindly(response);
      if (!caught || caught.guard.reasons.includes('upstream') || isMeant(response.body, caught.attempt))
        continue;
      const blamed = caught.attempt.calls.filter((call) => call.waits && !isAboutRequest(call, code));
      const named = blamed.find(({ does }) => does !== 'other') ?? blamed[0];
      if (!named) continue;
      const isProved = isServersOwn(caught.attempt);
      report({
        handler: response.handler,
        response,
        level: isProved ? 'warning' : 'hint',
        message: `${labelOf(code)} for ${conditionOf(caught.guard)}, whatever has failed. ${because(named, isProved)} A 4xx tells clients to change the request (RFC 9110 §15.5). Look at the error before you blame the client, and leave the rest to the error handler or ${labelOf(500)}.`,
        expected: [500],
        evidence: isProved ? 'certain' : 'none',
        // A 500 by hand would only be the next thing to mend.
        fixes: [forward(response, waysOn(response.handler, input))],
      });
    }
  },
};

// Other codes of the class say what it was: a payment, a lock, another service, the rate.
const BLAMES: ReadonlySet<number> = new Set([
  400, 401, 403, 404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 416, 422,
]);

const ABOUT_CLIENT: ReadonlySet<OperationKind> = new Set<OperationKind>(['credentials', 'parse', 'validate']);

// Whether a failure of the call is explained by what the client sent, so that the code may be meant.
function isAboutRequest({ does, byIdentity, input }: TriedCall, code: number): boolean {
  if (ABOUT_CLIENT.has(does)) return true;
  if (does === 'file' && code === 404) return true;
  if (code === 401 || code === 403) return false;
  return byIdentity || (does === 'file' && input === 'client');
}

// Errors that are thrown by hand for the client to read.
function isMeant(body: Body, { throws }: Attempt): boolean {
  return (
    throws && (body.value?.kind === 'error' || membersOf(body).some(({ value }) => value.kind === 'error'))
  );
}

// Nothing that was tried has anything of the client's, so that it cannot be to blame.
function isServersOwn({ calls, throws }: Attempt): boolean {
  if (throws) return false;
  return calls.every(({ input, does }) => input === 'none' || (input === 'caller' && does === 'storage'));
}

function because({ callee }: TriedCall, isProved: boolean): string {
  const call = quote(`${callee}()`);
  return isProved
    ? `${call} gets nothing that the client has chosen: if it fails, the server is at fault.`
    : `${call} can fail for reasons of the server's own, too.`;
}
