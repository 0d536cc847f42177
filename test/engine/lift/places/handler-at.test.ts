import { describe, expect, it } from 'vitest';
import { handlersAround } from '../../../../server/src/engine/lift/places/handler-at';
import type { Handler } from '../../../../server/src/engine/model/handler';

/** Handlers of which only the place matters, each called by its span. */
function at(
  ...spans: readonly (readonly [start: number, end: number])[]
): (offset: number) => string | undefined {
  const handlers = spans.map(([start, end], index) => ({ span: { start, end }, name: `${index}` }));
  const handlerAt = handlersAround(handlers as unknown as readonly Handler[]);
  return (offset) => (handlerAt({ start: offset, end: offset + 1 }) as { name: string } | undefined)?.name;
}

describe('the handler around a place', () => {
  it('is the innermost', () => {
    const nameAt = at([0, 100], [10, 50], [20, 30]);
    expect([5, 15, 25, 40, 60].map(nameAt)).toEqual(['0', '1', '2', '1', '0']);
  });
  it('is found in whatever order they come', () => {
    const nameAt = at([60, 90], [20, 30], [0, 50]);
    expect([25, 40, 70].map(nameAt)).toEqual(['1', '2', '0']);
  });
  it('is none before, between and behind them', () => {
    const nameAt = at([10, 20], [30, 40]);
    expect([5, 25, 45].map(nameAt)).toEqual([undefined, undefined, undefined]);
  });
  it('is the last of those that are one function', () => {
    expect(at([10, 20], [10, 20])(15)).toBe('1');
  });
  it('holds all of the place', () => {
    expect(at([10, 20])(20)).toBeUndefined();
    expect(at([10, 20])(19)).toBe('0');
  });
});
