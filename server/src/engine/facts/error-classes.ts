import ts from 'typescript';
import type { StatusValue } from '../model/status-value';
import { constructorOf, parameterPropertyOf, superclassOf } from '../syntax/classes';
import { propertyNameText, type FunctionNode } from '../syntax/tree';
import { memberAssignmentsTo, thisAssignmentsIn } from '../values/assignments';
import { callEnvironment, returnsOf } from '../values/calls';
import type { Environment } from '../values/environment';
import { evaluateMember, evaluateStatus, placesOf } from '../values/evaluate';
import { superCall } from '../values/instances';
import type { Place } from '../values/reader';
import type { Construction } from './package-errors';

/** The members that Express and Fastify read of an error come first; the others are read by projects' own handlers. */
export const STATUS_MEMBERS: readonly string[] = [
  'statusCode',
  'status',
  'httpStatusCode',
  'httpStatus',
  'httpCode',
  'code',
];
const NUMBER_MEMBERS = 2;

/** What the members and the parent of a class of this file say about the status of an instance. */
export interface ClassStatus {
  /** Undefined when the class itself sets none. */
  readonly status: StatusValue | undefined;
  /** How the parent class is constructed; undefined without one. */
  readonly parent: Construction | undefined;
}

/**
 * Reads the status that a class of this file (or a function that serves as one) gives its instances: a field, a getter,
 * an assignment or a parameter property in the constructor, read with the arguments of the construction.
 * @returns undefined when the place is no class of this file
 */
export function classStatusOf(place: Place, construction: Construction): ClassStatus | undefined {
  if (place.kind !== 'node') return undefined;
  const { node } = place;
  if (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node))
    return functionStatus(node, place, construction);
  if (!ts.isClassLike(node)) return undefined;
  const constructor = constructorOf(node);
  const inner = constructor
    ? callEnvironment(constructor, construction.args, construction.environment, place.environment)
    : place.environment;
  return {
    status: firstStatus((name) => [
      ...assignedIn(constructor, node, name, inner),
      ...parameterProperty(node, name, inner),
      ...fieldsNamed(node, name, inner),
    ]),
    parent: parentOf(node, constructor, { ...construction, home: place.environment }, inner),
  };
}

function firstStatus(statusesOf: (name: string) => readonly StatusValue[]): StatusValue | undefined {
  for (const [index, name] of STATUS_MEMBERS.entries()) {
    const found = statusesOf(name).filter((status) => isStatus(status, index < NUMBER_MEMBERS));
    const [first, ...others] = found;
    if (first) {
      return others.reduce(
        (all, status) => ({
          ...all,
          codes: [...all.codes, ...status.codes],
          dynamic: all.dynamic || status.dynamic,
        }),
        first,
      );
    }
  }
  return undefined;
}

// `this.status = 'fail'` is none, `this.code = 11000` neither; an unknown `this.code` says nothing.
function isStatus({ codes, dynamic, problems }: StatusValue, isRead: boolean): boolean {
  if (problems.length > 0) return false;
  if (codes.length === 0) return dynamic && isRead;
  return isRead || codes.every(({ code }) => code >= 400 && code < 600);
}

function assignedIn(
  constructor: FunctionNode | undefined,
  owner: ts.Node,
  name: string,
  environment: Environment,
): readonly StatusValue[] {
  if (!constructor) return [];
  return thisAssignmentsIn(owner, name, environment.tree)
    .filter(({ pos, end }) => constructor.pos <= pos && end <= constructor.end)
    .map(({ right }) => evaluateStatus(right, environment));
}

function parameterProperty(
  node: ts.ClassLikeDeclaration,
  name: string,
  environment: Environment,
): readonly StatusValue[] {
  const found = parameterPropertyOf(node, name);
  return found && ts.isIdentifier(found.name) ? [evaluateStatus(found.name, environment)] : [];
}

function fieldsNamed(
  node: ts.ClassLikeDeclaration,
  name: string,
  environment: Environment,
): readonly StatusValue[] {
  return node.members.flatMap((member): readonly StatusValue[] => {
    if (propertyNameText(member.name) !== name) return [];
    if (ts.isPropertyDeclaration(member) && member.initializer)
      return [evaluateStatus(member.initializer, environment)];
    if (!ts.isGetAccessor(member)) return [];
    return returnsOf(member).flatMap((value) => (value ? [evaluateStatus(value, environment)] : []));
  });
}

function parentOf(
  node: ts.ClassLikeDeclaration,
  constructor: ts.ConstructorDeclaration | undefined,
  construction: Construction,
  inner: Environment,
): Construction | undefined {
  const callee = superclassOf(node);
  if (!callee) return undefined;
  if (!constructor) return { ...construction, callee };
  const call = superCall(constructor);
  return { node: call ?? callee, callee, args: call?.arguments ?? [], environment: inner };
}

// `function NotFound(message) { this.status = 404 }`, `NotFound.prototype.status = 404`.
function functionStatus(
  node: ts.FunctionDeclaration | ts.FunctionExpression,
  place: Place & { kind: 'node' },
  { args, environment }: Construction,
): ClassStatus {
  const inner = callEnvironment(node, args, environment, place.environment);
  return { status: firstStatus((name) => assignedIn(node, node, name, inner)), parent: undefined };
}

/** The status among the members of an object literal, or of a variable that holds one: `{ statusCode: 404 }`. */
export function objectStatus(object: ts.Expression, environment: Environment): StatusValue | undefined {
  if (placesOf(object, environment).places.length === 0) return undefined;
  return firstStatus((name) => {
    const status = evaluateMember(object, name, environment);
    return status ? [status] : [];
  });
}

/** Every assignment of a status to a variable that holds an error: `err.status = 404`. */
export function statusAssignments(
  declaration: ts.VariableDeclaration | ts.ParameterDeclaration,
  name: string,
  { tree }: Environment,
): readonly ts.BinaryExpression[] {
  for (const member of STATUS_MEMBERS.slice(0, NUMBER_MEMBERS)) {
    const found = memberAssignmentsTo(declaration, name, member, tree);
    if (found.length > 0) return found;
  }
  return [];
}
