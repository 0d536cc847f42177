import ts from 'typescript';
import { WRAPPER_NAME } from '../../frameworks/discovery/follow';
import { fitsHandler } from '../../frameworks/discovery/parameters';
import { bare, memberName, spanOf, textOf } from '../../syntax/tree';
import type { HandlerRole } from '../../model/handler';
import type { SlotFact } from '../routing';
import { opened } from './called';
import type { Reach } from './reach';
import type { Thing } from './thing';
import type { Values } from './values';

/** What stands in one place of a registration. */
export interface Slot {
  readonly thing: Thing;
  readonly wrapped: boolean;
  /** What the wrapping call itself gives. */
  readonly wrapper?: Thing;
  /** Where it is written. */
  readonly node: ts.Node;
}

const LONGEST_TEXT = 60;
const MOST = 100;
const DEPTH = 12;
// Between the path and the handler stand factories (`validate(schema)`), so there a wrapper must be called like one.
// What a package's function makes of a value is a middleware, unless it is called like a wrapper.
const OWN_MODULE = /^(?:[./~#$]|@\/)/;
const MIDDLE_WRAPPER = /async|catch|wrap|safe/i;

/**
 * What an argument registers, in the order in which it runs: arrays are flattened, wrappers seen through.
 * @param last whether it is where a route's handler stands
 */
export function slotsOf(argument: ts.Expression, last: boolean, reach: Reach): readonly Slot[] {
  return read(argument, last, reach, DEPTH).slice(0, MOST);
}

function read(argument: ts.Expression, last: boolean, reach: Reach, depth: number): readonly Slot[] {
  const node = bare(ts.isSpreadElement(argument) ? argument.expression : argument);
  const thing = reach.of(node);
  if (depth === 0) return [];
  const slots = ofThing(thing, node, last, reach, depth);
  // What is written elsewhere is known here by its name.
  const isHere = (slot: Slot): boolean => slot.node.pos >= node.pos && slot.node.end <= node.end;
  return slots.map((slot) => (isHere(slot) || thing.kind === 'array' ? slot : { ...slot, node }));
}

function ofThing(
  thing: Thing,
  node: ts.Expression,
  last: boolean,
  reach: Reach,
  depth: number,
): readonly Slot[] {
  if (thing.kind === 'array') {
    const { elements } = thing.node;
    return elements
      .slice(0, MOST)
      .flatMap((element, index) => read(element, last && index === elements.length - 1, reach, depth - 1));
  }
  if (thing.kind !== 'call') return [{ thing, wrapped: false, node }];
  const call = thing.node;
  const callee = bare(call.expression);
  if (memberName(callee) === 'concat') {
    const parts = [(callee as ts.PropertyAccessExpression).expression, ...call.arguments];
    return parts.flatMap((part) => read(part, last, reach, depth - 1));
  }
  if (memberName(callee) === 'bind') {
    return read((callee as ts.PropertyAccessExpression).expression, last, reach, depth - 1);
  }
  const inner = wrappedBy(call, last, reach, depth);
  const result = opened(thing, reach);
  if (inner.length > 0) return inner.map((slot) => ({ ...slot, wrapped: true, wrapper: result }));
  return result.kind === 'array'
    ? ofThing(result, node, last, reach, depth - 1)
    : [{ thing: result, wrapped: false, node }];
}

// The handlers that a call takes; none for a call that makes a middleware from something else.
function wrappedBy(call: ts.CallExpression, last: boolean, reach: Reach, depth: number): readonly Slot[] {
  const callee = bare(call.expression);
  const name = memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '');
  const target = opened(reach.of(callee), reach);
  const isPackages = target.kind === 'module' && !OWN_MODULE.test(target.specifier);
  const mayWrap = isPackages ? WRAPPER_NAME.test(name) : last || MIDDLE_WRAPPER.test(name);
  const isNamedHandler = (node: ts.Node, index: number): boolean =>
    mayWrap && index === 0 && (!ts.isCallExpression(node) || WRAPPER_NAME.test(name));
  return call.arguments.flatMap((argument, index) =>
    read(argument, last, reach, depth - 1).filter(({ thing, wrapped, node }) => {
      if (wrapped) return true;
      switch (thing.kind) {
        case 'function':
          return fitsHandler(thing.fn) || (thing.fn.parameters.length === 0 && WRAPPER_NAME.test(name));
        case 'parameter':
        case 'decoration':
          return isOfSameOwner(target, thing) || isNamedHandler(node, index);
        case 'module':
          return isNamedHandler(node, index);
        default:
          return false;
      }
    }),
  );
}

// `fastify.auth([fastify.verify])`: a decoration that takes others of the same instance.
function isOfSameOwner(target: Thing, thing: Thing): boolean {
  if (target.kind === 'decoration')
    return thing.kind === 'decoration' && thing.owner.node === target.owner.node;
  if (target.kind !== 'parameter' || thing.kind !== 'parameter') return false;
  const isMember = target.steps.length > 0 && thing.steps.length > 0;
  return isMember && target.fn === thing.fn && target.index === thing.index;
}

/** A slot as a fact. */
export function slotFact(
  slot: Slot,
  role: HandlerRole,
  values: Values,
  reach: Reach,
  hook?: string,
): SlotFact {
  const { thing, wrapped, wrapper, node } = slot;
  const isInline = ts.isArrowFunction(node) || ts.isFunctionExpression(node);
  return {
    value: values.of(thing, ts.isExpression(node) ? node : undefined),
    role,
    ...(hook !== undefined && { hook }),
    wrapped,
    ...(wrapper && { wrapper: values.of(wrapper) }),
    text: isInline ? '' : textOf(node, reach.tree).replace(/\s+/g, ' ').slice(0, LONGEST_TEXT),
    span: spanOf(node, reach.tree),
  };
}
