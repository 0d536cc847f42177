import ts from 'typescript';
import type { HandlerSite } from '../../frameworks/framework';
import type { FrameworkVersion } from '../../model/framework-name';
import { functionOf } from '../../syntax/callee';
import { rememberedBy } from '../../syntax/remembered-by';
import { bare, memberName, type FunctionNode, type Tree } from '../../syntax/tree';

const cache = rememberedBy<Tree, ReadonlyMap<string, FunctionNode>>();

/**
 * The functions that a file adds to every response, by name; `this` is the response in them.
 * Fastify's `decorateReply('fail', function …)` (lib/decorate.js: decorateReply), Express's `app.response.fail = function …`
 * (lib/application.js: defaultConfiguration makes it the prototype of every response).
 */
export function responseMembersOf(tree: Tree): ReadonlyMap<string, FunctionNode> {
  const known = cache.get(tree);
  if (known) return known;
  const members = new Map<string, FunctionNode>();
  const add = (name: string | undefined, value: ts.Expression | undefined): void => {
    const fn = value && functionOf(value);
    if (name !== undefined && fn && !ts.isArrowFunction(fn)) members.set(name, fn);
  };
  for (const call of tree.text.includes('decorateReply') ? tree.calls : []) {
    if (memberName(bare(call.expression)) !== 'decorateReply') continue;
    const [name, value] = call.arguments;
    add(name && ts.isStringLiteralLike(name) ? name.text : undefined, value);
  }
  for (const { left, right } of tree.text.includes('.response.') ? tree.memberAssignments : []) {
    const owner = ts.isPropertyAccessExpression(left) ? left.expression : undefined;
    if (owner && memberName(owner) === 'response') add(memberName(left), right);
  }
  cache.set(tree, members);
  return members;
}

/** The members of the response as helpers to be read: their sends are places that decide a status. */
export function memberSites(
  tree: Tree,
  handlers: readonly HandlerSite[],
  framework: FrameworkVersion,
): readonly HandlerSite[] {
  const own = new Set<FunctionNode>(handlers.map(({ fn }) => fn));
  return [...responseMembersOf(tree)]
    .filter(([, fn]) => !own.has(fn))
    .map(([name, fn]) => ({
      fn,
      framework,
      role: 'helper-definition',
      certainty: 'typed',
      request: undefined,
      response: undefined,
      next: undefined,
      error: undefined,
      name,
      method: undefined,
      path: undefined,
      wrapped: false,
      registeredAt: [],
    }));
}
