import ts from 'typescript';
import type { HandlerRole } from '../model/handler';
import type { UnaskedLookup } from '../model/response';
import { rememberedBy } from '../syntax/remembered-by';
import { resolve, type Declaration } from '../syntax/scope';
import { bare, isFunctionNode, isWithin, memberName, spanOf, type FunctionNode } from '../syntax/tree';
import { assignmentsTo, isReading } from '../values/assignments';
import type { Draft } from './flow/draft';
import type { Run } from './flow/run';
import { operationOf } from './meaning/call-kinds';
import { calleeText, chainOf, lastName } from './meaning/callees';
import type { LiftContext } from './meaning/context';
import { keyOf, keyOfParts } from './meaning/keys';
import { nullableCallIn, type NullableCall } from './meaning/nullable-calls';
import type { ValueOrigin } from './meaning/origin';
import { originOf } from './meaning/provenance';
import { LIST_LOOKUP, VALIDITY_CHECK } from './meaning/vocabulary/calls';
import { TOKEN_KEY } from './meaning/vocabulary/names';
import { spell } from './meaning/vocabulary/spelling';

/** A lookup by a route parameter, and what becomes of its result. */
interface Lookup extends NullableCall {
  /** Where its result is sent: names of it in a response. */
  readonly sent: readonly ts.Node[];
  /** Behind it, nobody having kept its result: the code that runs next. */
  readonly dropped: ts.Node | undefined;
}

/** Handlers, and functions that get the response, the request and an id. */
const ROLES: ReadonlySet<HandlerRole> = new Set<HandlerRole>(['handler', 'helper-definition']);
const NONE: readonly Lookup[] = [];
const known = rememberedBy<FunctionNode, readonly Lookup[]>();

/**
 * The lookup by a route parameter whose result a response sends, or leaves out, while nothing in the handler asks whether
 * there is one. Undefined where anything that gets that parameter, or the result, may ask or throw.
 */
export function unaskedIn(run: Run, draft: Draft, context: LiftContext): UnaskedLookup | undefined {
  const { site, tree } = run;
  if (!ROLES.has(site.role) || !site.request || site.fn !== run.fn) return undefined;
  let lookups = known.get(site.fn);
  if (!lookups) known.set(site.fn, (lookups = lookupsIn(site.fn, context)));
  for (const { call, verb, sent, dropped } of lookups) {
    const isSent = sent.some(
      (node) => isWithin(node, draft.node) || (draft.body && isWithin(node, draft.body)),
    );
    const isDropped = dropped !== undefined && verb !== 'read' && isBehind(draft.node, dropped);
    if (!isSent && !isDropped) continue;
    return {
      use: isSent ? 'sent' : 'dropped',
      verb,
      callee: calleeText(call.expression),
      span: spanOf(call, tree),
    };
  }
  return undefined;
}

// In the callback that runs then, or behind the statement in its block.
function isBehind(node: ts.Node, dropped: ts.Node): boolean {
  if (isFunctionNode(dropped)) return isWithin(node, dropped);
  return isWithin(node, dropped.parent) && node.pos >= dropped.end;
}

/** The lookups of a handler by a route parameter; none where anything in it may ask whether what it names is there. */
function lookupsIn(fn: FunctionNode, context: LiftContext): readonly Lookup[] {
  const found: Lookup[] = [];
  const asks = (node: ts.Node): boolean => {
    if (ts.isBinaryExpression(node) && comparesKey(node, context)) return true;
    if (!ts.isCallExpression(node))
      return ts.forEachChild(node, (child) => asks(child) || undefined) ?? false;
    // The links of a chain are one call.
    if (chainOf(node).some((link) => link.arguments.some(asks))) return true;
    const nullable = nullableCallIn(node, context);
    if (!nullable) return mayAsk(node, context);
    if (!isByParameter(nullable.call, context)) return false;
    const lookup = useOf(node, nullable, fn, context);
    if (lookup) found.push(lookup);
    return lookup === undefined;
  };
  return fn.body && !asks(fn.body) ? found : NONE;
}

