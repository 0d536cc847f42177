import ts from 'typescript';
import type { ErrorSource } from '../../model/body';
import { FRAMEWORKS } from '../../frameworks';
import type { Framework, HandlerSite } from '../../frameworks/framework';
import { rememberedBy } from '../../syntax/remembered-by';
import { bare, memberName, type FunctionNode, type Tree } from '../../syntax/tree';
import { functionOf } from '../../syntax/callee';
import { resolve, type Declaration } from '../../syntax/scope';
import { emptyEnvironment, type Environment } from '../../values/environment';
import { draftsOf, type Drafts } from './draft';
import { givesBack } from './giving-back';
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
  /** The response's parameter and the variables that are set to it. */
  readonly responses: ReadonlySet<ts.Node>;
  /** In a function that is added to the response (`decorateReply`), `this` is the response. */
  readonly onThis: boolean;
  /** What else `this` is, where something may be added to it: in Fastify's handlers, and in what is added to requests and applications. */
  readonly self: 'request' | 'instance' | undefined;
  /** The request's parameter. */
  readonly request: ts.Node | undefined;
  /** Calls that are known to give the response back, so that long chains are climbed once. */
  readonly chains: Set<ts.Node>;
  readonly next: ReadonlySet<Declaration>;
  readonly hot: ReadonlySet<ts.Node>;
  readonly drafts: Drafts;
  /** Nested functions that some call has run. */
  readonly visited: Set<ts.Node>;
  /** Nested functions whose calls are answers themselves: their own lines are only definitions. */
  readonly definitions: Set<ts.Node>;
  /** Variables that hold an error, with what failed; filled as catches and callbacks are met. */
  readonly errors: Map<Declaration, ErrorOrigin>;
  /** The arguments of the call decide conditions. Not in a function that calls itself: it is read once only. */
  readonly decides: boolean;
  /** Functions that are being read inline, outermost first. */
  readonly stack: readonly FunctionNode[];
  /** How many statements and expressions deep the reading is, shared by all functions that are read inline. */
  readonly depth: { value: number };
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

/** What stands for the response in a function, where it is not the site's own parameter. */
export interface Receiver {
  /** A parameter, or a member taken out of one: `({ res, status }) => …`. */
  readonly response?: ts.ParameterDeclaration | ts.BindingElement | undefined;
  readonly onThis?: boolean;
  readonly self?: 'request' | 'instance';
  /** The parameter that a helper gets the request by. */
  readonly request?: ts.ParameterDeclaration | undefined;
}

/** Prepares the reading of a handler, or of a helper for one call of it. */
export function runOf(
  read: Reader,
  tree: Tree,
  site: HandlerSite,
  environment: Environment = emptyEnvironment(tree),
  receiver: Receiver = {},
): Run {
  const response = receiver.response ?? site.response;
  const onThis = receiver.onThis ?? false;
  const { nodes, aliases } = findHot(
    tree,
    site.fn,
    { response, next: site.next, onThis, named: site.named },
    environment.bindings.size > 0,
  );
  return {
    read,
    tree,
    site,
    framework: FRAMEWORKS[site.framework.name],
    fn: site.fn,
    environment,
    responses: response ? new Set<ts.Node>([response, ...aliases]) : aliases,
    onThis,
    self: receiver.self ?? (isCalledOnInstance(site) ? 'instance' : undefined),
    request: receiver.request ?? site.request,
    chains: new Set(),
    next: new Set(site.next ? [site.next] : []),
    hot: nodes,
    drafts: draftsOf(),
    visited: new Set(),
    definitions: new Set(),
    errors: new Map(),
    decides: environment.bindings.size > 0 && !callsItself(site.fn, tree),
    stack: [site.fn],
    depth: { value: 0 },
    raised: undefined,
    escaping: [],
  };
}

