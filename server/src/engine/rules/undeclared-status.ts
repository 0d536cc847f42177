import { labelOf } from '../http/statuses';
import type { DeclarationSource, StatusDeclaration } from '../model/declaration';
import type { Handler } from '../model/handler';
import { codesSentBy, hasAlike, missingCodeOf, undeclaredOf, type SentCode } from './missing-codes';
import type { Report, Rule } from './rule';

const PLACES: Readonly<Record<DeclarationSource, string>> = {
  schema: 'response schema',
  comment: 'OpenAPI comment',
  document: 'OpenAPI document',
};
const WHY: Readonly<Record<DeclarationSource, string>> = {
  schema: 'The body goes out without a schema, and what is made of the schemas does not know it. Declare it.',
  comment: 'Readers and generated clients do not expect it. Declare it.',
  document: 'Readers and generated clients do not expect it. Declare it.',
};

/** A status that a handler sends and its route does not declare; a success that the route declares and never sends. */
export const undeclaredStatus: Rule = {
  meta: {
    id: 'undeclared-status',
    section: 'D',
    level: 'information',
    fix: 'suggestion',
    summary: 'a status that the route does not declare, or a declared success that it never sends',
    why: 'A route that says which statuses it answers with is read by people, by generated clients and by what filters its bodies. An answer that is missing there surprises all of them.',
    silent: [
      'declarations that are not known as a whole (a spread, a reference, a merge)',
      '500 Internal Server Error, which nobody has to announce',
      'what the framework, a hook or a middleware answers by itself',
      'errors of other functions',
      'statuses that are covered by their class (`4xx`) or by `default`',
      'the kind of statuses that a response schema leaves out as a whole: successes, or errors where no reader is addressed',
      'declared errors that are not seen: whatever the handler calls may throw them',
    ],
    authority: {
      level: 'practice',
      says: 'The OpenAPI Specification expects a description to cover the success and all known errors; no RFC asks for one.',
    },
    references: ['S4', 'RFC 9110 §15'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    {
      framework: 'fastify',
      bad: "app.get('/things/:id', {\n  schema: {\n    response: {\n      200: { $ref: 'Thing#' },\n      400: { $ref: 'HttpError#' },\n    },\n  },\n}, async (request, reply) => {\n  const thing = await find(request.params.id);\n  if (!thing) return reply.code(404).send({ error: 'No such thing' });\n  return thing;\n});\n",
      good: "app.get('/things/:id', {\n  schema: {\n    response: {\n      200: { $ref: 'Thing#' },\n      400: { $ref: 'HttpError#' },\n      404: { description: 'Not Found', type: 'object', additionalProperties: true },\n    },\n  },\n}, async (request, reply) => {\n  const thing = await find(request.params.id);\n  if (!thing) return reply.code(404).send({ error: 'No such thing' });\n  return thing;\n});\n",
    },
    {
      framework: 'express',
      bad: "/**\n * @openapi\n * /things/{id}:\n *   get:\n *     responses:\n *       200:\n *         description: The thing\n */\napp.get('/things/:id', async (req, res) => {\n  const thing = await find(req.params.id);\n  if (!thing) return res.status(404).json({ error: 'No such thing' });\n  res.json(thing);\n});\n",
      good: "/**\n * @openapi\n * /things/{id}:\n *   get:\n *     responses:\n *       200:\n *         description: The thing\n *       404:\n *         description: Not Found\n */\napp.get('/things/:id', async (req, res) => {\n  const thing = await find(req.params.id);\n  if (!thing) return res.status(404).json({ error: 'No such thing' });\n  res.json(thing);\n});\n",
    },
  ],
  check({ handlers }, report) {
    for (const handler of handlers) {
      const { declared } = handler;
      if (!declared) continue;
      const sent = codesSentBy(handler);
      const missing = undeclaredOf(sent, declared);
      for (const group of byPlace(missing)) {
        report(reportOf(group, handler, declared, missing, sent));
      }
      if (isWhole(handler, sent)) reportUnused(handler, declared, sent, report);
    }
  },
};

// Those of `ok ? 404 : 409` are one finding.
function byPlace(codes: readonly SentCode[]): Iterable<Group> {
  const groups = new Map<number, [SentCode, ...SentCode[]]>();
  for (const one of codes) {
    const { start } = one.responses[0].site;
    const group = groups.get(start);
    if (group) group.push(one);
    else groups.set(start, [one]);
  }
  return groups.values();
}

type Group = readonly [SentCode, ...(readonly SentCode[])];

function reportOf(
  group: Group,
  handler: Handler,
  declared: StatusDeclaration,
  missing: readonly SentCode[],
  sent: readonly SentCode[],
): Report {
  const { source, codes } = declared;
  const texts = codes.map(({ text }) => text);
  // A schema of successes alone may well leave the errors to others.
  const isOfItsKind = source !== 'schema' || group.some(({ code }) => hasAlike(texts, code));
  const add = (added: readonly SentCode[]) =>
    declared.add(added.map((one) => missingCodeOf(one, declared, sent)));
  const [{ responses }] = group;
  const [response, ...others] = responses;
  const span = codes[0]?.span;
  return {
    handler,
    response,
    message: `${namesOf(group)} ${group.length > 1 ? 'are' : 'is'} not in the ${PLACES[source]} of this route. It declares ${listOf(texts)}. ${WHY[source]}`,
    ...(!isOfItsKind && { level: 'hint' }),
    statuses: group.map(({ code }) => code),
    related: [
      ...(span ? [{ span, message: `The route declares ${listOf(texts)}` }] : []),
      ...others.map(({ site }) => ({ span: site, message: `${namesOf(group)}: here, too` })),
    ],
    fixes: [
      { title: `Declare ${namesOf(missing)}`, kind: 'suggestion', edits: () => add(missing) },
      {
        title: `Declare ${namesOf(group)}`,
        kind: 'suggestion',
        // Where another one cannot be written.
        edits: () => (missing.length > group.length && !add(missing) ? add(group) : undefined),
      },
    ],
  };
}

function namesOf(codes: readonly SentCode[]): string {
  const [first, ...others] = codes;
  return first && others.length === 0 ? labelOf(first.code) : listOf(codes.map(({ code }) => String(code)));
}

/** Whether all successes of a handler are known: an error may come from anywhere, a success from its own sends only. */
function isWhole(
  { certainty, understood, openPaths, responses }: Handler,
  sent: readonly SentCode[],
): boolean {
  const isKnown = responses.every(({ status, method }) => !status.dynamic && method !== 'helper');
  return (
    certainty === 'registered' && understood && openPaths.length === 0 && isKnown && sent.some(isSuccess)
  );
}

function reportUnused(
  handler: Handler,
  { source, codes }: StatusDeclaration,
  sent: readonly SentCode[],
  report: (report: Report) => void,
): void {
  const successes = sent.filter(isSuccess).map(({ code }) => code);
  for (const { text, span } of codes) {
    // What serves files answers 206 by itself.
    if (source !== 'schema' || !span || !/^2(?!06)\d\d$/.test(text)) continue;
    if (successes.includes(Number(text))) continue;
    report({
      handler,
      span,
      level: 'hint',
      message: `${labelOf(Number(text))} is declared, but the handler never sends it. Its successes are ${listOf(successes.map(String))}. Take it out, or send it.`,
      statuses: [Number(text)],
    });
  }
}

function isSuccess({ code }: SentCode): boolean {
  return code < 400;
}

function listOf(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length > 1 ? `${texts.slice(0, -1).join(', ')} and ${last}` : last;
}
