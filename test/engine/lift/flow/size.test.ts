import { afterEach, describe, expect, it, vi } from 'vitest';
import { READER } from '../../../../server/src/engine/lift/flow/reader';
import type { Handler } from '../../../../server/src/engine/model/handler';
import { isTooDeep } from '../../../../server/src/engine/syntax/too-deep';
import { parseTree } from '../../../../server/src/engine/syntax/tree';
import { EXPRESS, handlersOf } from '../../../support/annotate-flow';

const inHandler = (body: string): string =>
  `import express from 'express';\nconst app = express();\napp.get('/', (req, res, next) => {\n${body}\n});\n`;

const times = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

function lift(body: string): Handler {
  const [handler] = handlersOf(parseTree('large.ts', inHandler(body)), EXPRESS);
  if (!handler) throw new Error('no handler was found');
  return handler;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('flow: large and deep code', () => {
  // What the reading does is counted, not timed: twice the code may cost twice the visits.
  it.each([
    ['early returns', (index: number) => `if (x${String(index)}) return res.status(400).json({});`],
    ['missing returns', (index: number) => `if (x${String(index)}) res.status(400).json({});`],
    ['one test again and again', () => 'if (x) res.status(400).json({}); else y();'],
    ['statuses', (index: number) => `if (x${String(index)}) res.status(${String(400 + (index % 20))});`],
    [
      'awaits in a try',
      (index: number) => `try { res.json(await f${String(index)}()); } catch (e) { next(e); }`,
    ],
    [
      'callbacks',
      (index: number) => `f${String(index)}((err) => { if (err) return next(err); res.json({}); });`,
    ],
    ['chains', (index: number) => `f${String(index)}().then((x) => res.json(x)).catch(next);`],
  ])('visits %s in proportion', (_name, line) => {
    const visitsOf = (count: number): number => {
      const visit = vi.spyOn(READER, 'visit');
      const exec = vi.spyOn(READER, 'execStatements');
      lift(times(count, line));
      const visits = visit.mock.calls.reduce((sum, [, , states]) => sum + states.length, 0);
      const calls = exec.mock.calls.reduce((sum, [, , states]) => sum + states.length, 0);
      vi.restoreAllMocks();
      return visits + calls;
    };
    const [few, many] = [visitsOf(200), visitsOf(400)];
    expect(few).toBeGreaterThan(200);
    expect(many / few).toBeLessThan(2.1);
  });

  it('finds all of 1,000 early returns', () => {
    const handler = lift(times(1000, (index) => `if (x${String(index)}) return res.status(404).json({});`));
    expect(handler.responses).toHaveLength(1000);
    expect(handler.understood).toBe(true);
    expect(handler.openPaths).toHaveLength(1);
  });

  it('reads 200 nested ifs and gives up below without a word', () => {
    const nested = (depth: number): string =>
      `${'if (x) {'.repeat(depth)} return res.status(404).end(); ${'}'.repeat(depth)} res.json({});`;
    expect(lift(nested(200)).responses).toHaveLength(2);
    const deep = lift(nested(480));
    expect(deep.responses).toHaveLength(1);
    expect(deep.understood).toBe(false);
  });

  it('climbs a chain of 480 calls', () => {
    const { responses } = lift(`res${'.set("a", "b")'.repeat(480)}.status(404).json({});`);
    expect(responses.map(({ status }) => status.codes.map(({ code }) => code))).toEqual([[404]]);
  });

  it.each([
    ['nested ifs', `${'if (x) {'.repeat(480)} res.end(); ${'}'.repeat(480)}`],
    ['a chain', `res${'.set("a", "b")'.repeat(480)}.status(404).json({});`],
    ['a promise chain', `f()${'.then((x) => res.json(x))'.repeat(480)};`],
    ['nested callbacks', `${'f((x) => {'.repeat(240)} res.end(); ${'});'.repeat(240)}`],
    ['nested conditionals', `${'x ? res.end() : '.repeat(980)} res.json({});`],
    ['a long &&', `${'x && '.repeat(980)} res.json({});`],
    ['else if', `${'if (x) res.end(); else '.repeat(980)} res.json({});`],
    ['nested functions', `${'(() => {'.repeat(240)} res.end(); ${'})();'.repeat(240)}`],
  ])('reads %s as far as a tree goes down', (_name, body) => {
    let handler: Handler | undefined;
    try {
      [handler] = handlersOf(parseTree('deep.ts', inHandler(body)), EXPRESS);
    } catch (error) {
      // The caller reports it as the file's error.
      expect(isTooDeep(error)).toBe(true);
      return;
    }
    for (const response of handler?.responses ?? []) expect(response.after.length).toBeLessThan(100);
    expect(handler).toBeDefined();
  });
});
