import { labelOf } from '../http/statuses';
import type { Handler } from '../model/handler';
import type { Response } from '../model/response';
import { surelyLacks } from './absence';
import { responsesOf, type Rule, type RuleInput } from './rule';
import { sentCode } from './sent-code';
import { quote } from './wording';

/** 405 without `Allow`: RFC 9110 §15.5.6 has a MUST for it. */
export const no405WithoutAllow: Rule = {
  meta: {
    id: 'no-405-without-allow',
    section: 'B',
    level: 'warning',
    fix: 'suggestion',
    summary: '405 Method Not Allowed without an `Allow` field, or with one that lists the refused method',
    why: 'A 405 says that the address takes other methods; `Allow` says which. RFC 9110 requires it, and clients that probe an API read it.',
    silent: [
      'handlers that are not seen to be registered',
      'responses where a field may have been set out of sight',
    ],
    authority: {
      level: 'MUST',
      says: 'RFC 9110 §15.5.6: a 405 must come with an `Allow` field that lists the methods.',
    },
    references: ['RFC 9110 §15.5.6', 'RFC 9110 §10.2.1', 'S1'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.get('/items', (req, res) => res.json([]));\napp.all('/items', (req, res) => {\n  res.status(405).json({ error: 'Method not allowed' });\n});\n",
      good: "app.get('/items', (req, res) => res.json([]));\napp.all('/items', (req, res) => {\n  res.status(405).set('Allow', 'GET, HEAD').json({ error: 'Method not allowed' });\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.get('/items', async () => []);\napp.put('/items', async (request, reply) => {\n  return reply.code(405).send({ error: 'Method not allowed' });\n});\n",
      good: "app.get('/items', async () => []);\napp.put('/items', async (request, reply) => {\n  return reply.code(405).header('Allow', 'GET, HEAD').send({ error: 'Method not allowed' });\n});\n",
    },
  ],
  comparesHandlers: {
    speaksOf: ({ responses }) => responses.some((response) => sentCode(response) === 405),
    looksAt: ({ path }) => path !== undefined,
  },
  check(input, report) {
    for (const response of responsesOf(input)) {
      if (sentCode(response) !== 405) continue;
      const { handler } = response;
      const refused = handler.method;
      const allow = response.fields.set.get('allow');
      if (allow !== undefined) {
        if (refused === undefined || refused === 'ALL' || !methodsIn(allow).includes(refused)) continue;
        report({
          handler,
          response,
          message: `${labelOf(405)} refuses ${refused}, but ${quote(`Allow: ${allow}`)} lists it. RFC 9110 §10.2.1 has the methods there that the resource takes. Take it out of the list.`,
        });
        continue;
      }
      if (!surelyLacks(response, 'allow')) continue;
      const methods = methodsBeside(response, input);
      report({
        handler,
        response,
        message: `${labelOf(405)} goes out without an \`Allow\` field. RFC 9110 §15.5.6 requires it to list the methods that the resource takes${methods.length > 0 ? `, here ${methods.join(', ')}` : ''}. Set it.`,
        fixes:
          methods.length > 0
            ? [
                {
                  title: `Add Allow: ${methods.join(', ')}`,
                  kind: 'suggestion',
                  edits: () => response.edits.addField('Allow', response.edits.literal(methods.join(', '))),
                },
              ]
            : [],
      });
    }
  },
};

function methodsIn(allow: string): readonly string[] {
  return allow.toUpperCase().split(/[\s,]+/);
}

/** The methods that the resource takes, as a guard on the method, the project's routes or those of this file prove them. */
function methodsBeside({ handler, guards }: Response, input: RuleInput): readonly string[] {
  const byGuard = guards.flatMap(({ methods }) => methods ?? []);
  const methods = new Set(byGuard.length > 0 ? byGuard : methodsByRoutes(handler, input));
  // Both frameworks answer HEAD where they answer GET.
  return [...methods].flatMap((method) =>
    method === 'GET' && !methods.has('HEAD') ? ['GET', 'HEAD'] : [method],
  );
}

function methodsByRoutes(handler: Handler, { handlers, project }: RuleInput): readonly string[] {
  const { path, method } = handler;
  if (path === undefined) return [];
  const beside = handlers.filter((other) => isBeside(other, handler));
  const known = project?.complete === true ? project.methodsOf.get(path) : undefined;
  if (!known) return beside.filter((other) => !refuses(other)).map((other) => other.method ?? '');
  const refused = new Set([method, ...beside.filter(refuses).map((other) => other.method)]);
  return known.filter((one) => !refused.has(one));
}

function isBeside({ role, path, method }: Handler, handler: Handler): boolean {
  return (
    role === 'handler' &&
    path === handler.path &&
    method !== undefined &&
    method !== 'ALL' &&
    method !== handler.method
  );
}

function refuses({ responses }: Handler): boolean {
  return responses.some((response) => sentCode(response) === 405);
}