// `this` is the application in Fastify's handlers and hooks (lib/route.js binds them, lib/hooks.js calls them on it).
function isCalledOnInstance({ fn, framework, role }: HandlerSite): boolean {
  return (
    framework.name === 'fastify' &&
    role !== 'helper-definition' &&
    (ts.isFunctionExpression(fn) || ts.isFunctionDeclaration(fn))
  );
}

const recursive = rememberedBy<FunctionNode, boolean>();

function callsItself(fn: FunctionNode, tree: Tree): boolean {
  const known = recursive.get(fn);
  if (known !== undefined) return known;
  const found = tree.calls.some(
    (call) => fn.pos <= call.pos && call.end <= fn.end && functionOf(call.expression) === fn,
  );
  recursive.set(fn, found);
  return found;
}

/** Whether an expression is the response object itself (its parameter, a variable set to it, `reply.raw`, `req.res`). */
export function isResponse(expression: ts.Expression, run: Run): boolean {
  const node = bare(expression);
  if (!run.hot.has(node)) return false;
  if (ts.isIdentifier(node)) {
    const declaration = resolve(node);
    return declaration !== undefined && run.responses.has(declaration);
  }
  if (node.kind === ts.SyntaxKind.ThisKeyword) return run.onThis;
  const name = memberName(node);
  if (name === undefined) return false;
  const owner = (node as ts.PropertyAccessExpression).expression;
  if (name === run.framework.rawMember) return isResponse(owner, run);
  const { request } = run.site;
  return name === 'res' && request !== undefined && ts.isIdentifier(owner) && resolve(owner) === request;
}

/** Whether an expression is the function that hands the request on (`next`, a hook's `done`). */
export function isNext(expression: ts.Expression, run: Run): boolean {
  const node = bare(expression);
  if (!ts.isIdentifier(node) || run.next.size === 0) return false;
  const declaration = resolve(node);
  return declaration !== undefined && run.next.has(declaration);
}

/** Whether an expression is the response or a chain of calls on it, which give it back. */
export function isResponseChain(expression: ts.Expression, run: Run): boolean {
  const passed: ts.Expression[] = [];
  let at = bare(expression);
  while (run.hot.has(at) && !run.chains.has(at)) {
    if (isResponse(at, run)) break;
    if (ts.isConditionalExpression(at))
      return isResponseChain(at.whenTrue, run) && isResponseChain(at.whenFalse, run);
    if (!ts.isCallExpression(at)) return false;
    passed.push(at);
    if (receivesResponse(at, run)) return givesResponseBack(at, run);
    const callee = bare(at.expression);
    if (memberName(callee) === undefined) return false;
    at = bare((callee as ts.PropertyAccessExpression).expression);
  }
  if (!run.hot.has(at)) return false;
  for (const link of passed) run.chains.add(link);
  return true;
}

// `prepare(res, 404).json(…)`, where a function of this file returns the response that it got.
function givesResponseBack(call: ts.CallExpression, run: Run): boolean {
  const fn = functionOf(call.expression);
  const parameter = fn?.parameters[call.arguments.findIndex((argument) => isResponse(argument, run))];
  return fn !== undefined && parameter !== undefined && givesBack(fn, parameter);
}

/** Whether the response is among a call's arguments, by itself or as a member of an object or array. */
export function receivesResponse(call: ts.CallExpression | ts.NewExpression, run: Run): boolean {
  return call.arguments?.some((argument) => run.hot.has(argument) && holdsResponse(argument, run)) ?? false;
}

/** Whether an expression is the response, or an object or array literal with it among its members. */
export function holdsResponse(expression: ts.Expression, run: Run): boolean {
  const node = bare(ts.isSpreadElement(expression) ? expression.expression : expression);
  if (isResponse(node, run)) return true;
  if (ts.isArrayLiteralExpression(node)) return node.elements.some((element) => isResponse(element, run));
  if (!ts.isObjectLiteralExpression(node)) return false;
  return node.properties.some(
    (property) =>
      (ts.isShorthandPropertyAssignment(property) && isResponse(property.name, run)) ||
      (ts.isPropertyAssignment(property) && isResponse(property.initializer, run)),
  );
}
