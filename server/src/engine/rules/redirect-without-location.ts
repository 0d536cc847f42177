import { labelOf } from '../http/statuses';
import { membersOf } from '../model/body';
import type { Response } from '../model/response';
import { everyCode, onlyCode } from '../model/status-value';
import { isUnsent } from './absence';
import { answers } from './expected';
import { responsesOf, type Rule } from './rule';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const URL_MEMBER = /^(?:location|url|uri|href|redirect(?:_?(?:url|uri|to|location))?)$/i;

/** A redirect by status alone: without `Location` no client knows where to go. */
export const redirectWithoutLocation: Rule = {
  meta: {
    id: 'redirect-without-location',
    section: 'B',
    level: 'warning',
    fix: 'suggestion',
    summary: 'a redirect status (301, 302, 303, 307, 308) that is sent without a Location field',
    why: 'These codes send the client to another URL, and Location is where it stands. Without it browsers show the body as it is and other clients fail. 302 "Found" does not mean that something was found.',
    silent: ['300 and 304', 'handlers that are not registered', 'responses whose fields are not all known'],
    authority: {
      level: 'SHOULD',
      says: 'RFC 9110 §15.4.2, §15.4.3, §15.4.8 and §15.4.9: 301, 302, 307 and 308 should come with a `Location` field; §15.4.4 takes it for granted.',
    },
    references: ['RFC 9110 §15.4', 'RFC 9110 §10.2.2', 'S1'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: `app.get('/old', (req, res) => {\n  res.status(301).json({ location: '/new' });\n});\n`,
      good: `app.get('/old', (req, res) => {\n  res.status(301).location('/new').json({ location: '/new' });\n});\n`,
    },
    {
      framework: 'fastify',
      bad: `app.get('/old', (request, reply) => {\n  reply.code(301).send({ location: '/new' });\n});\n`,
      good: `app.get('/old', (request, reply) => {\n  reply.code(301).header('Location', '/new').send({ location: '/new' });\n});\n`,
    },
  ],
  check: (input, report) => {
    for (const response of responsesOf(input)) {
      if (!lacksLocation(response)) continue;
      const code = onlyCode(response.status);
      const url = membersOf(response.body).find(({ name }) => URL_MEMBER.test(name));
      const what = code === undefined ? 'A redirect' : labelOf(code);
      report({
        handler: response.handler,
        response,
        message: `${what} is sent without Location. The client does not know where to go (RFC 9110 §10.2.2). Redirect with redirect(), or answer 200 OK if the body is the answer.`,
        fixes: [
          {
            title: 'Set Location',
            kind: 'suggestion',
            edits: () => url && response.edits.addField('Location', url.text),
          },
          ...answers(response, url ? [] : [200]),
        ],
      });
    }
  },
};

// Something is missing: that can be said only where every write to the response was understood (law 3).
function lacksLocation(response: Response): boolean {
  const { kind, method, status, fields, handler, understood } = response;
  if (handler.certainty !== 'registered' || kind !== 'explicit' || !understood || !fields.complete)
    return false;
  if (method === 'redirect' || method === 'send-error' || method === 'file' || isUnsent(response))
    return false;
  if (fields.set.has('location') || fields.maybe.has('location')) return false;
  return everyCode(status, (code) => REDIRECTS.has(code));
}
