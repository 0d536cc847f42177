import { labelOf } from '../http/statuses';
import type { Handler } from '../model/handler';
import { codesOf, everyCode } from '../model/status-value';
import type { Response } from '../model/response';
import { answers } from './expected';
import { responsesOf, type Offer, type Rule } from './rule';

/** An error handler that answers with a success. */
export const noSuccessInErrorHandler: Rule = {
  meta: {
    id: 'no-success-in-error-handler',
    section: 'B',
    level: 'warning',
    fix: 'suggestion',
    summary: 'an error handler that sends without a status (200) or with a 2xx',
    why: 'What reaches the error handler has failed. Without a status both frameworks send 200 OK, so the client takes the error page for the answer.',
    silent: [
      'a 2xx behind a look at the error',
      'Fastify 3, which has set the status before',
      'files whose handlers set a status before they throw',
    ],
    authority: {
      level: 'MUST',
      says: 'RFC 9110 §2.2: a sender must not generate what it knows to be false, and by §15.3 a 2xx says that the request succeeded.',
    },
    references: ['RFC 9110 §2.2', 'RFC 9110 §15.6.1', 'S0', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.use((err, req, res, next) => {\n  res.json({ error: 'Something failed' });\n});\n",
      good: "app.use((err, req, res, next) => {\n  res.status(err.statusCode ?? err.status ?? 500).json({ error: 'Something failed' });\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.setErrorHandler((error, request, reply) => {\n  reply.send({ error: 'Something failed' });\n});\n",
      good: "app.setErrorHandler((error, request, reply) => {\n  reply.code(error.statusCode ?? 500).send({ error: 'Something failed' });\n});\n",
    },
  ],
  comparesHandlers: {
    speaksOf: ({ role }) => role === 'error-handler',
    looksAt: ({ responses }) => responses.some(throwsWithStatus),
  },
  check(input, report) {
    const setsBefore = input.handlers.some(({ responses }) => responses.some(throwsWithStatus));
    for (const response of responsesOf(input, ['error-handler'])) {
      const { handler, status, kind } = response;
      if (kind !== 'explicit' && kind !== 'implicit') continue;
      if (!everyCode(status, (code) => code >= 200 && code < 300)) continue;
      if (status.implicit ? setsBefore || isSetByFramework(handler) : isChosen(response)) continue;
      const label = labelOf(codesOf(status)[0] ?? 200);
      report({
        handler,
        response,
        message: `This error handler answers ${label}${status.implicit ? ', as no status is set' : ''}. To clients, caches and monitors the request has succeeded (RFC 9110 §15.3.1). Send the error's own status, and ${labelOf(500)} where it has none.`,
        expected: [500],
        evidence: 'certain',
        // A constant would lose the status of errors that have one; it is offered where no error is at hand.
        fixes: handler.error ? [ownStatus(response)] : answers(response, [500]),
      });
    }
  },
};

// Both frameworks keep a status that was set before an error without one of its own.
function throwsWithStatus({ kind, method }: Response): boolean {
  return kind === 'explicit' && (method === 'throw' || method === 'forward');
}

function isSetByFramework({ framework, majors }: Handler): boolean {
  return framework === 'fastify' && majors.some((major) => major < 4);
}

function ownStatus({ edits }: Response): Offer {
  return { title: "Send the error's own status", kind: 'suggestion', edits: edits.keepErrorStatus };
}

// Somebody looked at the error and decided that this one is none.
function isChosen({ guards }: Response): boolean {
  return guards.some(({ looksAtError }) => looksAtError);
}
