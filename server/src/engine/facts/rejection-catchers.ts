import ts from 'typescript';
import { methodOfMember } from '../frameworks/discovery/express-routes';
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
/** Whoever imports Express's own layers or routes changes them. */
const LAYER_MODULE = /^(?:express|router)\/lib\/(?:router|layer|route)\b/;

const MAY = /express|router|layer|prototype|Proxy|\]\s*=/i;

/** Whether a text is worth parsing for {@link catchesRejectionsIn}. */
export function mayCatchRejections(text: string): boolean {
  return MAY.test(text);
}

/**
 * Whether something in a file makes Express 4 take the rejections of async handlers beyond one call: a package, a patched
 * layer or prototype, a router whose methods are replaced, a module all of whose functions are wrapped. It errs towards
 * yes: then no error is called lost.
 */
export function catchesRejectionsIn(tree: Tree): boolean {
  return (
    specifiersOf(tree).some(isCatching) ||
    tree.memberAssignments.some((assignment) => isPatch(assignment, tree)) ||
    tree.calls.some(definesHandle) ||
    tree.constructions.some(isProxyOfRouter)
  );
}

function isCatching(specifier: string): boolean {
  return LAYER_MODULE.test(specifier) || (CATCHING_MODULE.test(specifier) && !WRAPS_ONE.test(specifier));
}

const ROUTER_NAME = /^(?:app|server|api|express|application)$|^(?:router|route)$|(?:router|app)$/i;

function isPatch({ left, right }: ts.BinaryExpression, tree: Tree): boolean {
  const value = bare(right);
  if (!ts.isCallExpression(value) && !isFunctionNode(value)) return false;
  const target = bare(left);
  const name = memberName(target);
  if (name === 'handle' || name === 'handle_request') return true;
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
  if (memberName(bare(call.expression)) !== 'defineProperty') return false;
  const [owner, name] = call.arguments;
  if (!owner || !name || !ts.isStringLiteralLike(name)) return false;
  return (
    name.text === 'handle' ||
    name.text === 'handle_request' ||
    (isRoutingMember(name.text) && isRouter(owner))
  );
}

function isProxyOfRouter({ expression, arguments: args }: ts.NewExpression): boolean {
  const [owner] = args ?? [];
  if (!owner || !ts.isIdentifier(expression) || ts.idText(expression) !== 'Proxy') return false;
  const node = bare(owner);
  return isRouter(ts.isCallExpression(node) ? node.expression : node);
}
