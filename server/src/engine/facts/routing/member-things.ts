import ts from 'typescript';
import { isStaticMember } from '../../frameworks/discovery/members';
import { constructorOf, superclassOf } from '../../syntax/classes';
import { propertyNameText } from '../../syntax/tree';
import type { Reach } from './reach';
import { firstKnown, UNKNOWN_THING, type Thing } from './thing';
import { typedThing } from './typed-thing';

/** What a member of something of this file stands for. */
export function memberOfThing(thing: Thing, name: string, reach: Reach): Thing {
  switch (thing.kind) {
    case 'object':
      return ofObject(thing.node, name, reach);
    case 'array': {
      const element = thing.node.elements[Number(name)];
      return element && !ts.isSpreadElement(element) ? reach.of(element) : UNKNOWN_THING;
    }
    case 'class':
    case 'made':
      return ofClass(thing.node, name, thing.kind === 'class', reach);
    case 'instance':
      return thing.framework === 'fastify'
        ? { kind: 'decoration', owner: thing, name, steps: [] }
        : UNKNOWN_THING;
    default:
      return UNKNOWN_THING;
  }
}

function ofObject(node: ts.ObjectLiteralExpression, name: string, reach: Reach): Thing {
  const { named, spreads } = reach.membersIn(node);
  const own = (named.get(name) ?? []).map((property): Thing => {
    if (ts.isPropertyAssignment(property)) return reach.of(property.initializer);
    if (ts.isShorthandPropertyAssignment(property)) return reach.of(property.name);
    return ts.isMethodDeclaration(property) ? { kind: 'function', fn: property } : UNKNOWN_THING;
  });
  const found = firstKnown(own);
  if (found.kind !== 'unknown' || own.length > 0) return found;
  return firstKnown(spreads.map((spread) => reach.step(reach.of(spread), { kind: 'member', name })));
}

function ofClass(node: ts.ClassLikeDeclaration, name: string, isStatic: boolean, reach: Reach): Thing {
  const own = (reach.membersIn(node).named.get(name) ?? []).filter(
    (member) => ts.isClassElement(member) && isStaticMember(member) === isStatic,
  );
  const values = own.map((member): Thing => {
    if (ts.isPropertyDeclaration(member))
      return member.initializer ? reach.of(member.initializer) : UNKNOWN_THING;
    if (ts.isGetAccessorDeclaration(member)) return member.body ? reach.returnedBy(member) : UNKNOWN_THING;
    return ts.isMethodDeclaration(member) && member.body ? { kind: 'function', fn: member } : UNKNOWN_THING;
  });
  const assigned = reach.index.ofClass(node, name).map((value) => reach.of(value));
  const found = firstKnown([...values, ...assigned]);
  if (found.kind !== 'unknown') return found;
  const given = isStatic ? UNKNOWN_THING : ofConstructor(node, name, reach);
  if (given.kind !== 'unknown') return given;
  const types = own.flatMap((member) =>
    ts.isPropertyDeclaration(member) && member.type ? [member.type] : [],
  );
  const typed = firstKnown(types.map((type) => typedThing(type, reach)));
  return typed.kind === 'unknown' && own.length === 0 ? inherited(node, name, isStatic, reach) : typed;
}

// `constructor(private readonly users: UserController)`; and what `super(app)` hands to a base class of another file
// keeps its name there more often than not.
function ofConstructor(node: ts.ClassLikeDeclaration, name: string, reach: Reach): Thing {
  const constructor = constructorOf(node);
  if (!constructor) return UNKNOWN_THING;
  const parameter = constructor.parameters.find((one) => propertyNameText(one.name) === name);
  if (!parameter) return UNKNOWN_THING;
  const isField = ts.isParameterPropertyDeclaration(parameter, constructor);
  return isField || superclassOf(node) ? reach.ofDeclaration(parameter) : UNKNOWN_THING;
}

function inherited(node: ts.ClassLikeDeclaration, name: string, isStatic: boolean, reach: Reach): Thing {
  const base = superclassOf(node);
  if (!base) return UNKNOWN_THING;
  const parent = reach.of(base);
  const owner = isStatic ? parent : reach.step(parent, { kind: 'new' });
  return reach.step(owner, { kind: 'member', name });
}
