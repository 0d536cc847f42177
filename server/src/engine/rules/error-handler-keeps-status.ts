import { labelOf } from '../http/statuses';
import type { Handler } from '../model/handler';
import { codesOf } from '../model/status-value';
import type { Response } from '../model/response';
import { contains, type Span } from '../text/span';
import type { Offer, Report, Rule, RuleInput } from './rule';
import { sentCode } from './sent-code';
import { quote } from './wording';

/** Members that say nothing about the kind of error. */
const MEANINGLESS = new Set(['message', 'stack', 'toString', 'toJSON', 'cause']);

/** An error handler that gives every error the same status. */
export const errorHandlerKeepsStatus: Rule = {
  meta: {
    id: 'error-handler-keeps-status',
    section: 'B',
    level: 'warning',
    fix: 'suggestion',
    summary: 'an error handler that loses the status that errors bring along',
    why: 'Body parsers, routers, schema validation and http-errors throw errors that know their status: broken JSON is a 400, a large body a 413. A handler that sends one constant turns all of them into the same, mostly a 500.',
    silent: [
      'any look at a member or the class of the error',
      'an error that goes on into another function or to the next handler',
    ],
    authority: {
      level: 'practice',
      says: "RFC 9110 §15.5 has the 4xx codes for errors of the client, wherever they are answered; the guides' error handlers read the error's status.",
    },
    references: ['RFC 9110 §15.5', 'S0', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.use((err, req, res, next) => {\n  res.status(500).json({ error: 'Something failed' });\n});\n",
      good: "app.use((err, req, res, next) => {\n  res.status(err.statusCode ?? err.status ?? 500).json({ error: 'Something failed' });\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.setErrorHandler((error, request, reply) => {\n  reply.code(500).send({ error: 'Something failed' });\n});\n",
      good: "app.setErrorHandler((error, request, reply) => {\n  reply.code(error.statusCode ?? 500).send({ error: 'Something failed' });\n});\n",
    },
  ],
  check({ handlers, project }, report) {
    for (const handler of handlers) {
      if (handler.role !== 'error-handler') continue;
      const slip = handler.responses.find(({ status }) => isSlip(status.span, handler));
      if (slip) {
        report({
          handler,
          response: slip,
          message: `${quote(slip.status.text)} never sends the error's own status. The \`||\` or \`??\` binds tighter than the \`?\`, so all before the \`?\` is one condition. Put the choice in parentheses.`,
        });
        continue;
      }
      const missed = missedMember(handler, project);
      if (missed) report(missed);
      const [first, ...others] = constantAnswers(handler);
      const rest = first ?? remainder(handler);
      if (!rest || !handler.error) continue;
      const label = labelOf(codesOf(rest.status)[0] ?? 500);
      const isOfRoute = handler.path !== undefined && handler.method !== undefined;
      report({
        handler,
        response: rest,
        ...(isOfRoute || !first ? { level: 'information' as const } : {}),
        message: `${first ? 'Every' : 'Every other'} error becomes ${label} here, whatever ${quote(`${handler.error.name}.status`)} says. Broken JSON (400), a large body (413) and errors that are thrown with a status lose it. Convention of both frameworks: send the error's own status, a constant only where it has none.`,
        related: others.map(({ site }) => ({ span: site, message: 'A constant status here too.' })),
        fixes: [ownStatus(rest)],
      });
    }
  },
};

function ownStatus({ edits }: Response): Offer {
  return { title: "Send the error's own status", kind: 'suggestion', edits: edits.keepErrorStatus };
}

function isSlip(status: Span, { error }: Handler): boolean {
  return error?.slips.some((slip) => contains(status, slip)) === true;
}

const STATUS = /^(?:status|statusCode|status_code|httpStatus|httpCode|output|isBoom|getStatus|StatusCodes?)$/;

/** Members by which errors of packages say their status: http-errors and body-parser set both. */
const USUAL: ReadonlySet<string> = new Set(['status', 'statusCode']);

/** What is said of an error handler that reads a member which the error classes of the project do not set. */
function missedMember(handler: Handler, project: RuleInput['project']): Report | undefined {
  const { error, responses, understood } = handler;
  if (project?.complete !== true || !error?.unsorted || !understood || error.forwards) return undefined;
  // One of the project's own errors by its name: what is sent then is no loss.
  if (error.compared.some((text) => project.errorClasses.has(text))) return undefined;
  const looks = error.unsorted.filter(({ name }) => !MEANINGLESS.has(name));
  const read = looks.find(({ name }) => STATUS.test(name));
  const members = [...project.errorStatusMembers].sort(([, a], [, b]) => b - a);
  const [most] = members;
  // Any other look at the error may find out what it is.
  if (read === undefined || !most || !looks.every(({ name }) => STATUS.test(name))) return undefined;
  if (members.some(([known]) => looks.some(({ name }) => name === known))) return undefined;
  const response = responses.find(({ status }) => status.dynamic);
  const [member, classes] = most;
  const lost = response && labelOf(fallbackOf(response));
  if (!response || lost === undefined) return undefined;
  const who =
    classes === 1
      ? 'The one error class of this project sets its'
      : `${classes} error classes of this project set their`;
  return {
    handler,
    response,
    span: read.span,
    message: `${quote(`${error.name}.${read.name}`, 30)} is read here, but this project's errors have ${quote(member, 24)}. ${who} status there, so all of them become ${lost}. Read ${quote(`${error.name}.${member}`)} as well.`,
    fixes: USUAL.has(member) ? [ownStatus(response)] : [],
  };
}

// What is sent where the error has no such member.
function fallbackOf({ status }: Response): number {
  const fallback = status.codes.find(({ origin }) => origin === 'fallback');
  return fallback?.code ?? codesOf(status)[0] ?? 500;
}

/**
 * What an error handler of Fastify sends when none of the errors that it knows came: a constant 5xx. Fastify's parsers
 * and schemas always throw errors with a status; whether Express has such a parser is not to be seen here.
 */
function remainder({ framework, error, responses, understood }: Handler): Response | undefined {
  if (framework !== 'fastify' || !error || !understood || error.forwards) return undefined;
  if (error.reads.some((name) => STATUS.test(name))) return undefined;
  return responses.find(
    (response) =>
      response.kind === 'explicit' &&
      (sentCode(response) ?? 0) >= 500 &&
      response.guards.every(({ passed }) => passed),
  );
}

/** The answers of an error handler that looks at nothing of its error and sends constants; empty otherwise. */
function constantAnswers({ error, responses, understood }: Handler): readonly Response[] {
  if (!error || !understood || error.inspects || error.forwards) return [];
  if (error.reads.some((name) => !MEANINGLESS.has(name))) return [];
  const isConstant = responses.every(
    (response) => !response.status.implicit && (sentCode(response) ?? 0) >= 400,
  );
  return isConstant ? responses.filter(({ kind }) => kind === 'explicit') : [];
}
