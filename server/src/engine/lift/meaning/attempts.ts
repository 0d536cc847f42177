import ts from 'typescript';
import type { Attempt, RequestInput, TriedCall } from '../../model/attempt';
import { rememberedBy } from '../../syntax/remembered-by';
import { resolve } from '../../syntax/scope';
import { bare, isFunctionNode, memberName } from '../../syntax/tree';
import { functionCalled, type Called } from '../../values/called';
import { callEnvironment } from '../../values/calls';
import type { Environment } from '../../values/environment';
import { openReader } from '../../values/open-reader';
import { isLink } from '../../values/promise-calls';
import { operationOf } from './call-kinds';
import { calleeText, chainOf, lastName, receiverOf } from './callees';
import type { LiftContext } from './context';
import { inputsFor, most, type InputOf } from './inputs';
import { isByIdentity } from './identities';
import { isWaitedFor, type Waiting } from './waiting';
import { examines, resumesIn, throwsIn } from './takers';

// A service that calls a service that asks a model.
const DEEPEST = 3;
const MOST_CALLS = 60;

const attempts = rememberedBy<Environment, Map<ts.Node, Attempt>>();

/**
 * Finds what can fail in a piece of code and what becomes of the error.
 * @param tried a try's block, a promise chain, or the call that gives an error to its callback
 * @param taker the catch clause, or the function that gets the error: nothing in it was tried
 */
export function attemptOf(tried: ts.Node, taker: ts.Node, context: LiftContext): Attempt {
  const { environment } = context;
  let known = attempts.get(environment);
  if (!known) attempts.set(environment, (known = new Map<ts.Node, Attempt>()));
  const before = known.get(taker);
  if (before) return before;
  const walk: Walk = { context, taker, input: inputsFor(context), calls: [], throws: false };
  readIn(tried, { environment, fns: [], waits: true, root: ts.isBlock(tried) ? undefined : tried }, walk);
  const attempt: Attempt = {
    calls: walk.calls,
    throws: walk.throws,
    examined: examines(taker, context),
    resumes: resumesIn(taker),
  };
  known.set(taker, attempt);
  return attempt;
}

interface Walk {
  readonly context: LiftContext;
  readonly taker: ts.Node;
  readonly input: InputOf;
  readonly calls: TriedCall[];
  throws: boolean;
}

interface Place extends Waiting {
  readonly environment: Environment;
}

