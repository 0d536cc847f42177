import ts from 'typescript';
import { rolesByName } from '../frameworks/discovery/parameters';
import { functionOf } from '../syntax/callee';
import type { Addition } from '../syntax/modules';
import { rememberedBy } from '../syntax/remembered-by';
import { resolve } from '../syntax/scope';
import { bare, isFunctionNode, memberName, type FunctionNode, type Tree } from '../syntax/tree';
import { mayAdd } from './may-add';

/** A member that a file adds to what the framework hands to handlers, and what it is. */
export interface AddedMember extends Addition {
  readonly value: ts.Expression;
  /** Set by a middleware (`res.fail = …`): its own response, which the value may use; `this` may be it as well. */
  readonly response: ts.ParameterDeclaration | undefined;
}

// What a middleware replaces of the framework's own (`res.json = function …`) is called as before.
const OWN =
  /^(?:send|sendStatus|sendFile|status|statusCode|statusMessage|code|json|jsonp|end|write|writeHead|set|setHeader|header|cookie|render|redirect|format|on[a-z]*|once|emit|pipe|locals)$/;
const DECORATES: ReadonlyMap<string, Addition['to']> = new Map([
  ['decorateRequest', 'request'],
  ['decorateReply', 'response'],
  ['decorate', 'instance'],
]);
const cache = rememberedBy<Tree, readonly AddedMember[]>();

/** Whether a name is one that the frameworks have for a member of their own: nobody adds it, some replace it. */
export function isOwnName(name: string): boolean {
  return OWN.test(name);
}

/**
 * What a file adds to every request, response or application: Fastify's `decorateRequest`, `decorateReply` and `decorate`
 * (lib/decorate.js), members of Express's `app.request` and `app.response` (lib/application.js: defaultConfiguration makes
 * them the prototypes), and members that a middleware sets: `res.fail = (status) => …`.
 */
export function membersAddedIn(tree: Tree): readonly AddedMember[] {
  const known = cache.get(tree);
  if (known) return known;
  const found = mayAdd(tree.text)
    ? [
        ...tree.calls.flatMap((call) => decorationOf(call) ?? []),
        ...tree.memberAssignments.flatMap((assignment) => assignedMember(assignment) ?? []),
      ]
    : [];
  cache.set(tree, found);
  return found;
}

/** The function of the file that is added; undefined for a value, and for a function of another file. */
export function addedFunction({ value, response }: AddedMember): FunctionNode | undefined {
  const fn = functionOf(value);
  // An arrow function has no `this` of its own.
  return fn && ts.isArrowFunction(fn) && usesThis(fn) && !response ? undefined : fn;
}

function decorationOf(call: ts.CallExpression): AddedMember | undefined {
  const to = DECORATES.get(memberName(bare(call.expression)) ?? '');
  const [name, value] = call.arguments;
  if (!to || !name || !value || !ts.isStringLiteralLike(name)) return undefined;
  return { to, name: name.text, value, response: undefined };
}

function assignedMember({ left, right, operatorToken }: ts.BinaryExpression): AddedMember | undefined {
  const name = ts.isPropertyAccessExpression(left) ? memberName(left) : undefined;
  if (name === undefined || operatorToken.kind !== ts.SyntaxKind.EqualsToken || OWN.test(name))
    return undefined;
  const owner = bare((left as ts.PropertyAccessExpression).expression);
  const prototype = memberName(owner);
  if (prototype === 'response' || prototype === 'request')
    return { to: prototype, name, value: right, response: undefined };
  const parameter = ts.isIdentifier(owner) ? resolve(owner) : undefined;
  const fn = parameter && ts.isParameter(parameter) ? (parameter.parent as ts.Node) : undefined;
  const roles = fn && isFunctionNode(fn) ? rolesByName(fn) : undefined;
  if (!roles?.response) return undefined;
  if (parameter === roles.response) return { to: 'response', name, value: right, response: roles.response };
  return parameter === roles.request
    ? { to: 'request', name, value: right, response: roles.response }
    : undefined;
}

function usesThis(fn: FunctionNode): boolean {
  const visit = (node: ts.Node): boolean => {
    if (node.kind === ts.SyntaxKind.ThisKeyword) return true;
    if (isFunctionNode(node) && !ts.isArrowFunction(node)) return false;
    return ts.forEachChild(node, visit) ?? false;
  };
  return fn.body !== undefined && visit(fn.body);
}
