import ts from 'typescript';
import { resolve, type Declaration } from '../syntax/scope';
import { bare, isFunctionNode, memberName } from '../syntax/tree';
import { assignmentsTo, memberAssignmentsTo } from './assignments';
import { passes, testsAround, type ClassTest } from './caught-tests';
import type { Environment } from './environment';
import { madeMember, NOT_KNOWN, eitherMember, readMember, type ErrorMember } from './error-members';
import { UNDEFINED } from './possible';
import { errorsRaised, type RaisedError } from './raised';
import { UNREADABLE, type Reader, type Source, type Sources } from './reader';
import { ownEntry } from '../text/own-entry';

/** What a variable of a caught error holds: whatever the tried code raises. */
export interface Caught {
  readonly declaration: Declaration;
  /** The block of the `try`, or the promise that `.catch(…)` is called on. */
  readonly tried: ts.Block | ts.Expression;
  readonly environment: Environment;
  /** Where it is given to helpers, on the way to the use. */
  readonly given: readonly Use[];
}

interface Use {
  readonly node: ts.Node;
  readonly environment: Environment;
}

const MEMBER = /^(?:code|status|statusCode|httpStatusCode|httpStatus|httpCode)$/;
// A helper's parameter that stands for a handler's variable.
const DEPTH = 4;

/** Whether a member of an error is one that may be its status: only these are looked up in what is raised. */
export function isCaughtMember(name: string): boolean {
  return MEMBER.test(name);
}

/** The caught error that an expression is: by the name of its variable, or by a parameter that it was given to. */
export function caughtBehind(
  expression: ts.Expression,
  environment: Environment,
  depth = DEPTH,
): Caught | undefined {
  const node = bare(expression);
  const declaration = ts.isIdentifier(node) && depth > 0 ? resolve(node) : undefined;
  if (!declaration || !(ts.isVariableDeclaration(declaration) || ts.isParameter(declaration)))
    return undefined;
  if (assignmentsTo(declaration, ts.idText(node as ts.Identifier), environment.tree).length > 0)
    return undefined;
  const bound = environment.bindings.get(declaration);
  if (bound) {
    const { expression: node } = bound;
    const caught = node && caughtBehind(node, bound.environment, depth - 1);
    return caught && { ...caught, given: [...caught.given, { node, environment: bound.environment }] };
  }
  const { initializer } = declaration;
  if (initializer) return caughtBehind(initializer, environment, depth - 1);
  return caughtAs(declaration, environment);
}

/** The caught error that a pattern takes apart: `catch ({ status })`, `const { status } = err`. */
export function caughtApart(pattern: ts.BindingPattern, environment: Environment): Caught | undefined {
  const declaration = pattern.parent;
  if (ts.isBindingElement(declaration)) return undefined;
  const { initializer } = declaration;
  return initializer ? caughtBehind(initializer, environment) : caughtAs(declaration, environment);
}

function caughtAs(
  declaration: ts.VariableDeclaration | ts.ParameterDeclaration,
  environment: Environment,
): Caught | undefined {
  const { parent } = declaration;
  if (ts.isCatchClause(parent)) return { declaration, tried: parent.parent.tryBlock, environment, given: [] };
  const tried = ts.isParameter(declaration) ? promiseOf(declaration) : undefined;
  return tried && { declaration, tried, environment, given: [] };
}

// `promise.catch((err) => …)`, `promise.then(…, (err) => …)`
function promiseOf(parameter: ts.ParameterDeclaration): ts.Expression | undefined {
  const fn = parameter.parent;
  if (fn.parameters[0] !== parameter || !isFunctionNode(fn)) return undefined;
  const call = fn.parent;
  if (!ts.isCallExpression(call)) return undefined;
  const callee = bare(call.expression);
  const name = memberName(callee);
  const index = ownEntry({ catch: 0, then: 1 }, name ?? '');
  if (index === undefined || call.arguments[index] !== fn) return undefined;
  return (callee as ts.PropertyAccessExpression).expression;
}

/**
 * Where a member of a caught error gets its value: the values that it has in what the tried code raises, itself and in the
 * functions of the project that it calls.
 * @param use the place of use: what the tried code throws itself is a response there, so it counts only where the
 * member makes another error; and of errors of several classes those count that are not told apart before
 */
