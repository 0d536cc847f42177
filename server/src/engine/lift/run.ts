import ts from 'typescript';
import type { ErrorSource } from '../model/body';
import { FRAMEWORKS } from '../frameworks';
import type { Framework, HandlerSite } from '../frameworks/framework';
import { functionAround, memberName, bare, type FunctionNode, type Tree } from '../syntax/tree';
import { resolve, type Declaration } from '../syntax/scope';
import { emptyEnvironment, type Environment } from '../values/environment';
import { draftsOf, type Drafts } from './draft';
import { findHot } from './hot';
import type { Evaluated, Outcome } from './outcome';
import type { State } from './state';

/**
 * The reading of code, which calls itself all the way down: a statement reads expressions, an expression runs functions,
 * a function reads statements. It is handed along, so that no file imports the one that imports it.
 */
export interface Reader {
  /** Reads an expression in the order in which it is evaluated. */
  readonly visit: (run: Run, node: ts.Node, states: readonly State[]) => State[];
  /** Reads an expression as a statement does: what leaves by an exception is told apart. */
  readonly evaluate: (run: Run, expression: ts.Expression, states: readonly State[]) => Evaluated;
  readonly exec: (run: Run, statement: ts.Statement, states: readonly State[]) => Outcome;
  readonly execStatements: (
    run: Run,
    statements: readonly ts.Statement[],
    states: readonly State[],
  ) => Outcome;
  /** Reads a function's body from its first line. */
  readonly execFunction: (run: Run, fn: FunctionNode, states: readonly State[]) => Outcome;
}

/** One reading of one function: a handler by itself, or a helper for one call of it. */
export interface Run {
  readonly read: Reader;
  readonly tree: Tree;
  readonly site: HandlerSite;
  readonly framework: Framework;
  readonly fn: FunctionNode;
  readonly environment: Environment;
  readonly responses: ReadonlySet<Declaration>;
  readonly responseNames: ReadonlySet<string>;
  readonly next: ReadonlySet<Declaration>;
  readonly hot: ReadonlySet<ts.Node>;
  readonly drafts: Drafts;
  /** Nested functions that some call has run. */
  readonly visited: Set<ts.Node>;
  /** Variables that hold an error, with what failed; filled as catches and callbacks are met. */
  readonly errors: Map<Declaration, ErrorOrigin>;
  /** Functions that are being read inline, outermost first. */
  readonly stack: readonly FunctionNode[];
  /** Collects states after a send at which an exception may leave the innermost try; undefined outside one. */
  raised: State[] | undefined;
  /** Collects paths that leave the current statement by an exception of a callback or local function. */
  escaping: State[];
}

/** Where a variable's error comes from: what was tried. */
export interface ErrorOrigin {
  /** The try block, or the call whose callback or `.catch` got it; undefined for an error handler's parameter. */
  readonly tried: ts.Node | undefined;
  readonly source: ErrorSource;
}

/** Prepares the reading of a handler. */
export function runOf(
  read: Reader,
  tree: Tree,
  site: HandlerSite,
  environment: Environment = emptyEnvironment(tree),
): Run {
  const responses = new Set<Declaration>();
  const names = new Set<string>();
  const others = new Set<string>();
  const next = new Set<Declaration>();
  const addNames = (
    parameter: ts.ParameterDeclaration | undefined,
    into: Set<string>,
    declarations: Set<Declaration>,
  ): void => {
    if (!parameter || !ts.isIdentifier(parameter.name)) return;
    into.add(ts.idText(parameter.name));
    declarations.add(parameter);
  };
  addNames(site.response, names, responses);
  addNames(site.next, others, next);
  const { nodes, responseNames } = findHot(site.fn, names, others);
  return {
    read,
    tree,
    site,
    framework: FRAMEWORKS[site.framework.name],
    fn: site.fn,
    environment,
    responses,
    responseNames,
    next,
    hot: nodes,
    drafts: draftsOf(),
    visited: new Set(),
    errors: new Map(),
    stack: [site.fn],
    raised: undefined,
    escaping: [],
  };
}

/** Whether an expression is the response object itself (its parameter, a variable set to it, `reply.raw`). */
export function isResponse(expression: ts.Expression, run: Run): boolean {
  const node = bare(expression);
  if (ts.isIdentifier(node)) {
    if (!run.responseNames.has(ts.idText(node))) return false;
    const declaration = resolve(node);
    if (!declaration) return false;
    if (run.responses.has(declaration)) return true;
    return ts.isVariableDeclaration(declaration) && isWithin(declaration, run.fn);
  }
  const name = memberName(node);
  return (
    name !== undefined &&
    name === run.framework.rawMember &&
    isResponse((node as ts.PropertyAccessExpression).expression, run)
  );
}

/** Whether an expression is the function that hands the request on (`next`, a hook's `done`). */
export function isNext(expression: ts.Expression, run: Run): boolean {
  const node = bare(expression);
  if (!ts.isIdentifier(node) || run.next.size === 0) return false;
  const declaration = resolve(node);
  return declaration !== undefined && run.next.has(declaration);
}

function isWithin(node: ts.Node, fn: FunctionNode): boolean {
  for (let at = functionAround(node); at; at = functionAround(at)) if (at === fn) return true;
  return false;
}

/** Whether an expression is the response or a chain of calls on it, which give it back. */
export function isResponseChain(expression: ts.Expression, run: Run): boolean {
  if (!run.hot.has(expression)) return false;
  let at = bare(expression);
  while (ts.isCallExpression(at)) {
    const callee = bare(at.expression);
    if (memberName(callee) === undefined) return false;
    at = bare((callee as ts.PropertyAccessExpression).expression);
    if (isResponse(at, run)) return true;
  }
  return isResponse(at, run);
}

/** Whether the response is among a call's arguments, by itself or as a member of an object or array. */
export function receivesResponse(call: ts.CallExpression, run: Run): boolean {
  return call.arguments.some((argument) => run.hot.has(argument) && holdsResponse(argument, run));
}

function holdsResponse(argument: ts.Expression, run: Run): boolean {
  const node = bare(ts.isSpreadElement(argument) ? argument.expression : argument);
  if (isResponse(node, run)) return true;
  if (ts.isArrayLiteralExpression(node)) return node.elements.some((element) => isResponse(element, run));
  if (!ts.isObjectLiteralExpression(node)) return false;
  return node.properties.some(
    (property) =>
      (ts.isShorthandPropertyAssignment(property) && isResponse(property.name, run)) ||
      (ts.isPropertyAssignment(property) && isResponse(property.initializer, run)),
  );
}