// `req.params.id !== req.user.id`: an id that is somebody's is there.
function comparesKey({ left, operatorToken, right }: ts.BinaryExpression, context: LiftContext): boolean {
  if (!EQUALITIES.has(operatorToken.kind)) return false;
  const kinds = [left, right].map((side) => {
    const origin = originIn(context)(side);
    return origin.kind === 'request' ? origin.part : origin.kind;
  });
  // `other._id !== req.params.id`: another row has what is wanted, which says nothing of this one.
  return kinds.includes('params') && !kinds.includes('constant') && !kinds.includes('lookup');
}

const EQUALITIES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

function isByParameter(call: ts.CallExpression, context: LiftContext): boolean {
  const { key, names } = keyOf(call, originIn(context));
  return key === 'params' && !names.some((name) => TOKEN_KEY.test(spell(name)));
}

// `(trackId, req, res) => …`: what calls it has the id from its path.
function originIn(context: LiftContext): (part: ts.Expression) => ValueOrigin {
  const { fn, request, response, next } = context.site;
  return (part) => {
    const node = bare(part);
    const declaration = ts.isIdentifier(node) ? resolve(node) : undefined;
    const isOwn = declaration !== undefined && ts.isParameter(declaration) && declaration.parent === fn;
    if (!isOwn || [request, response, next].includes(declaration)) return originOf(part, context);
    const name = ts.idText(node as ts.Identifier);
    return /(?:^i|I|_i)d$/.test(name)
      ? { kind: 'request', part: 'params', path: [name] }
      : originOf(part, context);
  };
}

// Another call that gets the parameter: it may throw where nothing is there, or its result may be tested.
function mayAsk(call: ts.CallExpression, context: LiftContext): boolean {
  return chainOf(call).some((link) => {
    const name = lastName(link.expression);
    const words = spell(name);
    // `shop.things.includes(id)`, `things.find((thing) => thing.id === id)`: what is not in the list does not get further.
    const isMember =
      MEMBER.test(name) || (link.arguments[0] !== undefined && isFunctionNode(link.arguments[0]));
    if (!isMember && (LIST_LOOKUP.test(words) || operationOf(link, context) === undefined)) return false;
    if (VALIDITY_CHECK.test(words)) return false;
    return keyOfParts(link.arguments, originIn(context)).key === 'params';
  });
}

const MEMBER = /^(?:includes|has|indexOf|equals)$/;

/** What becomes of a lookup's result; undefined where it may be asked for. */
function useOf(
  chain: ts.CallExpression,
  nullable: NullableCall,
  fn: FunctionNode,
  context: LiftContext,
): Lookup | undefined {
  const callback = continuationOf(chain, nullable.call);
  if (callback) {
    const { fn: then, parameter } = callback;
    if (!parameter) return { ...nullable, sent: [], dropped: then };
    const sent = sendsOf(parameter, fn, context);
    return sent && { ...nullable, sent, dropped: undefined };
  }
  const whole = outermost(chain);
  const { parent } = whole;
  if (ts.isExpressionStatement(parent)) return { ...nullable, sent: [], dropped: parent };
  if (ts.isVariableDeclaration(parent)) {
    const sent = sendsOf(parent, fn, context);
    const statement = parent.parent.parent;
    return sent && { ...nullable, sent, dropped: sent.length === 0 ? statement : undefined };
  }
  return isGiven(whole, context.site.response)
    ? { ...nullable, sent: [whole], dropped: undefined }
    : undefined;
}

function outermost(node: ts.Expression): ts.Expression {
  let at = node;
  for (;;) {
    const { parent } = at;
    if (!ts.isAwaitExpression(parent) && !isWrapper(parent)) return at;
    at = parent;
  }
}

function isWrapper(
  node: ts.Node,
): node is ts.ParenthesizedExpression | ts.AsExpression | ts.NonNullExpression {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node);
}

