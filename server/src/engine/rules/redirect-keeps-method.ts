import { acknowledges, isTokenEndpoint, logsIn, logsOut } from '../evidence/purposes';
import { labelOf } from '../http/statuses';
import type { Handler } from '../model/handler';
import type { Response } from '../model/response';
import { onlyCode } from '../model/status-value';
import { answers } from './expected';
import { responsesOf, type Rule } from './rule';

const WRITES: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** A redirect of an API that leaves open whether the request is sent again as it was. */
export const redirectKeepsMethod: Rule = {
  meta: {
    id: 'redirect-keeps-method',
    section: 'C',
    level: 'hint',
    fix: 'suggestion',
    summary: '301 or 302 as the answer of a JSON API to a POST, PUT, PATCH or DELETE',
    why: 'After 301 and 302 some clients go on with a GET, and others repeat the request with its body at the new address: what was stored once is stored twice, or a DELETE is sent to a page. 303 says that the next request is a GET; 307 and 308 say that it is the same one.',
    silent: [
      'forms and pages: handlers that send no JSON, and files in which one renders a page',
      'logins, logouts, callbacks and webhooks, from which a browser goes on to a page',
      'GET, and routes whose method is not known',
    ],
    authority: {
      level: 'SHOULD',
      says: 'RFC 9110 §15.4.2 and §15.4.3 note that clients may change a POST into a GET after 301 and 302, and point to 303, 307 and 308 for who wants to be sure.',
    },
    references: ['RFC 9110 §15.4.2', 'RFC 9110 §15.4.3', 'RFC 9110 §15.4.4', 'RFC 9110 §15.4.8', 'S1'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.post('/api/reports', async (req, res) => {\n  if (!req.body.name) return res.status(400).json({ error: 'A name is required' });\n  const report = await reports.create(req.body);\n  res.redirect(`/api/reports/${report.id}`);\n});\n",
      good: "app.post('/api/reports', async (req, res) => {\n  if (!req.body.name) return res.status(400).json({ error: 'A name is required' });\n  const report = await reports.create(req.body);\n  res.redirect(303, `/api/reports/${report.id}`);\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.post('/api/reports', async (request, reply) => {\n  if (!request.body.name) return reply.code(400).send({ error: 'A name is required' });\n  const report = await reports.create(request.body);\n  return reply.redirect(`/api/reports/${report.id}`);\n});\n",
      good: "app.post('/api/reports', async (request, reply) => {\n  if (!request.body.name) return reply.code(400).send({ error: 'A name is required' });\n  const report = await reports.create(request.body);\n  return reply.code(303).redirect(`/api/reports/${report.id}`);\n});\n",
    },
  ],
  comparesHandlers: {
    speaksOf: ({ responses }) => responses.some(({ status }) => leavesOpen(onlyCode(status))),
    looksAt: rendersPages,
  },
  check(input, report) {
    if (input.handlers.some(rendersPages)) return;
    for (const response of responsesOf(input, ['handler'])) {
      const { handler } = response;
      const { method } = handler;
      const code = onlyCode(response.status);
      if (!leavesOpen(code)) continue;
      if (method === undefined || !WRITES.has(method) || !isOfApi(handler)) continue;
      const same = code === 301 ? 308 : 307;
      report({
        handler,
        response,
        message: `${labelOf(code)} leaves open whether the ${method} is sent again. Some clients go on with a GET, others repeat the request with its body (RFC 9110 §15.4.3). Answer ${labelOf(303)} to have the new address read, ${labelOf(same)} to have the ${method} repeated there.`,
        expected: [303, same],
        evidence: 'none',
        fixes: answers(response, [303, same]),
      });
    }
  },
};

function leavesOpen(code: number | undefined): code is 301 | 302 {
  return code === 301 || code === 302;
}

function rendersPages({ responses }: Handler): boolean {
  return responses.some(({ method }) => method === 'render' || method === 'file');
}

/** Whether a program has sent the request, and no form: it is answered in JSON, or cannot come from a form at all. */
function isOfApi(handler: Handler): boolean {
  const isBelowApi = /\/api(?:\/|$)/.test(handler.path ?? '');
  if (leavesSite(handler)) return false;
  if (handler.method !== 'POST' && isBelowApi) return true;
  return handler.responses.some(isJson) && (isBelowApi || !leadsToPage(handler));
}

function isJson({ method, body, kind }: Response): boolean {
  if (kind === 'redirect' || (method !== 'json' && method !== 'return')) return false;
  return body.value?.kind === 'object' || body.value?.kind === 'array';
}

// A browser is there, and its user goes on to a page.
function leavesSite(handler: Handler): boolean {
  return logsIn(handler) || logsOut(handler) || isTokenEndpoint(handler) || acknowledges(handler);
}

function leadsToPage({ words }: Handler): boolean {
  return words.some((word) => BROWSED.test(word));
}

const BROWSED =
  /^(?:auth|saml|sso|acs|signup|register|checkout|payments?|pay|success|fail(?:ed|ure)?|cancel|form|upload)$/;
