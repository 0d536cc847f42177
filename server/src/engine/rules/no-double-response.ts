import type { EarlierSend, Response, SendMethod } from '../model/response';
import { contains } from '../text/span';
import { responsesOf, type Offer, type Report, type Rule } from './rule';
import { quote } from './wording';

/** Two sends on one path, mostly for want of a `return`. */
export const noDoubleResponse: Rule = {
  meta: {
    id: 'no-double-response',
    section: 'B',
    level: 'warning',
    fix: 'suggestion',
    summary: 'a second response on a path that has already sent one',
    why: 'A request has one response. A second send throws ERR_HTTP_HEADERS_SENT in Express, which ends the process where nothing catches it; Fastify drops and logs it. The code that runs after a forgotten return mostly was not meant to.',
    silent: [
      "a try's send and its catch's, unless something behind the send can throw",
      'branches that exclude each other, flags that are set beside the send, tests of headersSent or reply.sent',
      'listeners of one stream, the arms of one promise',
    ],
    references: ['RFC 9110 §3.4', 'S1'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: `app.get('/things/:id', (req, res) => {\n  if (!req.query.page) {\n    res.status(400).json({ error: 'page is missing' });\n  }\n  res.json({ page: req.query.page });\n});\n`,
      good: `app.get('/things/:id', (req, res) => {\n  if (!req.query.page) {\n    return res.status(400).json({ error: 'page is missing' });\n  }\n  res.json({ page: req.query.page });\n});\n`,
    },
    {
      framework: 'fastify',
      bad: `app.get('/things/:id', (request, reply) => {\n  if (!request.query.page) {\n    reply.code(400).send({ error: 'page is missing' });\n  }\n  reply.send({ page: request.query.page });\n});\n`,
      good: `app.get('/things/:id', (request, reply) => {\n  if (!request.query.page) {\n    return reply.code(400).send({ error: 'page is missing' });\n  }\n  reply.send({ page: request.query.page });\n});\n`,
    },
  ],
  check: (input, report) => {
    for (const response of responsesOf(input)) {
      for (const found of [secondSend(response), loopedSend(response), continuedSend(response)]) {
        if (found) report({ handler: response.handler, response, ...found });
      }
    }
  },
};

// What is thrown sends nothing yet: a catch may still answer.
const SENDS_NOTHING: ReadonlySet<SendMethod> = new Set(['status-only', 'throw']);

type Found = Omit<Report, 'handler' | 'response'>;

function secondSend(response: Response): Found | undefined {
  // A forwarded error is told of where next() stands; a status alone sends nothing.
  if (response.method === 'forward' || response.method === 'status-only') return undefined;
  const earlier = response.after.filter(
    ({ inTry, response: { method } }) => !inTry && !SENDS_NOTHING.has(method),
  );
  if (earlier.length === 0) return undefined;
  const isThrow = response.method === 'throw';
  const what = isThrow
    ? 'An error is thrown although a response has been sent.'
    : 'A response has already been sent on this path.';
  return {
    ...(isThrow && { level: 'information' as const }),
    // A status set before both stands with the first one.
    span: contains(response.span, response.site) ? response.site : response.span,
    message: `${what} ${effectIn(response)} Return after the first one.`,
    related: earlier.map(({ response: first }) => ({ span: first.site, message: 'The first response.' })),
    fixes: [returnAfter(earlier)],
  };
}

function loopedSend(response: Response): Found | undefined {
  if (!response.repeats || response.method === 'forward') return undefined;
  return {
    message: `The loop goes on after this response and may send another. ${effectIn(response)} Leave the loop, or send once behind it.`,
    fixes: [],
  };
}

function continuedSend({ continued }: Response): Found | undefined {
  if (!continued) return undefined;
  return {
    level: 'information',
    span: continued.span,
    message: `The request is handed on although a response has been sent. What runs next may send a second one. Take ${quote(continued.call)} out, or return before it.`,
    fixes: [
      {
        title: `Remove ${continued.call.length > 40 ? 'the call' : continued.call}`,
        kind: 'suggestion',
        edits: continued.remove,
      },
    ],
  };
}

function effectIn({ handler: { framework } }: Response): string {
  return framework === 'express'
    ? 'The second send throws ERR_HTTP_HEADERS_SENT.'
    : 'Fastify drops the second response and logs it.';
}

// Every earlier send must return, or the finding stays.
function returnAfter(earlier: readonly EarlierSend[]): Offer {
  const edits: Offer['edits'] = () => {
    const all = earlier.map(({ response }) => response.edits.insertReturn());
    return all.every((one) => one !== undefined) ? all.flat() : undefined;
  };
  return {
    title: earlier.length > 1 ? 'Return after each earlier response' : 'Return after the first response',
    kind: 'suggestion',
    edits,
  };
}
