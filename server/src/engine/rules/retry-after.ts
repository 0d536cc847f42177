import { labelOf } from '../http/statuses';
import { membersOf } from '../model/body';
import type { TimeKind } from '../model/time';
import { reportLacking, responseAt } from './lacking-places';
import type { Rule } from './rule';
import { quote } from './wording';

/** What is wrong with a value, by what it says of a time. */
const WRONG: Readonly<Partial<Record<TimeKind, string>>> = {
  milliseconds: 'milliseconds, and the client waits a thousand times as long',
  'epoch-milliseconds': 'the milliseconds since 1970, and the client waits for thousands of years',
  'epoch-seconds': 'the seconds since 1970, and the client waits for decades',
  date: 'a Date, whose text is no date of HTTP',
  iso: 'a date as ISO 8601 writes it, which is no date of HTTP',
};

/** A client that is to come back later and is not told when, or is told it in a unit that it does not read. */
export const retryAfter: Rule = {
  meta: {
    id: 'retry-after',
    section: 'C',
    level: 'hint',
    fix: 'suggestion',
    summary: '429 or 503 without a Retry-After field; a warning where its value is not in seconds',
    why: 'Retry-After tells a client how long to wait. Without it each client guesses, and the eager ones keep the server busy with requests that it refuses. Its value is whole seconds or a date of HTTP: milliseconds make a minute a day of waiting.',
    silent: [
      'responses that say it by `RateLimit` fields, and what limiters answer themselves',
      'routes that report health, and what is not configured or switched off',
      'a catch-all 503, which does not know what has failed',
      'responses where a field may have been set out of sight, by a middleware or hook too',
      'dates of HTTP (`toUTCString()`) and numbers whose unit is not known',
    ],
    authority: {
      level: 'MAY',
      says: 'RFC 6585 §4 and RFC 9110 §15.6.4 allow the field with 429 and 503; RFC 9110 §10.2.3 has its value in seconds or as an HTTP date.',
    },
    references: ['RFC 9110 §10.2.3', 'RFC 9110 §15.6.4', 'RFC 6585 §4', 'S1', 'S2', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.use((req, res, next) => {\n  const { refused, msBeforeNext } = limit(req.ip);\n  if (refused) return res.status(429).set('Retry-After', msBeforeNext).end();\n  next();\n});\n",
      good: "app.use((req, res, next) => {\n  const { refused, msBeforeNext } = limit(req.ip);\n  if (refused) return res.status(429).set('Retry-After', Math.ceil(msBeforeNext / 1000)).end();\n  next();\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.post('/reports', async (request, reply) => {\n  const { busy, retryAfter } = await reports.add(request.body);\n  if (busy) return reply.code(429).send({ error: 'Too many reports', retryAfter });\n  return reply.code(202).send();\n});\n",
      good: "app.post('/reports', async (request, reply) => {\n  const { busy, retryAfter } = await reports.add(request.body);\n  if (busy) return reply.code(429).header('Retry-After', retryAfter).send({ error: 'Too many reports', retryAfter });\n  return reply.code(202).send();\n});\n",
    },
  ],
  check({ handlers }, report) {
    for (const handler of handlers) {
      for (const { name, time, span, text, asDelay } of handler.written) {
        const wrong = name === 'retry-after' ? time && WRONG[time] : undefined;
        if (wrong === undefined) continue;
        report({
          handler,
          span,
          level: 'warning',
          statuses: [],
          message: `${quote(text)} is no value of \`Retry-After\`. It is ${wrong}. RFC 9110 §10.2.3 takes whole seconds or a date of HTTP. Convert it.`,
          fixes: [{ title: 'Write it as Retry-After takes it', kind: 'suggestion', edits: asDelay }],
        });
      }
    }
  },
  checkProject(input, report) {
    reportLacking(
      input,
      {
        field: 'retry-after',
        policy: input.config.retryAfter,
        related: 'No Retry-After here either.',
        message({ code }, all) {
          const count = all === undefined ? '' : ` ${all} answers of this project do.`;
          return `${labelOf(code)} goes out without \`Retry-After\`.${count} A client that is not told how long to wait tries again at once. Send the seconds that are left.`;
        },
      },
      report,
    );
  },
  fixesIn(place) {
    const response = responseAt(place);
    // The body tells people already what the field would tell the client.
    const said = response && membersOf(response.body).find(({ name }) => /^retry_?(?:after|in)$/i.test(name));
    if (!response || !said) return [];
    return [
      {
        title: 'Send Retry-After, as the body says it',
        kind: 'suggestion',
        edits: () => response.edits.addField('Retry-After', said.text),
      },
    ];
  },
};
