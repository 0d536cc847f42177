import ts from 'typescript';
import { addedFunction, isOwnName, membersAddedIn, type AddedMember } from '../../facts/additions';
import { isElided } from '../../syntax/elided';
import type { Addition } from '../../syntax/modules';
import { resolve } from '../../syntax/scope';
import { bare, isFunctionNode, memberName, treeOf, type FunctionNode, type Tree } from '../../syntax/tree';
import { emptyEnvironment } from '../../values/environment';
import { placesOf } from '../../values/evaluate';
import type { Linked } from './linked-calls';
import type { Receiver, Run } from './run';

/** A function that a file of the project adds to requests, responses or applications, and what it has there. */
export interface Added extends Linked {
  readonly receiver: Receiver;
}

// What holds an application in the code of plugins and handlers.
const INSTANCE_NAME = /^(?:fastify|app|application|server|instance)$/i;

/**
 * The function that is added by a name: in the file that is read, else in the one other file of the project that adds it.
 * @returns undefined for values, for several, and for what is not understood
 */
export function addedBy(run: Pick<Run, 'tree'>, addition: Addition): Added | undefined {
  const [only, ...others] = addedFunctions(run.tree, addition);
  return others.length === 0 ? only : undefined;
}

/** As {@link addedBy}, for all that it can be: `decorate('verify', isTest ? pretend : verify)`. */
export function addedFunctions(asking: Tree, addition: Addition): readonly Added[] {
  const own = lastIn(asking, addition);
  const found = own ? asking : isOwnName(addition.name) ? undefined : asking.modules?.adding(addition);
  const tree = found === 'own' ? asking : found;
  const member = own ?? (tree && lastIn(tree, addition));
  if (!tree || !member) return [];
  return functionsOf(member, tree).map((fn): Added => {
    const { to } = addition;
    const isArrow = ts.isArrowFunction(fn);
    return {
      fn,
      closure: emptyEnvironment(treeOf(fn) ?? tree),
      receiver: {
        ...(to === 'response' ? { onThis: !isArrow, response: member.response } : undefined),
        ...(to !== 'response' && !isArrow && { self: to }),
      },
    };
  });
}

function lastIn(tree: Tree, { to, name }: Addition): AddedMember | undefined {
  return membersAddedIn(tree).findLast((member) => member.to === to && member.name === name);
}

function functionsOf(member: AddedMember, tree: Tree): readonly FunctionNode[] {
  const own = addedFunction(member);
  if (own) return isElided(own) ? [] : [own];
  const { places, open } = placesOf(member.value, emptyEnvironment(tree));
  const functions = places.flatMap((place) =>
    place.kind === 'node' && isFunctionNode(place.node) && !isElided(place.node) ? [place.node] : [],
  );
  return open || functions.length < places.length ? [] : functions;
}

/** What a call's owner is, where something can be added to that: `request.isAdmin(…)`, `fastify.verify(…)`, `this.verify(…)`. */
export function additionCalled(
  call: ts.CallExpression,
  run: Pick<Run, 'self' | 'request'>,
): Addition | undefined {
  const callee = bare(call.expression);
  const name = memberName(callee);
  if (name === undefined) return undefined;
  const to = kindOf(bare((callee as ts.PropertyAccessExpression).expression), run);
  return to && { to, name };
}

function kindOf(
  owner: ts.Expression,
  { self, request }: Pick<Run, 'self' | 'request'>,
): Addition['to'] | undefined {
  if (owner.kind === ts.SyntaxKind.ThisKeyword) return self;
  if (ts.isIdentifier(owner)) {
    if (request && resolve(owner) === request) return 'request';
    return INSTANCE_NAME.test(ts.idText(owner)) ? 'instance' : undefined;
  }
  // `request.server`, `reply.server`
  return memberName(owner) === 'server' ? 'instance' : undefined;
}
