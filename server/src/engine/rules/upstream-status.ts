import { labelOf } from '../http/statuses';
import type { Guard } from '../model/guard';
import type { Response } from '../model/response';
import { caughtBlindly } from '../evidence/caught-error';
import { answers, labelsOf } from './expected';
import { explanationOf } from '../evidence/explanation';
import { reportsHealth } from '../evidence/purposes';
import type { Strength } from '../evidence/signs';
import { responsesOf, type Rule } from './rule';
import { isLeftToOthers, sentCode } from './sent-code';
import { conditionOf, quote } from './wording';

/** A failed call to another service, answered as if this server or the client were at fault. */
export const upstreamStatus: Rule = {
  meta: {
    id: 'upstream-status',
    section: 'C',
    level: 'hint',
    fix: 'suggestion',
    summary: 'a failed call to another service that is answered 4xx or 500',
    why: 'A 502, 503 or 504 says that this server works and one behind it does not: alarms go to the right people, and clients know that trying again may help. A 500 hides that, a 4xx blames the client for it.',
    silent: [
      'what was tried has other calls that can fail, such as those to a database',
      "a 4xx where something of the client's went to the service, which may have refused it",
      'storage, search and queues that belong to the server itself, wherever they run',
      'the status of the other service that is passed on',
    ],
    authority: {
      level: 'practice',
      says: 'RFC 9110 §15.6.3 and §15.6.5 have 502 and 504 for gateways; that a server which calls others is one, too, is convention.',
    },
    references: ['RFC 9110 §15.6.3', 'RFC 9110 §15.6.4', 'RFC 9110 §15.6.5', 'S1', 'S2'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.get('/rates', async (req, res) => {\n  try {\n    const { data } = await axios.get('https://rates.example.com/latest');\n    res.json(data);\n  } catch (error) {\n    res.status(500).json({ error: 'Could not read the rates' });\n  }\n});\n",
      good: "app.get('/rates', async (req, res) => {\n  try {\n    const { data } = await axios.get('https://rates.example.com/latest');\n    res.json(data);\n  } catch (error) {\n    res.status(502).json({ error: 'Could not read the rates' });\n  }\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.get('/rates', async (request, reply) => {\n  const response = await fetch('https://rates.example.com/latest');\n  if (!response.ok) return reply.code(500).send({ error: 'Could not read the rates' });\n  return response.json();\n});\n",
      good: "app.get('/rates', async (request, reply) => {\n  const response = await fetch('https://rates.example.com/latest');\n  if (!response.ok) return reply.code(502).send({ error: 'Could not read the rates' });\n  return response.json();\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, ['handler', 'middleware', 'hook'])) {
      const code = sentCode(response);
      if (code === undefined || !isWrong(code) || isLeftToOthers(response)) continue;
      const failure = failureOf(response, code);
      if (!failure || reportsHealth(response.handler)) continue;
      const codes = code === 408 ? [504] : failure.codes;
      report({
        handler: response.handler,
        response,
        message: `${labelOf(code)} for ${failure.because}, where another service failed. Clients and monitors look for the fault here (RFC 9110 §15.6.3). Answer ${labelsOf(codes)}${code === 408 ? '' : `, or ${labelOf(503)} where it is known to be down`}.`,
        expected: codes,
        evidence: failure.evidence,
        fixes: answers(response, codes),
      });
    }
  },
};

function isWrong(code: number): boolean {
  // 402, 424 and 429 speak of the other side themselves.
  return code === 500 || (code >= 400 && code < 500 && code !== 402 && code !== 424 && code !== 429);
}

interface Failure {
  readonly because: string;
  readonly evidence: Strength;
  readonly codes: readonly number[];
}

function failureOf(response: Response, code: number): Failure | undefined {
  const caught = caughtBlindly(response);
  if (caught) {
    const waited = caught.attempt.calls.filter(({ waits }) => waits);
    const [first] = waited;
    if (!first || caught.attempt.throws) return undefined;
    if (!waited.every(({ does }) => does === 'http' || does === 'mail')) return undefined;
    // What the client sent may be why the service refused.
    if (code !== 500 && code !== 408 && waited.some(({ input }) => input === 'client')) return undefined;
    return {
      because: `a failure of ${quote(`${first.callee}()`, 30)}`,
      evidence: 'likely',
      codes: first.does === 'mail' ? [502] : [502, 504],
    };
  }
  const guard = explanationOf(response);
  if (!guard || !isUpstream(guard) || code !== 500) return undefined;
  return { because: conditionOf(guard, 30), evidence: guard.certainty, codes: [502, 504] };
}

function isUpstream({ reasons, kind }: Guard): boolean {
  return kind !== 'catch' && reasons.length > 0 && reasons.every((reason) => reason === 'upstream');
}