function readIn(root: ts.Node, place: Place, walk: Walk): void {
  const visit = (node: ts.Node): void => {
    if (node === walk.taker || ts.isClassLike(node) || ts.isTypeNode(node)) return;
    // A function that only stands there has not run; one that a call gets runs as a part of it.
    if (isFunctionNode(node) && node !== root && !ts.isCallExpression(node.parent)) return;
    if (ts.isTryStatement(node)) {
      if (!node.catchClause || throwsIn(node.catchClause.block)) visit(node.tryBlock);
      if (node.catchClause) ts.forEachChild(node.catchClause.block, visit);
      if (node.finallyBlock) visit(node.finallyBlock);
      return;
    }
    if (ts.isThrowStatement(node) && !isInCatch(node)) walk.throws = true;
    if (ts.isNewExpression(node) && /ObjectI[dD]$|^URL$/.test(lastName(node.expression)))
      walk.calls.push({ ...callAs('parse', node, place, walk), waits: false });
    if (ts.isTaggedTemplateExpression(node) && /sql$|queryRaw|executeRaw/i.test(lastName(node.tag)))
      walk.calls.push(callAs('storage', node, place, walk));
    if (ts.isCallExpression(node)) {
      if (takesErrors(node)) {
        for (const argument of node.arguments) visit(argument);
        return;
      }
      readCall(node, place, walk);
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
}

// `find(id).catch(() => undefined)`: what fails there has been seen to.
function takesErrors(call: ts.CallExpression): boolean {
  if (memberName(bare(call.expression)) !== 'catch') return false;
  const [handler] = call.arguments;
  const fn = handler && bare(handler);
  return fn !== undefined && isFunctionNode(fn) && !throwsIn(fn);
}

function isInCatch(node: ts.Node): boolean {
  for (
    let at = node.parent as ts.Node | undefined;
    at && !isFunctionNode(at);
    at = at.parent as ts.Node | undefined
  )
    if (ts.isCatchClause(at)) return true;
  return false;
}

function readCall(call: ts.CallExpression, place: Place, walk: Walk): void {
  if (walk.calls.length >= MOST_CALLS || answers(call, place, walk)) return;
  const called = functionIn(call, place);
  if (called?.fn.body) {
    const { environment, fns } = place;
    const inner: Place = {
      environment: callEnvironment(called.fn, call.arguments, environment, called.environment),
      fns: [...fns, called.fn],
      waits: isWaitedFor(call, place),
      root: undefined,
    };
    readIn(called.fn.body, inner, walk);
  } else if (call === place.root || !isLinkedOn(call)) {
    const done = doneBy(call, place, walk);
    if (done) walk.calls.push(callAs(done.does, call, place, walk, done.link));
  }
}

function functionIn(call: ts.CallExpression, { environment, fns }: Place): Called | undefined {
  if (fns.length >= DEEPEST || isFunctionNode(bare(call.expression))) return undefined;
  const called = functionCalled(call, environment, openReader());
  return called && !fns.includes(called.fn) ? called : undefined;
}

// `User.find()` of `User.find().limit(3)`: the chain is one call, told where it ends.
function isLinkedOn(call: ts.CallExpression): boolean {
  let at: ts.Node = call.parent;
  while (ts.isPropertyAccessExpression(at) || ts.isNonNullExpression(at)) at = at.parent;
  return (
    ts.isCallExpression(at) &&
    at.expression !== call &&
    receiverOf(at) !== undefined &&
    chainOf(at).includes(call)
  );
}

// What a chain does, by the link that says most of it.
function doneBy(
  call: ts.CallExpression,
  place: Place,
  { context }: Walk,
): { readonly does: TriedCall['does']; readonly link: ts.CallExpression } | undefined {
  const { environment } = place;
  const own: LiftContext = { ...context, environment, tree: environment.tree };
  const links = chainOf(call).filter((link) => !MAKES_ERROR.test(calleeText(link.expression)));
  const kinds = links.map((link) => ({ link, does: operationOf(link, own) }));
  const telling = kinds.find(({ does }) => does !== undefined && does !== 'other');
  // Behind a function that was read, links that tell nothing add nothing.
  const found =
    telling ?? (links.some((link) => functionIn(link, place)) ? undefined : kinds.find(({ does }) => does));
  return found?.does && { does: found.does, link: found.link };
}

// `createError(404)`, `httpErrors.notFound()`: what only makes an error fails at nothing.
const MAKES_ERROR = /(?:^|\.)(?:create|make|new|http)?Errors?(?:\.\w+)?$|^(?:Boom|boom)\./;

type Tried = ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression;

/** @param link of a chain, the call that says what it does */
function callAs(
  does: TriedCall['does'],
  node: Tried,
  place: Place,
  walk: Walk,
  link: Tried = node,
): TriedCall {
  const { environment } = place;
  const input = inputOfCall(node, environment, walk);
  return {
    does,
    callee: calleeText(ts.isTaggedTemplateExpression(link) ? link.tag : link.expression),
    input,
    byIdentity:
      input === 'client' && ts.isCallExpression(link) && isByIdentity(does, link, environment, walk),
    waits: isWaitedFor(node, place),
  };
}

function inputOfCall(node: Tried, environment: Environment, { input, taker }: Walk): RequestInput {
  if (ts.isTaggedTemplateExpression(node)) return input(node.template, environment);
  const links = ts.isCallExpression(node) ? chainOf(node) : [node];
  // What runs when it is over gives it nothing.
  const given = links.filter((link) => !isLink(memberName(bare(link.expression))));
  const parts = given.flatMap((link) => link.arguments ?? []).filter((argument) => argument !== taker);
  const first = links.at(-1);
  const receiver = first && ts.isCallExpression(first) ? receiverOf(first) : undefined;
  return [...parts, ...(receiver ? [receiver] : [])].reduce<RequestInput>(
    (sum, part) => (sum === 'client' ? sum : most(sum, input(part, environment))),
    'none',
  );
}

/** Whether a call answers: what it does with the response is no attempt at anything. */
function answers(call: ts.CallExpression, { environment }: Place, { context }: Walk): boolean {
  return call.arguments.some((argument) => {
    const node = bare(argument);
    if (!ts.isIdentifier(node)) return false;
    const declaration = resolve(node);
    if (!declaration) return false;
    if (declaration === context.site.response) return true;
    const bound = environment.bindings.get(declaration)?.expression;
    const meant = bound && bare(bound);
    return meant !== undefined && ts.isIdentifier(meant) && resolve(meant) === context.site.response;
  });
}
