import type { Fix } from '../model/finding';
import type { Handler } from '../model/handler';
import type { Response } from '../model/response';
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
    authority: {
      level: 'MUST',
      says: "RFC 9110 §15: a request has exactly one final response. That is the protocol's definition, it needs no keyword.",
    },
    references: ['RFC 9110 §15', 'RFC 9110 §3.4', 'S1'],
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
    // One forgotten return makes every later response a second one: it is told at the first of them, and at a throw
    // only where nothing else is sent.
    const told = new Set<Response>();
    const responses = [...responsesOf(input)];
    const isThrow = ({ method }: Response): boolean => method === 'throw';
    for (const response of [...responses.filter((one) => !isThrow(one)), ...responses.filter(isThrow)]) {
      const earlier = earlierSends(response);
      // A throw in a function that sent on purpose gets the caller out too.
      if (isThrow(response) && earlier.some(({ edits }) => !edits.insertReturn())) continue;
      if (earlier.some((first) => !told.has(first))) {
        report({ handler: response.handler, response, ...secondSend(response, earlier) });
      }
      for (const first of earlier) told.add(first);
    }
    for (const response of responses) {
      const { handler } = response;
      if (response.repeats && response.method !== 'forward' && isSend(response))
        report({ handler, response, ...loopedSend(response) });
      const { continued } = response;
      // Behind a send Fastify does not go on, whatever a hook's done() says (run).
      if (continued && isSend(response) && !told.has(response) && handler.framework === 'express')
        report({ handler, response, ...goneOn(response, continued, allBefore(continued, handler)) });
    }
  },
};

type Found = Omit<Report, 'handler' | 'response'>;

/** What has been sent for certain where this response is sent; of a forwarded error its next() tells. */
function earlierSends(response: Response): readonly Response[] {
  if (response.method === 'forward' || !isSend(response)) return [];
  return response.after.flatMap(({ inTry, response: first }) =>
    // What was thrown has sent nothing yet: a catch may still answer.
    inTry || first.method === 'throw' || !isSend(first) ? [] : [first],
  );
}

// A status alone sends nothing, and of a function that is not known only a status among its arguments says that it does.
function isSend({ method, status }: Response): boolean {
  return method !== 'status-only' && (method !== 'helper' || status.codes.length > 0);
}

function secondSend(response: Response, earlier: readonly Response[]): Found {
  const isThrow = response.method === 'throw';
  const isForwarded = earlier.every(({ method }) => method === 'forward');
  const before = isForwarded
    ? 'next() has already handed this request on.'
    : 'A response has already been sent on this path.';
  const what = isThrow
    ? 'An error is thrown although a response has been sent.'
    : `${before} ${effectIn(response)}`;
  return {
    ...((isThrow || isForwarded) && { level: 'information' as const }),
    // A status set before both stands with the first one.
    span: contains(response.span, response.site) ? response.site : response.span,
    message: `${what} ${adviceOn(response, earlier)}`,
    related: earlier.map((first) => ({ span: first.site, message: 'The first response.' })),
    fixes: [returnAfter(response, earlier)],
  };
}

function loopedSend(response: Response): Found {
  return {
    message: `The loop goes on after this response and may send another. ${effectIn(response)} Leave the loop, or send once behind it.`,
  };
}

type Continued = NonNullable<Response['continued']>;

/** Every send behind which one call hands the request on. */
function allBefore({ span }: Continued, { responses }: Handler): readonly Response[] {
  return responses.filter(({ continued }) => continued?.span.start === span.start);
}

function goneOn(response: Response, { call, span, remove }: Continued, all: readonly Response[]): Found {
  const what = response.method === 'forward' ? 'next() has already been called' : 'a response has been sent';
  return {
    level: 'information',
    span,
    message: `The request is handed on although ${what}. What runs next may send a second response. Take ${quote(call)} out, or return before it.`,
    fixes: [
      { title: `Remove ${quote(call)}`, kind: 'suggestion', edits: remove },
      {
        title: all.length > 1 ? 'Return after each response' : 'Return after the response',
        kind: 'suggestion',
        edits: () => (remove() ? undefined : returnsAfter(all)),
      },
    ],
  };
}

function effectIn({ handler: { framework } }: Response): string {
  return framework === 'express'
    ? 'The second send throws ERR_HTTP_HEADERS_SENT.'
    : 'Fastify drops the second response and logs it.';
}

// In one chain, and out of a callback, a return does not end the path.
function adviceOn(response: Response, earlier: readonly Response[]): string {
  if (earlier.some((first) => contains(response.span, first.span))) return 'Take one of the two out.';
  return returnsAfter(earlier)
    ? 'Return after the first one.'
    : 'See to it that only one of the two is sent: return, or answer in one place.';
}

// Every earlier send must return, or the finding stays; one in the same chain cannot.
function returnAfter(response: Response, earlier: readonly Response[]): Offer {
  return {
    title: earlier.length > 1 ? 'Return after each earlier response' : 'Return after the first response',
    kind: 'suggestion',
    edits: () =>
      earlier.some((first) => contains(response.span, first.span)) ? undefined : returnsAfter(earlier),
  };
}

function returnsAfter(responses: readonly Response[]): Fix['edits'] | undefined {
  const all = responses.map(({ edits }) => edits.insertReturn());
  if (!all.every((one) => one !== undefined)) return undefined;
  // Two sends of one chain have one statement.
  const edits = all.flat();
  return edits.filter(({ start }, index) => edits.findIndex((other) => other.start === start) === index);
}
