import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config/config';
import type { Handler } from '../../../server/src/engine/model/handler';
import type { ProjectKnowledge } from '../../../server/src/engine/model/project-knowledge';
import { NO_KNOWLEDGE } from '../../../server/src/engine/project/knowledge';
import { RULES } from '../../../server/src/engine/rules';
import type { Report, Rule } from '../../../server/src/engine/rules/rule';
import { lintText } from '../../support/lint-snippet';

/**
 * What a rule says of one handler is remembered with it while others are edited. Only rules that say that they compare
 * handlers see all of them; this finds one that forgot to.
 */

/** A project with habits that no example has: what a rule says against them may hang on the rest of the file. */
const PROJECT: ProjectKnowledge = {
  ...NO_KNOWLEDGE,
  complete: true,
  errorShapes: new Map([['msg', 9]]),
};

/** What rules count or compare over a file, and what no example shows twice. */
const more = {
  express: [
    `app.get('/a', async (req, res) => { try { res.json(await find()); } catch (e) { res.status(500).end(); } });`,
    `app.use('/b', (err, req, res, next) => { res.json({ error: 'Failed' }); });`,
    `app.get('/c', (req, res) => { res.status(404); throw new Error('Not found'); });`,
    `app.get('/page', (req, res) => { res.render('page'); });`,
    `app.use((err, req, res, next) => { res.status(err.status ?? 500).json({ error: 'Failed' }); });`,
  ],
  fastify: [
    `app.get('/a', async (request, reply) => { try { return await find(); } catch (e) { return reply.code(500).send(); } });`,
  ],
};

/** All that goes wrong in one file, each thing twice: whoever counts or compares has something to count. */
const files = (['express', 'fastify'] as const).map((framework) => {
  const bad = RULES.flatMap(({ examples }) => examples)
    .filter((example) => example.framework === framework)
    .map((example) => example.bad.trim());
  // In blocks of their own, where the same name may stand again.
  const text = [...bad, ...bad, ...more[framework], ...more[framework]]
    .map((code) => `{\n${code}\n}`)
    .join('\n');
  return { framework, handlers: lintText(framework, text).handlers };
});

test('there is something to compare', () => {
  for (const { handlers } of files) expect(handlers.length).toBeGreaterThan(30);
});

describe.each(RULES.map((rule) => [rule.meta.id, rule] as const))('%s', (_id, rule) => {
  test(rule.comparesHandlers ? 'compares handlers' : 'looks at one handler at a time', () => {
    const differs = files.some(({ handlers }) => {
      const alone = handlers.flatMap((handler) => said(rule, [handler]));
      return JSON.stringify(said(rule, handlers).sort()) !== JSON.stringify(alone.sort());
    });
    expect(differs).toBe(rule.comparesHandlers !== undefined);
  });
});

const comparing = RULES.flatMap((rule) =>
  rule.comparesHandlers ? [[rule.meta.id, rule, rule.comparesHandlers] as const] : [],
);

test.each(comparing)(
  '%s says the same without the handlers that it names no part',
  (_id, rule, comparison) => {
    const { speaksOf, looksAt } = comparison;
    const counts = files.map(({ handlers }) => {
      const part = handlers.filter((handler) => speaksOf(handler) || looksAt(handler));
      const others = handlers.filter((handler) => !speaksOf(handler));
      expect(said(rule, part)).toEqual(said(rule, handlers));
      expect(said(rule, others)).toEqual([]);
      return handlers.length - part.length;
    });
    expect(Math.max(...counts)).toBeGreaterThan(0);
  },
);

function said(rule: Rule, handlers: readonly Handler[]): string[] {
  const reports: string[] = [];
  rule.check({ handlers, config: DEFAULT_CONFIG, project: PROJECT, file: undefined }, (report) =>
    reports.push(described(report)),
  );
  return reports;
}

function described({ handler, response, span, message, level, related }: Report): string {
  const place = span ?? response?.site ?? handler.nameSpan;
  return JSON.stringify([place.start, place.end, message, level, related]);
}
