import { describe, expect, test } from 'vitest';
import { ADVICE, type Telling } from '../../scripts/generate/advice';
import { allClasses } from '../../server/src/engine/http/classes';
import { DECISIONS } from '../../server/src/engine/http/decisions';
import { CATALOGUE } from '../../server/src/engine/lint/catalogue';
import { markdownOf } from '../../server/src/engine/pages/markdown';
import { statusPage } from '../../server/src/engine/pages/status-page';
import { GUIDES } from '../../server/src/engine/rules/guides';

const all = Object.values(ADVICE).flat();
const named = new Set(all.flatMap(({ answer }) => ('rules' in answer ? answer.rules : [])));

test('every guide is there, and no other', () => {
  expect(Object.keys(ADVICE)).toEqual([...GUIDES.keys()]);
  for (const advice of Object.values(ADVICE)) expect(advice.length).toBeGreaterThan(10);
});

test('every advice has exactly one kind of answer, and says something', () => {
  const kinds = ['rules', 'told', 'out'];
  for (const { says, answer } of all) {
    expect(says).toMatch(/\S+ \S+/);
    expect(
      kinds.filter((kind) => kind in answer),
      says,
    ).toHaveLength(1);
    if ('rules' in answer) expect(answer.rules.length, says).toBeGreaterThan(0);
    if ('out' in answer) expect(answer.out, says).toMatch(/ .* /);
  }
});

test('no advice stands twice in the table of a guide', () => {
  for (const advice of Object.values(ADVICE)) {
    const texts = advice.map(({ says }) => says);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  }
});

test('every rule that is named exists', () => {
  const ids = new Set(CATALOGUE.map(({ meta }) => meta.id));
  expect([...named].filter((id) => !ids.has(id))).toEqual([]);
});

test('every rule that rests on a guide is named by an advice', () => {
  const resting = CATALOGUE.filter(({ meta }) => meta.references.some((reference) => GUIDES.has(reference)));
  expect(resting.map(({ meta }) => meta.id).filter((id) => !named.has(id))).toEqual([]);
});

describe('what is told stands in the texts', () => {
  const tellings = all.flatMap(({ says, answer }) => ('told' in answer ? [{ says, answer }] : []));

  test.each(tellings)('$says', ({ answer }) => {
    for (const text of textsOf(answer)) expect(text).toContain(answer.words);
  });
});

function textsOf({ told }: Telling): readonly string[] {
  if (told === 'choice') return [JSON.stringify(DECISIONS)];
  if (told === 'classes') return [allClasses.map(({ meaning }) => meaning).join('\n')];
  expect(told.length).toBeGreaterThan(0);
  return told.map((code) => markdownOf(statusPage(code)));
}
