import ts from 'typescript';
import type { Declaration } from '../../syntax/scope';
import { bare, isFunctionNode, memberName, propertyNameText } from '../../syntax/tree';
import { opened } from './called';
import type { Reach } from './reach';
import type { Thing } from './thing';

/** What a loop's variables stand for in one round of it. */
export interface Round {
  readonly bound: ReadonlyMap<Declaration, Thing>;
  /** The element of the table that the round is about; undefined where it is of another file. */
  readonly element: ts.Node | undefined;
}

interface Loop {
  readonly variable: ts.ParameterDeclaration | ts.VariableDeclaration;
  readonly over: ts.Expression;
}
interface Element {
  readonly thing: Thing;
  readonly key?: string;
  readonly node?: ts.Node;
}

const MOST_ELEMENTS = 400;
const LEVELS = 200;

/**
 * The rounds of the loops around a node, of the outermost first: a table of routes is registered element by element.
 * @returns none outside of loops
 */
export function roundsAround(node: ts.Node, reach: Reach): readonly (() => readonly Round[])[] {
  return loopsAround(node).map((loop) => () => roundsOf(loop, reach));
}

function loopsAround(node: ts.Node): readonly Loop[] {
  const loops: Loop[] = [];
  let at = node;
  for (let level = 0; level < LEVELS; level++) {
    const parent = at.parent as ts.Node | undefined;
    if (!parent) break;
    if (
      ts.isForOfStatement(parent) &&
      parent.statement === at &&
      ts.isVariableDeclarationList(parent.initializer)
    ) {
      const [variable] = parent.initializer.declarations;
      if (variable) loops.unshift({ variable, over: parent.expression });
    }
    if (isFunctionNode(at)) {
      const loop = callbackLoop(at, parent);
      if (!loop) break;
      loops.unshift(loop);
    }
    at = parent;
  }
  return loops;
}

// `routes.forEach((route) => …)`, `routes.map(…)`
function callbackLoop(fn: ts.SignatureDeclaration, call: ts.Node): Loop | undefined {
  if (!ts.isCallExpression(call) || (call.arguments[0] as ts.Node | undefined) !== fn) return undefined;
  const method = memberName(call.expression);
  const [variable] = fn.parameters;
  if ((method !== 'forEach' && method !== 'map') || !variable || !ts.isParameter(variable)) return undefined;
  return { variable, over: (call.expression as ts.PropertyAccessExpression).expression };
}

function roundsOf({ variable, over }: Loop, reach: Reach): readonly Round[] {
  return elementsOf(over, reach)
    .slice(0, MOST_ELEMENTS)
    .map(({ thing, key, node }) => {
      const { name } = variable;
      const bound = new Map<Declaration, Thing>();
      if (key !== undefined && ts.isArrayBindingPattern(name)) {
        const pair: readonly Thing[] = [{ kind: 'text', text: key }, thing];
        name.elements.forEach((element, index) => {
          const part = pair[index];
          if (ts.isBindingElement(element) && part) bindPart(element, part, bound, reach);
        });
      } else bound.set(variable, thing);
      return { bound, element: node };
    });
}

// `[path, { router }]`: patterns inside are read from what the outer element is bound to.
function bindPart(
  element: ts.BindingElement,
  part: Thing,
  bound: Map<Declaration, Thing>,
  reach: Reach,
): void {
  bound.set(element, part);
  if (!ts.isObjectBindingPattern(element.name)) return;
  for (const inner of element.name.elements) {
    const name = propertyNameText(inner.propertyName ?? inner.name);
    if (name !== undefined) bound.set(inner, reach.step(part, { kind: 'member', name }));
  }
}

function elementsOf(over: ts.Expression, reach: Reach): readonly Element[] {
  const node = bare(over);
  if (ts.isCallExpression(node)) {
    const callee = bare(node.expression);
    const method = memberName(callee);
    const [first] = node.arguments;
    const owner = method === undefined ? undefined : (callee as ts.PropertyAccessExpression).expression;
    const isObject = owner && ts.isIdentifier(owner) && ts.idText(owner) === 'Object';
    if (isObject && first && (method === 'entries' || method === 'values' || method === 'keys')) {
      return membersOf(opened(reach.of(first), reach), reach, method);
    }
    if (owner && (method === 'filter' || method === 'slice' || method === 'reverse' || method === 'sort')) {
      return elementsOf(owner, reach);
    }
  }
  return ofThing(opened(reach.of(node), reach), reach);
}

function ofThing(thing: Thing, reach: Reach): readonly Element[] {
  if (thing.kind === 'module' || thing.kind === 'parameter') {
    return [{ thing: reach.step(thing, { kind: 'element' }) }];
  }
  if (thing.kind !== 'array') return [];
  return thing.node.elements.slice(0, MOST_ELEMENTS).flatMap((element): readonly Element[] => {
    if (ts.isSpreadElement(element)) return ofThing(opened(reach.of(element.expression), reach), reach);
    return [{ thing: reach.of(element), node: element }];
  });
}

function membersOf(thing: Thing, reach: Reach, method: 'entries' | 'values' | 'keys'): readonly Element[] {
  if (thing.kind === 'module' || thing.kind === 'parameter') {
    return method === 'values' ? [{ thing: reach.step(thing, { kind: 'element' }) }] : [];
  }
  if (thing.kind !== 'object') return [];
  return thing.node.properties.slice(0, MOST_ELEMENTS).flatMap((node): readonly Element[] => {
    const key = propertyNameText(node.name);
    if (key === undefined) return [];
    if (method === 'keys') return [{ thing: { kind: 'text', text: key }, node }];
    const value = reach.step(thing, { kind: 'member', name: key });
    return [method === 'entries' ? { thing: value, key, node } : { thing: value, node }];
  });
}
