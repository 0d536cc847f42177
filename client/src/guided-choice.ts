import type { Decision, DecisionAnswer } from '../../server/src/lsp/protocol';

/** A step of the guided choice: a question, or at its end the codes that fit. */
export type Step =
  | { readonly kind: 'question'; readonly decision: Decision }
  | { readonly kind: 'codes'; readonly codes: readonly number[] };

/** What a person does at a step; undefined where they leave. */
export type Reply = DecisionAnswer | { readonly code: number } | 'back' | undefined;

/** Shows a step and waits; `depth` counts the answers so far. */
export type Ask = (step: Step, depth: number) => Promise<Reply>;

/**
 * Leads from the first question to a code, forth and back.
 * @returns the code, or `back` when somebody goes back from the first question, or undefined when they leave
 * @throws Error when an answer leads to a question that there is not
 */
export async function chooseCode(
  decisions: readonly Decision[],
  ask: Ask,
): Promise<number | 'back' | undefined> {
  const way: Step[] = [stepTo(decisions, decisions[0]?.id ?? '')];
  for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
    const reply = await ask(step, way.length - 1);
    if (reply === undefined) return undefined;
    if (reply === 'back') way.pop();
    else if ('code' in reply) return reply.code;
    else way.push(stepTo(decisions, reply.next));
  }
  return 'back';
}

function stepTo(decisions: readonly Decision[], next: DecisionAnswer['next']): Step {
  if (typeof next !== 'string') return { kind: 'codes', codes: next };
  const decision = decisions.find(({ id }) => id === next);
  if (decision === undefined) throw new Error(`There is no question "${next}" in the guided choice.`);
  return { kind: 'question', decision };
}
