import { describe, expect, test } from 'vitest';
import { NO_ROUTING, type RoutingFacts } from '../../../server/src/engine/facts/routing';
import { FactsOnDemand } from '../../../server/src/engine/project/facts-on-demand';

const other: RoutingFacts = {
  ...NO_ROUTING,
  exports: [{ steps: [], value: { kind: 'instance', instance: 0 } }],
};

function facts(said: ReadonlyMap<string, RoutingFacts>) {
  const asked: string[] = [];
  const found = new FactsOnDemand((file) => {
    asked.push(file);
    return said.get(file);
  });
  return { found, asked };
}

describe('facts of files', () => {
  test('that are not listed are read when asked for, once', () => {
    const { found, asked } = facts(new Map([['barrel', NO_ROUTING]]));
    expect([...found.keys()]).toEqual([]);
    expect(found.get('barrel')).toBe(NO_ROUTING);
    expect(found.get('barrel')).toBe(NO_ROUTING);
    expect(found.get('missing')).toBeUndefined();
    expect(found.get('missing')).toBeUndefined();
    expect(asked).toEqual(['barrel', 'missing']);
    expect([...found.keys()]).toEqual([]);
  });

  test('that are listed are not read', () => {
    const { found, asked } = facts(new Map());
    expect(found.replace('app', other)).toBe(true);
    expect(found.get('app')).toBe(other);
    expect(asked).toEqual([]);
  });

  test('say whether they differ from what was used', () => {
    const said = new Map([['barrel', NO_ROUTING]]);
    const { found } = facts(said);
    expect(found.replace('barrel', undefined)).toBe(false); // nobody has asked
    found.get('barrel');
    expect(found.replace('barrel', undefined)).toBe(false); // it says the same
    found.get('barrel');
    said.set('barrel', other);
    expect(found.replace('barrel', undefined)).toBe(true);
    expect(found.get('barrel')).toBe(other);
  });

  test('differ when they come on the list, or leave it with something', () => {
    const { found } = facts(new Map());
    expect(found.replace('app', other)).toBe(true);
    expect(found.replace('app', { ...other })).toBe(false);
    expect(found.replace('app', NO_ROUTING)).toBe(true);
    expect(found.replace('app', undefined)).toBe(true);
    expect(found.replace('app', undefined)).toBe(false);
  });
});
