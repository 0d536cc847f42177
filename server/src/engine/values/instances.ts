import ts from 'typescript';
import { constructorOf } from '../syntax/classes';
import { isFunctionNode } from '../syntax/tree';
import { callEnvironment } from './calls';
import type { Given, Place } from './reader';

/** An instance of a class, made with the given arguments; undefined when the place is no class. */
export function instanceOf(place: Place, given: Given): Place | undefined {
  if (place.kind === 'package') return { ...place, kind: 'made', given };
  if (place.kind !== 'node' || !ts.isClassLike(place.node)) return undefined;
  const constructor = constructorOf(place.node);
  const inner = constructor
    ? callEnvironment(constructor, given.args, given.environment, place.environment)
    : place.environment;
  return { kind: 'node', node: place.node, environment: inner, instance: true, given };
}

/** The parent of an instance, made with what its constructor gives to `super`; `parent` is the class that it extends. */
export function parentInstance(parent: Place, instance: Place & { kind: 'node' }): Place {
  const node = instance.node as ts.ClassLikeDeclaration;
  const constructor = constructorOf(node);
  const args = constructor && (superCall(constructor)?.arguments ?? []);
  const given = args ? { args, environment: instance.environment } : instance.given;
  const made = given && instanceOf(parent, given);
  return made ?? (parent.kind === 'node' ? { ...parent, instance: true } : parent);
}

/** The call of the parent's constructor in a constructor. */
export function superCall(constructor: ts.ConstructorDeclaration): ts.CallExpression | undefined {
  const visit = (node: ts.Node): ts.CallExpression | undefined => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword) return node;
    return isFunctionNode(node) ? undefined : ts.forEachChild(node, visit);
  };
  return constructor.body && ts.forEachChild(constructor.body, visit);
}
