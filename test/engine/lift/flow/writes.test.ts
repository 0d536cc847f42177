import { describe, expect, it } from 'vitest';
import type { FrameworkName } from '../../../../server/src/engine/model/framework-name';
import { dedent } from '../../../support/carets';
import { lintText, wholeFileOf } from '../../../support/lint-snippet';

/** Each status that is set, with the conditions that lead to it. */
function writesOf(framework: FrameworkName, code: string): readonly string[] {
  const { text } = wholeFileOf(framework, dedent(code));
  const { handlers } = lintText(framework, text);
  return handlers.flatMap(({ writes }) =>
    writes.map(({ span, guards }) => {
      const conditions = guards.map((guard) => `${guard.holds ? '' : 'not '}${guard.text}`);
      return `${text.slice(span.start, span.end)} | ${conditions.join(' & ')}`;
    }),
  );
}

describe('where a status is set', () => {
  it('is known even when the code is not written yet', () => {
    const code = `
      app.get('/', async (req, res) => {
        const thing = await Thing.findById(req.params.id);
        if (!thing) { res.status() }
        res.status(200).json(thing);
      });`;
    expect(writesOf('express', code)).toEqual(['res.status() | !thing', 'res.status(200) | ']);
  });

  it('is known though what it sets is set again, sent further on, or never sent', () => {
    const code = `
      app.get('/', (req, res) => {
        if (req.query.a) res.status(202);
        if (req.query.b) { res.status(404) }
        else if (req.query.c) return res.status(410);
        res.status(200);
      });`;
    expect(writesOf('express', code)).toEqual([
      'res.status(202) | req.query.a',
      'res.status(404) | req.query.b',
      'res.status(410) | not req.query.b & req.query.c',
      'res.status(200) | ',
    ]);
  });

  it('has the conditions that all its paths have in common', () => {
    const code = `
      app.get('/', (req, res) => {
        const refuse = () => { if (!req.user) res.status(401).end(); };
        if (req.query.a) refuse();
        else refuse();
      });`;
    expect(writesOf('express', code)).toEqual(['res.status(401) | !req.user']);
  });

  it('may be an assignment, and is a catch where it stands in one', () => {
    const code = `
      app.get('/', async (request, reply) => {
        try { await load(); } catch (error) { reply.statusCode = 500; reply.code() }
        return {};
      });`;
    expect(writesOf('fastify', code)).toEqual(['reply.statusCode = 500 | catch', 'reply.code() | catch']);
  });
});
