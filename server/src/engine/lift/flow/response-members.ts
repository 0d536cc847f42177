import ts from 'typescript';
import { addedFunction, membersAddedIn } from '../../facts/additions';
import type { HandlerSite } from '../../frameworks/framework';
import type { FrameworkVersion } from '../../model/framework-name';
import { rememberedBy } from '../../syntax/remembered-by';
import type { FunctionNode, Tree } from '../../syntax/tree';
import type { Receiver } from './run';

const cache = rememberedBy<Tree, ReadonlyMap<string, FunctionNode>>();
const receivers = rememberedBy<FunctionNode, Receiver>();

/**
 * The functions that a file adds to every response, by name: Fastify's `decorateReply('fail', function …)`, Express's
 * `app.response.fail = function …`, and what a middleware sets (`res.fail = (status) => …`).
 */
export function responseMembersOf(tree: Tree): ReadonlyMap<string, FunctionNode> {
  const known = cache.get(tree);
  if (known) return known;
  const members = new Map<string, FunctionNode>();
  for (const added of membersAddedIn(tree)) {
    if (added.to !== 'response') continue;
    const fn = addedFunction(added);
    const isArrow = fn !== undefined && ts.isArrowFunction(fn);
    if (!fn || (isArrow && !added.response)) continue;
    members.set(added.name, fn);
    receivers.set(fn, { onThis: !isArrow, response: added.response });
  }
  cache.set(tree, members);
  return members;
}

/** What stands for the response in a function that {@link responseMembersOf} has found; nothing in any other. */
export function receiverIn(fn: FunctionNode, tree: Tree): Receiver {
  return responseMembersOf(tree).size > 0 ? (receivers.get(fn) ?? {}) : {};
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
