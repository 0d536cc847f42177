import type { Config } from '../config/config';
import { explanationOf } from '../evidence/explanation';
import { classOf, labelOf } from '../http/statuses';
import type { Handler } from '../model/handler';
import type { SendMethod } from '../model/response';
import { everyCode } from '../model/status-value';
import { answers } from './expected';
import { responsesOf, type Rule } from './rule';
import { sentCode } from './sent-code';
import { conditionOf } from './wording';

/** A collection in which nothing matches, answered as if the collection did not exist. */
export const no404ForEmptyList: Rule = {
  meta: {
    id: 'no-404-for-empty-list',
    section: 'C',
    level: 'information',
    fix: 'suggestion',
    summary: 'a GET on a collection that answers 404 or 400 because nothing is in it',
    why: 'The collection is there, it is only empty: that is a success with an empty list. A 404 makes every client treat the usual first day of an account as an error, and tells it apart from a wrong URL no more.',
    silent: [
      'one row that was fetched as a list (`rows[0]`, `LIMIT 1`, a query by the identity)',
      'paths that end in the identity of what is asked for (`/users/:id`)',
      'archives, files and streams, of which none is an empty list',
      'paths that are not known, and other methods than GET',
      'the policy `emptyCollection` when it says so',
    ],
    authority: {
      level: 'practice',
      says: 'RFC 9110 §15.5.5: a 404 says that there is no current representation of the target; an empty list is one.',
    },
    references: ['RFC 9110 §15.5.5', 'RFC 9110 §15.3.1', 'S1'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.get('/orders', async (req, res) => {\n  const orders = await Order.find({ open: true });\n  if (orders.length === 0) return res.status(404).json([]);\n  res.json(orders);\n});\n",
      good: "app.get('/orders', async (req, res) => {\n  const orders = await Order.find({ open: true });\n  if (orders.length === 0) return res.status(200).json([]);\n  res.json(orders);\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.get('/orders', async (request, reply) => {\n  const orders = await Order.find({ open: true });\n  if (!orders.length) return reply.code(404).send([]);\n  return orders;\n});\n",
      good: "app.get('/orders', async (request, reply) => {\n  const orders = await Order.find({ open: true });\n  if (!orders.length) return reply.code(200).send([]);\n  return orders;\n});\n",
    },
  ],
  check(input, report) {
    const wanted = wantedCode(input.config);
    if (wanted === undefined) return;
    for (const response of responsesOf(input, ['handler'])) {
      const { handler } = response;
      const code = sentCode(response);
      if ((code !== 404 && code !== 400) || code === wanted) continue;
      if (handler.method !== 'GET' || handler.path === undefined || endsInIdentity(handler.path)) continue;
      if (!sendsLists(handler)) continue;
      const guard = explanationOf(response);
      if (
        !guard?.reasons.every((reason) => reason === 'empty-list') ||
        guard.reasons.length === 0 ||
        !COUNTS.test(guard.text)
      )
        continue;
      report({
        handler,
        response,
        message: `${labelOf(code)} behind ${conditionOf(guard, 36)}, though the collection is only empty. A list of nothing is an answer, not an error (RFC 9110 §15.5.5). Answer ${labelOf(wanted)}${wanted === 200 ? ' with an empty list' : ''}.`,
        expected: [wanted],
        evidence: guard.certainty,
        fixes: answers(response, [wanted]),
      });
    }
  },
};

const CONTENT: ReadonlySet<SendMethod> = new Set<SendMethod>(['json', 'text', 'return', 'render', 'helper']);

// An archive of no files and a page about nothing are no empty lists.
function sendsLists({ responses }: Handler): boolean {
  return responses.some(
    ({ method, status }) => CONTENT.has(method) && everyCode(status, (code) => classOf(code) === 'success'),
  );
}

// An array is always true: behind `if (!rows)` an empty list does not come.
const COUNTS = /length|size|count|total|empty/i;

function wantedCode({ emptyCollection }: Config): number | undefined {
  return emptyCollection === 'any' ? undefined : Number(emptyCollection);
}

const PREFIX = /^(?:api|rest|v\d+(?:\.\d+)?|public|private|admin)$/;

/**
 * Whether a path's last segment says which thing is meant: `/users/:id`, `/users/:userId`. In `/orders/user/:userId` and
 * `/products/category/:name` it says whose or what kind of things.
 */
function endsInIdentity(path: string): boolean {
  const segments = path.split('/').filter((segment) => segment !== '' && !PREFIX.test(segment));
  const last = segments.at(-1) ?? '';
  if (!/^:|^\{|\*/.test(last)) return false;
  const names = segments.slice(0, -1).filter((segment) => !segment.startsWith(':'));
  return names.length < 2;
}