/** The function that gets the result: of `.then`, or a callback of the lookup itself. */
function continuationOf(
  chain: ts.CallExpression,
  lookup: ts.CallExpression,
): { readonly fn: FunctionNode; readonly parameter: ts.ParameterDeclaration | undefined } | undefined {
  const thenLink = chainOf(chain).findLast((link) => memberName(bare(link.expression)) === 'then');
  const callback = (thenLink ?? lookup).arguments.findLast(isFunctionNode);
  const own = chainOf(chain).find((link) => memberName(bare(link.expression)) === 'exec')?.arguments[0];
  const fn = thenLink ? thenLink.arguments[0] : (callback ?? own);
  if (!fn || !isFunctionNode(fn)) return undefined;
  return { fn, parameter: fn.parameters[thenLink ? 0 : 1] };
}

/** The places where a variable's value is sent as it is; undefined where any other use may ask or throw. */
function sendsOf(
  declaration: ts.VariableDeclaration | ts.ParameterDeclaration,
  fn: FunctionNode,
  { tree, site }: LiftContext,
): readonly ts.Node[] | undefined {
  const { name } = declaration;
  if (!ts.isIdentifier(name)) return undefined;
  const text = ts.idText(name);
  if (ts.isVariableDeclaration(declaration) && assignmentsTo(declaration, text, tree).length > 0)
    return undefined;
  const sent: ts.Node[] = [];
  const isHarmless = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node) && node !== name && ts.idText(node) === text && isUse(node, declaration)) {
      const use = reading(node, site.response);
      if (use === 'sent') sent.push(node);
      return use !== 'asked';
    }
    return ts.forEachChild(node, (child) => (isHarmless(child) ? undefined : true)) !== true;
  };
  return fn.body && isHarmless(fn.body) ? sent : undefined;
}

function isUse(node: ts.Identifier, declaration: Declaration): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
  return resolve(node) === declaration;
}

function reading(name: ts.Identifier, response: Declaration | undefined): 'sent' | 'neutral' | 'asked' {
  let at: ts.Expression = name;
  let isOptional = false;
  while (ts.isPropertyAccessExpression(at.parent) && at.parent.expression === at) {
    isOptional ||= at.parent.questionDotToken !== undefined;
    // On nothing this throws.
    if (!isOptional) return 'asked';
    at = at.parent;
  }
  at = outermost(at);
  const { parent } = at;
  if (isOptional && ts.isCallExpression(parent) && parent.expression === at) return 'neutral';
  if (ts.isCallExpression(parent) && isReading(parent) && !isSend(parent)) return 'neutral';
  if (isGiven(at, response)) return 'sent';
  return isOptional && isValue(at) ? 'neutral' : 'asked';
}

function isSend(call: ts.CallExpression): boolean {
  return /^(?:json|jsonp|send|end)$/.test(memberName(bare(call.expression)) ?? '');
}

// `res.json(x)`, `sendOk(res, x)`; any other function may ask.
function isAnswer(call: ts.CallExpression, response: Declaration | undefined): boolean {
  const gets = (argument: ts.Expression): boolean =>
    response !== undefined && ts.isIdentifier(argument) && resolve(argument) === response;
  return isSend(call) || call.arguments.some(gets);
}

// One of two values, or what a variable gets: the code goes on with nothing in it.
function isValue({ parent }: ts.Expression): boolean {
  return (
    ts.isVariableDeclaration(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition.end < parent.end)
  );
}

/** Whether a value goes as it is into what is answered: an argument, a returned value, or a member of such an object. */
function isGiven(expression: ts.Expression, response: Declaration | undefined): boolean {
  let at: ts.Node = expression;
  for (;;) {
    const { parent } = at;
    if (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) at = parent.parent;
    else if (ts.isNewExpression(parent) && parent.expression !== at) at = parent;
    else if (isWrapper(parent)) at = parent;
    else break;
  }
  const { parent } = at;
  if (ts.isCallExpression(parent)) return parent.expression !== at && isAnswer(parent, response);
  return ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === at);
}
