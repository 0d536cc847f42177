import ts from 'typescript';
import { methodOfMember } from '../frameworks/discovery/express-routes';
import type { Catching } from '../model/project-knowledge';
import { specifiersOf } from '../syntax/modules';
import { bare, isFunctionNode, memberName, textOf, type Tree } from '../syntax/tree';

/**
 * Packages by which Express 4 takes rejections by itself, or has routers that do: `express-async-errors`,
 * `express-promise-router`, `express-async-router`, `@awaitjs/express`, `@root/async-router`, `express-yields` ….
 * There are dozens, all named after what they do; those that wrap one handler at a time are seen where they do.
 */
const CATCHING_MODULE =
  /^(?![./~#])(?!@\/)(?=.*(?:express|router))(?=.*(?:async|promis|await|yield|coroutine))/i;
const WRAPS_ONE = /^express-async-handler$/;
/** Those that change Express itself, so that all handlers of a process are meant. */
const PATCHING_MODULE = /(?:errors?|patch)$/i;
/** Whoever imports Express's own layers or routes changes them. */
const LAYER_MODULE = /^(?:express|router)\/lib\/(?:router|layer|route)\b/;

const MAY = /express|router|layer|prototype|Proxy|\]\s*=/i;

/** Whether a text is worth parsing for {@link catchesRejectionsIn}. */
export function mayCatchRejections(text: string): boolean {
  return MAY.test(text);
}

/**
 * Whether something in a file makes Express 4 take the rejections of async handlers beyond one call: those of `all`
 * handlers (a package that changes Express, a patched layer), or of `some` that are not named there (a router of another
 * kind, a router whose methods are replaced, a module all of whose functions are wrapped). It errs towards `some`: then
 * no error is called lost, and none is said to be taken.
 */
export function catchesRejectionsIn(tree: Tree): Catching | undefined {
  const specifiers = specifiersOf(tree).filter(isCatching);
  if (specifiers.some((specifier) => PATCHING_MODULE.test(specifier))) return 'all';
  if (tree.memberAssignments.some(isLayerPatch) || tree.calls.some(definesHandle)) return 'all';
  const catchesSome =
    specifiers.length > 0 ||
    tree.memberAssignments.some((assignment) => isPatch(assignment, tree)) ||
    tree.calls.some(definesRoute) ||
    tree.constructions.some(isProxyOfRouter);
  return catchesSome ? 'some' : undefined;
}

function isCatching(specifier: string): boolean {
  return LAYER_MODULE.test(specifier) || (CATCHING_MODULE.test(specifier) && !WRAPS_ONE.test(specifier));
}

const ROUTER_NAME = /^(?:app|server|api|express|application)$|^(?:router|route)$|(?:router|app)$/i;

// `Layer.prototype.handle_request = …`: all routes run through it.
function isLayerPatch({ left, right }: ts.BinaryExpression): boolean {
  const target = bare(left);
  if (!isFunctionNode(bare(right)) || !isHandle(memberName(target))) return false;
  return memberName(bare((target as ts.PropertyAccessExpression).expression)) === 'prototype';
}

function isHandle(name: string | undefined): boolean {
  return name === 'handle' || name === 'handle_request';
}

function isPatch({ left, right }: ts.BinaryExpression, tree: Tree): boolean {
  const value = bare(right);
  if (!ts.isCallExpression(value) && !isFunctionNode(value)) return false;
  const target = bare(left);
  const name = memberName(target);
  if (isHandle(name)) return true;
  if (name !== undefined)
    return isRoutingMember(name) && isRouter((target as ts.PropertyAccessExpression).expression);
  if (!ts.isElementAccessExpression(target)) return false;
  if (isRouter(target.expression)) return true;
  // `exports[key] = asyncHandler(exports[key])`, `this[name] = wrap(this[name].bind(this))`
  return ts.isCallExpression(value) && wrapsMember(value, textOf(target.argumentExpression, tree), tree);
}

function isRoutingMember(name: string): boolean {
  return methodOfMember(name) !== undefined || name === 'use' || name === 'route';
}

// `app`, `express.Router`, `express.application`, `Router.prototype`.
function isRouter(expression: ts.Expression): boolean {
  const node = bare(expression);
  const name = ts.isIdentifier(node) ? ts.idText(node) : memberName(node);
  if (name === undefined) return false;
  if (name === 'prototype') return isRouter((node as ts.PropertyAccessExpression).expression);
  return ROUTER_NAME.test(name);
}

const WRAPPER_NAME = /async|await|promis|catch|wrap|try|safe|handler/i;

function wrapsMember(call: ts.CallExpression, key: string, tree: Tree): boolean {
  const callee = bare(call.expression);
  const name = memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '');
  // `clean[key] = trim(body[key])` wraps no function.
  if (!WRAPPER_NAME.test(name)) return false;
  return call.arguments.some((argument) => {
    let at = bare(argument);
    if (ts.isCallExpression(at) && memberName(bare(at.expression)) === 'bind')
      at = bare((bare(at.expression) as ts.PropertyAccessExpression).expression);
    return ts.isElementAccessExpression(at) && textOf(at.argumentExpression, tree) === key;
  });
}

// `Object.defineProperty(Layer.prototype, 'handle', …)`
function definesHandle(call: ts.CallExpression): boolean {
  return isHandle(definedBy(call)?.name);
}

function definesRoute(call: ts.CallExpression): boolean {
  const defined = definedBy(call);
  return defined !== undefined && isRoutingMember(defined.name) && isRouter(defined.owner);
}

function definedBy(
  call: ts.CallExpression,
): { readonly owner: ts.Expression; readonly name: string } | undefined {
  if (memberName(bare(call.expression)) !== 'defineProperty') return undefined;
  const [owner, name] = call.arguments;
  return owner && name && ts.isStringLiteralLike(name) ? { owner, name: name.text } : undefined;
}

function isProxyOfRouter({ expression, arguments: args }: ts.NewExpression): boolean {
  const [owner] = args ?? [];
  if (!owner || !ts.isIdentifier(expression) || ts.idText(expression) !== 'Proxy') return false;
  const node = bare(owner);
  return isRouter(ts.isCallExpression(node) ? node.expression : node);
}
