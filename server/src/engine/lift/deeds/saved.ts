import ts from 'typescript';
import type { DeedKind } from '../../model/deed';
import { resolve } from '../../syntax/scope';
import { bare, isWithin } from '../../syntax/tree';
import { assignmentsTo } from '../../values/assignments';
import { lastName } from '../meaning/callees';
import type { LiftContext } from '../meaning/context';
import { originOf } from '../meaning/provenance';
import { spell } from '../meaning/vocabulary/spelling';
import { thingNamed } from './thing';

/** What is saved: new, known before, or either, and what it is. */
export interface Saved {
  readonly kind: Extract<DeedKind, 'create' | 'update' | 'upsert'>;
  readonly certainty: 'certain' | 'likely';
  readonly thing: string;
}

type Age = 'new' | 'old' | 'unknown';

// What makes an object that is still to be saved.
const MAKES = /^(?:create|build|make|new document|hydrate|from json|new)$/;

/** What saving an object does, by where the object comes from: `new User(…)` is created, one that was found is changed. */
export function savedBy(object: ts.Expression, context: LiftContext): Saved {
  const sources = sourcesOf(object, context);
  const ages = new Set(sources.map((source) => ageOf(source, context)));
  const made = sources.map(classMade).find((name) => name !== undefined);
  const name = lastName(object);
  const thing = thingNamed(made ?? name);
  if (ages.size === 1 && ages.has('new')) return { kind: 'create', certainty: 'certain', thing };
  if (ages.size === 1 && ages.has('old')) return { kind: 'update', certainty: 'certain', thing };
  if (/^new\b/.test(spell(name)) && !ages.has('old')) return { kind: 'create', certainty: 'likely', thing };
  return { kind: 'upsert', certainty: 'likely', thing };
}

/**
 * What a variable may be set to where it is used: an assignment that every path to there runs takes the word of those
 * before it. `let user;` and `= null` set nothing.
 */
function sourcesOf(object: ts.Expression, { tree }: LiftContext): readonly ts.Expression[] {
  const node = bare(object);
  const declaration = ts.isIdentifier(node) ? resolve(node) : undefined;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name))
    return [node];
  const { initializer } = declaration;
  const assigned = assignmentsTo(declaration, ts.idText(declaration.name), tree);
  const before = assigned.filter(({ end }) => end <= node.pos);
  const last = before.findLastIndex((one) => isOnTheWay(one, node));
  const values = (last < 0 ? before : before.slice(last)).map(({ right }) => right);
  const all = [...(initializer && last < 0 ? [initializer] : []), ...values]
    .map(unwrapped)
    .filter((one) => !isNothing(one));
  return all.length > 0 ? all : [node];
}

// Its statement stands in a block around the use.
function isOnTheWay({ parent }: ts.BinaryExpression, use: ts.Node): boolean {
  return ts.isExpressionStatement(parent) && isWithin(use, parent.parent);
}

function unwrapped(expression: ts.Expression): ts.Expression {
  const node = bare(expression);
  return ts.isAwaitExpression(node) ? bare(node.expression) : node;
}

function isNothing(node: ts.Expression): boolean {
  return (
    node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && ts.idText(node) === 'undefined')
  );
}

function ageOf(node: ts.Expression, context: LiftContext): Age {
  if (ts.isNewExpression(node)) return 'new';
  if (ts.isObjectLiteralExpression(node))
    return node.properties.some(ts.isSpreadAssignment) ? 'unknown' : 'new';
  if (ts.isCallExpression(node) && MAKES.test(spell(lastName(node.expression)))) return 'new';
  const origin = originOf(node, context);
  if (origin.kind === 'lookup') return 'old';
  if (origin.kind === 'write') return origin.verb === 'create' ? 'new' : 'old';
  return origin.kind === 'request' && origin.part === 'user' ? 'old' : 'unknown';
}

// `User` of `new User(…)`, of `User.build(…)`.
function classMade(node: ts.Expression): string | undefined {
  if (ts.isNewExpression(node)) return lastName(node.expression);
  if (!ts.isCallExpression(node)) return undefined;
  const callee = bare(node.expression);
  return ts.isPropertyAccessExpression(callee) ? lastName(callee.expression) : undefined;
}
