import type { Rule } from '../../server/src/engine/rules/rule';

/** What is asked of whoever begins a rule. */
export type NewRule = Pick<Rule['meta'], 'id' | 'section' | 'level'>;

/** How the rule `no-such-thing` is called in code: `noSuchThing`. */
export function exportName(id: string): string {
  return id.replaceAll(/-([a-z0-9])/g, (_all, first: string) => first.toUpperCase());
}

/** The list of rules with the line of another one, sorted by file. */
export function withExportLine(list: string, id: string): string {
  const [head = '', ...lines] = list.trimEnd().split('\n');
  const line = `export { ${exportName(id)} } from './${id}';`;
  const fileOf = (one: string): string => one.slice(one.indexOf(' from '));
  const sorted = [...lines, line].sort((a, b) => (fileOf(a) < fileOf(b) ? -1 : 1));
  return `${[head, ...sorted].join('\n')}\n`;
}

/** The file of a rule: it typechecks, and throws when it is asked. */
export function ruleText({ id, section, level }: NewRule): string {
  return `import type { Response } from '../model/response';
import { responsesOf, type Rule } from './rule';

/** TODO What it reports, in a line for whoever reads the code. */
export const ${exportName(id)}: Rule = {
  meta: {
    id: '${id}',
    section: '${section}',
    level: '${level}',
    fix: 'none',
    summary: 'TODO what it reports, as the object of a sentence: a 200 where …',
    why: 'TODO what it does to clients, in two or three sentences.',
    silent: ['TODO what looks like it and is right'],
    authority: { level: 'practice', says: 'TODO who says so, with the section.' },
    references: ['RFC 9110 §15'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.get('/things/:id', (req, res) => {\\n  res.status(200).json({ todo: 'what is wrong' });\\n});\\n",
      good: "app.get('/things/:id', (req, res) => {\\n  res.status(404).json({ todo: 'what is right' });\\n});\\n",
    },
    {
      framework: 'fastify',
      bad: "app.get('/things/:id', (request, reply) => {\\n  reply.code(200).send({ todo: 'what is wrong' });\\n});\\n",
      good: "app.get('/things/:id', (request, reply) => {\\n  reply.code(404).send({ todo: 'what is right' });\\n});\\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input)) {
      if (!isAtFault(response)) continue;
      report({
        handler: response.handler,
        response,
        message: 'TODO what is wrong. Why it matters. What to do.',
      });
    }
  },
};

function isAtFault(response: Response): boolean {
  throw new Error(\`${id} is not written yet: is \${response.method} at fault?\`);
}
`;
}

/** Its test, which fails until the rule reports what the test says. */
export function testText({ id, level }: NewRule): string {
  const name = exportName(id);
  const shown = level === 'off' ? 'hint' : level;
  return `import { ${name} } from '../../../server/src/engine/rules/${id}';
import { testRule } from '../../support/rule-tester';

testRule(${name}, {
  express: [
    {
      why: 'TODO what it reports',
      code: \`
        (req, res) => {
          res.status(200).json({ todo: 'what is wrong' });
                     ^^^ ${shown}
        }\`,
    },
    {
      why: 'TODO what is right',
      code: \`(req, res) => { res.status(404).json({ todo: 'what is right' }); }\`,
    },
  ],
  fastify: [
    {
      why: 'TODO what it reports',
      code: \`
        (request, reply) => {
          reply.code(200).send({ todo: 'what is wrong' });
                     ^^^ ${shown}
        }\`,
    },
    {
      why: 'TODO what is right',
      code: \`(request, reply) => { reply.code(404).send({ todo: 'what is right' }); }\`,
    },
  ],
});
`;
}
