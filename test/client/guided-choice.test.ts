import { expect, test } from 'vitest';
import { type Ask, type Reply, type Step, chooseCode } from '../../client/src/guided-choice';
import { DECISIONS } from '../../server/src/engine/http/decisions';
import type { Decision } from '../../server/src/lsp/protocol';

const decisions: readonly Decision[] = [
  {
    id: 'end',
    question: 'How did it end?',
    answers: [
      { label: 'Well', next: [200, 204] },
      { label: 'Badly', next: 'why' },
    ],
  },
  { id: 'why', question: 'Why?', answers: [{ label: 'It is not there', next: [404, 410] }] },
];

test('answers lead over questions to the codes, of which one is taken', async () => {
  const person = scripted('Badly', 'It is not there', 404);
  expect(await chooseCode(decisions, person.ask)).toBe(404);
  expect(person.seen).toEqual(['0 How did it end?', '1 Why?', '2 404 410']);
});

test('back shows the step before, with everything open again', async () => {
  const person = scripted('Badly', 'It is not there', 'back', 'back', 'Well', 204);
  expect(await chooseCode(decisions, person.ask)).toBe(204);
  expect(person.seen).toEqual([
    '0 How did it end?',
    '1 Why?',
    '2 404 410',
    '1 Why?',
    '0 How did it end?',
    '1 200 204',
  ]);
});

test('back from the first question is told, since something may stand before it', async () => {
  expect(await chooseCode(decisions, scripted('back').ask)).toBe('back');
});

test('who leaves gets no code', async () => {
  expect(await chooseCode(decisions, scripted('Badly', undefined).ask)).toBeUndefined();
});

test('an answer that leads nowhere is named', async () => {
  const broken = [{ ...decisions[0]!, answers: [{ label: 'On', next: 'gone' }] }];
  await expect(chooseCode(broken, scripted('On').ask)).rejects.toThrow('There is no question "gone"');
});

test('each way through the real questions ends at codes', async () => {
  const ends: number[] = [];
  // Answers by number, like a clock: the last wheel turns fastest.
  for (let way: number[] | undefined = []; way !== undefined; way = await follow(way, ends));
  expect(ends.length).toBeGreaterThan(20);
  expect(new Set(ends)).toContain(404);
});

/** Follows one way and returns the next: undefined after the last. */
async function follow(way: readonly number[], ends: number[]): Promise<number[] | undefined> {
  const taken: number[] = [];
  const widths: number[] = [];
  const code = await chooseCode(DECISIONS, (step, depth) => {
    if (step.kind === 'codes') return Promise.resolve({ code: step.codes[0]! });
    const at = way[depth] ?? 0;
    taken.push(at);
    widths.push(step.decision.answers.length);
    return Promise.resolve(step.decision.answers[at]);
  });
  ends.push(code as number);
  for (let wheel = taken.length - 1; wheel >= 0; wheel--) {
    if (taken[wheel]! + 1 < widths[wheel]!) return [...taken.slice(0, wheel), taken[wheel]! + 1];
  }
  return undefined;
}

/** Somebody who picks these labels, codes and buttons in turn; `seen` is what was shown, with the depth. */
function scripted(...script: readonly (string | number | undefined)[]): {
  readonly ask: Ask;
  readonly seen: readonly string[];
} {
  const seen: string[] = [];
  let at = 0;
  return {
    seen,
    ask: (step, depth) => {
      seen.push(`${depth} ${step.kind === 'question' ? step.decision.question : step.codes.join(' ')}`);
      return Promise.resolve(replyOf(step, script[at++]));
    },
  };
}

function replyOf(step: Step, word: string | number | undefined): Reply {
  if (word === 'back' || word === undefined) return word;
  if (typeof word === 'number') return { code: word };
  return step.kind === 'question' ? step.decision.answers.find(({ label }) => label === word) : undefined;
}
