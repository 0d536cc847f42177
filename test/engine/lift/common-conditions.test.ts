import { describe, expect, it } from 'vitest';
import { lintText } from '../../support/lint-snippet';

/** The kinds and texts of the guards of the response with this status. */
function guardsOf(statements: string, status: number): readonly string[] {
  const text = `import express from 'express';\nexpress().get('/', async (req, res) => {\n${statements}\n});\n`;
  const responses = lintText('express', text).handlers.flatMap((handler) => handler.responses);
  const response = responses.find(({ status: { codes } }) => codes.some(({ code }) => code === status));
  return (response?.guards ?? []).map(({ kind, text: condition }) => (kind === 'catch' ? kind : condition));
}

describe('what several paths to one send have in common', () => {
  it('is the catch that exceptions of different branches lead into', () => {
    const statements = `try {
      if (req.query.a) first();
      else second();
      if (req.query.b) return res.json({});
      third();
    } catch (err) { res.status(500).json({ error: 'x' }); }`;
    expect(guardsOf(statements, 500)).toEqual(['catch']);
  });
  it('is a condition inside a function that two branches call', () => {
    const statements = `const refuse = () => { if (!req.user) res.status(401).end(); };
    if (req.query.a) refuse();
    else if (req.query.b) refuse();`;
    expect(guardsOf(statements, 401)).toContain('!req.user');
  });
  it('is nothing of the branches themselves', () => {
    const statements = `const refuse = () => res.status(401).end();
    if (req.query.a) refuse();
    else refuse();`;
    expect(guardsOf(statements, 401)).toEqual([]);
  });
});

describe('the guards that a path has left behind', () => {
  const returns = (count: number): string =>
    Array.from(
      { length: count },
      (_, at) => `if (req.query.a === '${at}') return res.json({ at: ${at} });`,
    ).join('\n');

  it('are all there in anything that a person writes', () => {
    expect(guardsOf(`${returns(150)}\nres.status(404).end();`, 404)).toHaveLength(150);
  });
  it('are the nearest of thousands, and the branch that it stands in', () => {
    const guards = guardsOf(`if (!req.user) {\n${returns(300)}\nres.status(404).end();\n}`, 404);
    expect(guards).toHaveLength(201);
    expect(guards[0]).toBe('!req.user');
    expect(guards.at(-1)).toContain("'299'");
  });
});
