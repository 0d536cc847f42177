import { describe, expect, test } from 'vitest';
import { lintText, wholeFileOf } from '../../support/lint-snippet';
import { TYPED_HANDLERS, type TypedHandler } from '../../support/typed-handlers';
import { typed } from '../../support/typing';

// A squiggle under what is not written yet is noise, and people stop looking at it.
describe.each(Object.entries(TYPED_HANDLERS))('typing %s', (_, handler) => {
  test('without closing brackets nothing is said on the way', () => {
    expect([...saidOf(handler, false)].filter((said) => !isOfInsertion(said, handler))).toEqual([]);
  });

  test('with closing brackets nothing is said but of what is complete code', () => {
    expect([...saidOf(handler, true)].sort()).toEqual([...(handler.said ?? [])].sort());
  });

  test('and nothing when it is done', () => {
    expect(findingsIn(handler, handler.code.replace(/[«»]/g, ''))).toEqual([]);
  });
});

function isOfInsertion(said: string, { code, said: complete = [] }: TypedHandler): boolean {
  return code.includes('«') && complete.includes(said);
}

function saidOf(handler: TypedHandler, closing: boolean): ReadonlySet<string> {
  const said = new Set<string>();
  for (const text of typed(handler.code, closing)) {
    for (const finding of findingsIn(handler, text)) said.add(finding);
  }
  return said;
}

function findingsIn({ framework, file }: TypedHandler, code: string): readonly string[] {
  const { text } = wholeFileOf(framework, code);
  return lintText(framework, text, { ...(file !== undefined && { file }) })
    .findings.filter(({ level }) => level !== 'hint')
    .map(({ level, rule }) => `${level} ${rule}`);
}
