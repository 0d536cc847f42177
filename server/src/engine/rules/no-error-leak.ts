import { phraseOf } from '../http/statuses';
import { membersOf, type BodyMember } from '../model/body';
import type { Fix, Level } from '../model/finding';
import { codesOf, onlyCode } from '../model/status-value';
import type { Response } from '../model/response';
import { exposuresOf, isFailing, type Exposure } from './error-exposure';
import { replaceBySource } from './literals';
import { responsesOf, SENDING, type Offer, type Rule } from './rule';
import { quote } from './wording';

/** Something of the server's inside in a response: a stack, a query, a whole error object, a message. */
export const noErrorLeak: Rule = {
  meta: {
    id: 'no-error-leak',
    section: 'B',
    level: 'warning',
    fix: 'suggestion',
    summary: 'a stack trace, what a database or HTTP client says, or another caught error in a response',
    why: 'Stacks, statements and file paths tell an attacker how the server is built (CWE-209), and nobody else needs them. Log the error, with an id that the response repeats, and send a message that you wrote.',
    silent: [
      "Fastify's `reply.send(err)`, which goes through the error handler",
      'an error that was looked at first (`instanceof`, `err.name`)',
      'a message with a 4xx',
      '`err.errors` and `err.error`, which the project or its validation has put there',
      'branches and members for development only',
    ],
    authority: {
      level: 'practice',
      says: 'The guides and CWE-209; RFC 9457 §4 warns of bodies that expose the implementation.',
    },
    references: ['RFC 9457 §4', 'S1', 'S2', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.use((err, req, res, next) => {\n  res.status(err.status || 500).json({ message: 'Something failed', stack: err.stack });\n});\n",
      good: "app.use((err, req, res, next) => {\n  console.error(err);\n  res.status(err.status || 500).json({ message: 'Something failed' });\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.setErrorHandler((error, request, reply) => {\n  reply.code(error.statusCode ?? 500).send({ message: 'Something failed', stack: error.stack });\n});\n",
      good: "app.setErrorHandler((error, request, reply) => {\n  request.log.error(error);\n  reply.code(error.statusCode ?? 500).send({ message: 'Something failed' });\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, SENDING)) {
      const { method, kind, handler } = response;
      if (kind === 'throw' || method === 'send-error' || method === 'render') continue;
      const exposures = exposuresOf(response.body);
      if (exposures.length === 0 || response.development || !isFailing(response)) continue;
      // Behind sendStatus() nothing goes out any more; what mends that sends the error too.
      const isLost = response.misuses.some((misuse) => misuse.kind === 'chained-after-end');
      for (const exposure of exposures) {
        // Fastify gives an error that is sent as the body to the error handler.
        if (handler.framework === 'fastify' && exposure.kind === 'object' && !exposure.member) continue;
        const level = levelOf(exposure, response);
        if (!level) continue;
        report({
          handler,
          response,
          span: exposure.span,
          level,
          message: `${quote(exposure.text)} ${WHAT[exposure.kind]}${isLost ? ', once this body is sent at all' : ''}. Good practice (CWE-209): such details help attackers and nobody else. Log the error and send a message that you wrote.`,
          fixes: fixesOf(exposure, response),
        });
      }
    }
  },
};

const WHAT: Readonly<Record<Exposure['kind'], string>> = {
  stack: 'sends a stack trace to the client',
  query: 'sends details of the database to the client',
  object: 'sends the whole error object to the client',
  spread: 'spreads the whole error into the response',
  message: 'sends the message of an unforeseen error to the client',
};

function levelOf({ kind, source, text }: Exposure, { status, handler }: Response): Level | undefined {
  if (kind === 'stack' || kind === 'query') return 'warning';
  const { operations, narrowed } = source;
  if (narrowed || (operations.length > 0 && operations.every((operation) => operation === 'validate')))
    return undefined;
  // `let error = err; if (!(error instanceof ApiError)) error = new ApiError(…)`: one of the project's own by now.
  const isCopy = handler.error !== undefined && handler.error.inspects && text !== handler.error.name;
  if (kind !== 'message' && isCopy) return undefined;
  if (kind === 'message') return codesOf(status).some((code) => code >= 500) ? 'hint' : undefined;
  // These errors carry the statement, the address, the credentials of the request.
  const tells = operations.some((one) => one === 'storage' || one === 'http' || one === 'cloud');
  return kind === 'spread' || tells ? 'warning' : 'hint';
}

function fixesOf({ kind, member }: Exposure, response: Response): readonly Offer[] {
  if (!member) return [];
  const { status, body, edits } = response;
  const logged = (change: Edits): Edits => {
    // The error must not vanish: it is logged where nothing else gets it.
    const log = edits.logError();
    return log && change && [...log, ...change];
  };
  const takeOut: Offer = {
    title: `Take ${kind === 'spread' ? 'the error' : quote(member.name)} out of the body`,
    kind: 'suggestion',
    edits: () => logged(member.remove()),
  };
  const write = (source: string): Offer => ({
    title: `Write ${quote(source.slice(1, -1), 60)} instead`,
    kind: 'suggestion',
    edits: () => logged(replaceBySource(member, source)),
  });
  const code = onlyCode(status);
  const phrase = (code !== undefined && code >= 400 ? phraseOf(code) : undefined) ?? 'Something went wrong';
  if (kind === 'stack' || kind === 'spread' || kind === 'query') {
    // Without its only member a body says nothing.
    const isOnly = membersOf(body).length === 1 && SAYS.test(member.name);
    if (isOnly && kind !== 'spread') return [write(edits.literal(phrase))];
    // These must go out even where no line has room for a log.
    return [{ ...takeOut, edits: () => takeOut.edits() ?? member.remove() }];
  }
  // The messages of errors with a status of their own are meant for the client: a constant would lose them.
  if (code === undefined) return [];
  const own = ownWords(member, response);
  if (own !== undefined) return [write(own)];
  // Where a text of the author stands beside it, nothing else is needed.
  const saysEnough = membersOf(body).some(
    ({ value }) => value.kind === 'text' && value.exact && value.text !== '',
  );
  if (saysEnough || !SAYS.test(member.name)) return [takeOut];
  return [write(edits.literal(phrase))];
}

type Edits = Fix['edits'] | undefined;

/** Members that hold what is said to people, or to programs in place of it. */
const SAYS = /^(?:message|msg|error|err|reason|description|errorMessage|errMsg|mensaje|mensagem|title)$/i;

/**
 * The author's own words, as source: those that stand in for a missing message (`err.message || 'Could not save'`) or
 * introduce it (`'Could not save: ' + err.message`).
 */
function ownWords({ text }: BodyMember, { edits }: Response): string | undefined {
  const fallback = /^[\w$.?]+\s*(?:\|\||\?\?)\s*((['"])(?:(?!\2)[^\\\n])+\2)$/.exec(text)?.[1];
  if (fallback !== undefined) return fallback;
  const introduction =
    /^(['"])((?:(?!\1)[^\\\n])+)\1\s*\+\s*[\w$.?]+$/.exec(text)?.[2] ??
    /^`([^`$\\\n]+)\$\{[\w$.?]+\}[.!]?`$/.exec(text)?.[1];
  const words = introduction?.replace(/(?<![\s:,;(=–—-])[\s:,;(=–—-]+$/, '');
  return words !== undefined && words.length > 4 ? edits.literal(words) : undefined;
}
