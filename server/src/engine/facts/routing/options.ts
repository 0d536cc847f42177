import ts from 'typescript';
import { bare } from '../../syntax/tree';
import { opened } from './called';
import { textFact } from './paths';
import type { Reach } from './reach';
import { slotsOf, type Slot } from './slots';
import type { Thing } from './thing';

const DEPTH = 6;

/** The expression that an options object (spreads followed) gives a member; undefined where it has none that is known. */
export function optionText(
  options: ts.Expression,
  names: readonly string[],
  reach: Reach,
): ts.Expression | undefined {
  for (const name of names) {
    const found = memberNode(opened(reach.of(options), reach), name, reach, DEPTH);
    if (found && ts.isExpression(found)) return found;
  }
  return undefined;
}

/** The texts of a member that is a text or an array of them: `method: ['GET', 'HEAD']`. */
export function memberTexts(options: ts.Expression, name: string, reach: Reach): readonly string[] {
  const value = optionText(options, [name], reach);
  if (!value) return [];
  const thing = opened(reach.of(value), reach);
  const parts = thing.kind === 'array' ? thing.node.elements : [value];
  return parts.slice(0, 50).flatMap((part) => textFact(part, reach) ?? []);
}

/** What a member of an options object registers. Of options in another file only a `handler` is told. */
export function memberSlots(
  options: ts.Expression,
  name: string,
  last: boolean,
  reach: Reach,
): readonly Slot[] {
  const thing = opened(reach.of(options), reach);
  const node = memberNode(thing, name, reach, DEPTH);
  if (node && ts.isMethodDeclaration(node)) {
    return [{ thing: { kind: 'function', fn: node }, wrapped: false, node: node.name }];
  }
  if (node && ts.isExpression(node)) return slotsOf(node, last, reach);
  if (!last || (thing.kind !== 'module' && thing.kind !== 'parameter')) return [];
  return [{ thing: reach.step(thing, { kind: 'member', name }), wrapped: false, node: bare(options) }];
}

function memberNode(
  thing: Thing,
  name: string,
  reach: Reach,
  depth: number,
): ts.Expression | ts.MethodDeclaration | undefined {
  if (thing.kind !== 'object' || depth === 0) return undefined;
  const { named, spreads } = reach.membersIn(thing.node);
  const own = named.get(name)?.at(-1);
  if (own && ts.isPropertyAssignment(own)) return own.initializer;
  if (own && ts.isShorthandPropertyAssignment(own)) return own.name;
  if (own && ts.isMethodDeclaration(own)) return own;
  for (const spread of spreads) {
    const found = memberNode(opened(reach.of(spread), reach), name, reach, depth - 1);
    if (found) return found;
  }
  return undefined;
}
