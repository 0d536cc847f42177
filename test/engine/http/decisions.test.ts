import { expect, test } from 'vitest';
import { DECISIONS } from '../../../server/src/engine/http/decisions';
import { describe } from '../../../server/src/engine/http/statuses';

const answers = DECISIONS.flatMap(({ answers }) => answers);
const byId = new Map(DECISIONS.map((decision) => [decision.id, decision]));

test('ids are unique, and each question has at least two answers', () => {
  expect(byId.size).toBe(DECISIONS.length);
  expect(DECISIONS.filter(({ answers }) => answers.length < 2)).toEqual([]);
});

test('every answer leads to a question that exists, or to codes that are in use', () => {
  const lost = answers.filter(({ next }) =>
    typeof next === 'string'
      ? !byId.has(next)
      : next.length === 0 || next.some((code) => describe(code).state !== 'registered'),
  );
  expect(lost).toEqual([]);
});

test('the way through never comes back to a question, and leads to every one of them', () => {
  const seen = new Set<string>();
  const walk = (id: string, way: readonly string[]): void => {
    expect(way).not.toContain(id);
    seen.add(id);
    for (const { next } of byId.get(id)!.answers) if (typeof next === 'string') walk(next, [...way, id]);
  };
  walk(DECISIONS[0]!.id, []);
  expect([...seen].sort()).toEqual([...byId.keys()].sort());
});

test('every code that an application commonly sends is reached', () => {
  const reached = new Set(answers.flatMap(({ next }) => (typeof next === 'string' ? [] : next)));
  const common = [
    200, 201, 202, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 408, 409, 410,
    412, 413, 414, 415, 416, 422, 423, 428, 429, 431, 451, 500, 501, 502, 503, 504,
  ];
  expect(common.filter((code) => !reached.has(code))).toEqual([]);
});

test('labels and details are short, and say different things', () => {
  expect(answers.filter(({ label, detail = '' }) => label.length > 50 || detail.length > 60)).toEqual([]);
  for (const { answers } of DECISIONS) {
    expect(new Set(answers.map(({ label }) => label)).size).toBe(answers.length);
  }
});