export function membersOfCaught(
  caught: Caught,
  name: string,
  use: ts.Node,
  environment: Environment,
  reader: Reader,
): Sources {
  const isIt = (within: Environment) => (node: ts.Identifier) =>
    caughtBehind(node, within)?.declaration === caught.declaration;
  const tests = [...caught.given, { node: use, environment }].map((at) =>
    testsAround(at.node, at.environment, isIt(at.environment)),
  );
  if (tests.some(({ unclear }) => unclear)) return UNREADABLE;
  const classes = tests.flatMap((one) => one.classes);
  const member = caughtMember(caught, { name, classes, countsOwn: makesError(use) }, reader);
  if (member.codes.length === 0) return UNREADABLE;
  const sources: Source[] = member.codes.map(({ code, origin }) => ({
    kind: 'constant',
    constant: { kind: 'number', value: code },
    origin,
  }));
  if (member.missing) sources.push({ kind: 'constant', constant: UNDEFINED, origin: 'error' });
  // Whatever is listed, an error that nobody foresaw has no such member.
  sources.push({ kind: 'constant', constant: UNDEFINED, origin: 'implicit' });
  return { sources, open: member.open };
}

/** Whether an expression is a caught error, or a member of one, of which something is known. */
export function tellsOfCaught(expression: ts.Expression, environment: Environment, reader: Reader): boolean {
  let root = bare(expression);
  while (memberName(root) !== undefined) root = bare((root as ts.PropertyAccessExpression).expression);
  const caught = caughtBehind(root, environment);
  return caught !== undefined && errorsRaised(caught.tried, caught.environment, reader).errors.length > 0;
}

/** Whether all that is known of a value is what was found by {@link membersOfCaught}. */
export function isOfCaught(sources: readonly Source[]): boolean {
  return sources.every(
    (source) =>
      source.kind === 'constant' &&
      (source.origin === 'error' || source.origin === 'name' || source.origin === 'implicit'),
  );
}

interface Wanted {
  readonly name: string;
  readonly classes: readonly ClassTest[];
  readonly countsOwn: boolean;
}

function caughtMember(caught: Caught, wanted: Wanted, reader: Reader): ErrorMember {
  let member = eitherMember([]);
  // A function that catches what it throws into itself adds nothing.
  const { open } = reader.lookThrough(caught.tried, () => {
    const raised = errorsRaised(caught.tried, caught.environment, reader);
    member = eitherMember(raised.errors.map((error) => memberOf(error, wanted, reader)));
    return { sources: [], open: raised.open || member.open };
  });
  return { ...member, open };
}

function memberOf(error: RaisedError, wanted: Wanted, reader: Reader): ErrorMember {
  const { expression, environment, isOwn } = error;
  const { name, classes, countsOwn } = wanted;
  const node = bare(expression);
  const caught = ts.isIdentifier(node) ? caughtBehind(node, environment) : undefined;
  if (caught && ts.isIdentifier(node)) {
    // `err.status = 404; throw err;`
    const assigned = memberAssignmentsTo(caught.declaration, ts.idText(node), name, environment.tree);
    return eitherMember([
      caughtMember(caught, { ...wanted, countsOwn: true }, reader),
      ...assigned.map(({ right }) => readMember(right, environment, reader)),
    ]);
  }
  const passed = passes(node, environment, classes, reader);
  if (passed === false) return eitherMember([]);
  const member = passed ? madeMember(node, name, environment, reader) : NOT_KNOWN;
  return isOwn && !countsOwn && member.codes.length > 0 ? { ...NOT_KNOWN, missing: member.missing } : member;
}

// `throw { status: err.status || 500 }`, `reject({ code: err.code })`
function makesError(use: ts.Node): boolean {
  for (let at = use; ; at = at.parent) {
    if (ts.isThrowStatement(at)) return true;
    if (isFunctionNode(at) || ts.isStatement(at)) return false;
    if (ts.isCallExpression(at) && at !== use && isRejecting(bare(at.expression))) return true;
  }
}

function isRejecting(callee: ts.Expression): boolean {
  return (memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '')) === 'reject';
}
