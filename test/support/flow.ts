import { expect } from 'vitest';
import { annotate, EXPRESS, type Target } from './annotate-flow';

export { FASTIFY, FASTIFY_3 } from './annotate-flow';

/**
 * Expects a snippet to answer as its comments say. Behind `//>` stands all that a line sends, in the order of the text:
 *
 *     explicit 404             kind and statuses; `or ?` when others are possible, `?` when nothing is known
 *     implicit 200 @ json      with the text that reports point at, unless that is the status itself
 *     …, after 3               another send, on line 3 of the snippet, comes before on one path
 *     …, after 3 if it throws  the same, but only by an exception behind that send
 *     …, then next()           `next` is called on the same path after it
 *     …, repeats               in a loop that goes on after it
 *     …, ignores 301           a status that was set before and does not count
 *     …, unclear               not everything on the way was understood
 *     …, development           only outside production
 *     unsent 404               a status that is set on a path that sends nothing
 *     open catch|branch|end    a path that ends here without an answer
 */
export function expectFlow(snippet: string, written: Target = EXPRESS): void {
  const stated = dedent(snippet);
  const code = unmarked(stated);
  expect(annotate(code, written)).toBe(stated);
}

/** The snippet without what is stated of it. */
export function unmarked(stated: string): string {
  return stated
    .split('\n')
    .map((line) => line.replace(/ *\/\/>.*$/, ''))
    .join('\n');
}

/** A snippet as it stands in a file: template literals in tests are indented, with a line break before and after. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').replace(/\n *$/, '').split('\n');
  const depth = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)![0].length),
  );
  return lines.map((line) => line.slice(depth)).join('\n');
}
