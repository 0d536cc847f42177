import type { LinkedSlot } from './routing';

// Fastify's docs/Reference/Lifecycle.md. What comes after the answer, and onError, which must not send, is not listed.
const BEFORE = ['onRequest', 'preParsing', 'preValidation', 'preHandler'];
const LIFECYCLE: ReadonlyMap<string, number> = new Map(
  [...BEFORE, 'preSerialization', 'onSend'].map((name, index) => [name, index]),
);

/**
 * Hooks in the order in which a request meets them.
 * @param hooks as they were added: those of the surrounding instances first, the route's own last
 */
export function inLifecycle(hooks: readonly LinkedSlot[]): readonly LinkedSlot[] {
  return hooks
    .filter(({ fact }) => LIFECYCLE.has(fact.hook ?? ''))
    .map((slot) => ({ slot, order: LIFECYCLE.get(slot.fact.hook ?? '') ?? 0 }))
    .sort((left, right) => left.order - right.order)
    .map(({ slot }) => slot);
}
