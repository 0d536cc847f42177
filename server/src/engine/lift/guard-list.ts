import ts from 'typescript';
import { isAuthGuard } from '../frameworks/named-functions';
import type { Guard } from '../model/guard';
import { bare, spanOf } from '../syntax/tree';
import { guardOfCase, guardsOf, isDevelopmentTest } from './meaning/conditions';
import type { LiftContext } from './meaning/context';
import { methodsOfSwitch } from './flow/methods';
import { attemptOf } from './meaning/attempts';
import { operationsIn } from './meaning/operations';
import type { Run } from './flow/run';
import type { PathCondition } from './flow/state';

/** A function with a thousand early returns, or as many `else if`, would take the square of their number; nobody looks at the farthest. */
const MOST = 200;

/** The guards of a path, outermost first: of those that it stands in and of those that it has left behind the nearest 200 each. */
export function guardList(run: Run, last: PathCondition | undefined, context: LiftContext): readonly Guard[] {
  const near: PathCondition[] = [];
  const count = { left: 0, around: 0 };
  for (let at = last; at; at = at.outer) if (++count[at.left ? 'left' : 'around'] <= MOST) near.push(at);
  return near.reverse().flatMap((condition) => guardsOfCondition(run, condition, context));
}

/** Whether the path is taken only outside production. */
export function isDevelopmentOnly(last: PathCondition | undefined): boolean {
  return conditionList(last).some(
    ({ kind, node, holds }) => kind === 'test' && isDevelopmentTest(node as ts.Expression, holds),
  );
}

/** The conditions of a path, outermost first. */
export function conditionList(last: PathCondition | undefined): readonly PathCondition[] {
  const list: PathCondition[] = [];
  for (let at = last; at; at = at.outer) list.push(at);
  return list.reverse();
}

function guardsOfCondition(run: Run, condition: PathCondition, context: LiftContext): readonly Guard[] {
  const { kind, node, holds, left } = condition;
  if (kind === 'test') {
    const guards = guardsOf(node as ts.Expression, holds, context, 'test');
    // Behind `if (!user) return …` the user exists: that is what the code goes on with, no conflict.
    return guards.map((guard) =>
      left ? { ...withoutConflict(guard), passed: true as const } : asRefusal(guard, run),
    );
  }
  if (left) return [];
  if (kind !== 'case') return [catchGuard(run, condition, context)];
  const label = ts.isDefaultClause(node) ? undefined : (node as ts.Expression);
  if (!condition.tried) return [];
  const guard = guardOfCase(condition.tried as ts.Expression, label, context);
  const isOther = ts.isDefaultClause(node) && guard.reasons.includes('method');
  return [isOther ? { ...guard, methods: methodsOfSwitch(node.parent) } : guard];
}

// What makes a login guard refuse, where nothing better is known: nobody is logged in.
function asRefusal(guard: Guard, { site }: Run): Guard {
  if (guard.reasons.length > 0 || guard.looksAtError || !isAuthGuard(site)) return guard;
  return { ...guard, reasons: ['not-authenticated'], certainty: 'likely' };
}

function withoutConflict(guard: Guard): Guard {
  return guard.reasons.includes('conflict')
    ? { ...guard, reasons: guard.reasons.filter((reason) => reason !== 'conflict') }
    : guard;
}

function catchGuard(run: Run, { node, tried }: PathCondition, context: LiftContext): Guard {
  const { operations, readsRequest } = tried
    ? operationsIn(tried, context)
    : { operations: [], readsRequest: false };
  const isUpstream = operations.length > 0 && operations.every((operation) => operation === 'http');
  const { start } = spanOf(node, run.tree);
  return {
    kind: 'catch',
    reasons: [isUpstream ? 'upstream' : 'failed'],
    certainty: isUpstream ? 'likely' : 'certain',
    operations,
    readsRequest,
    narrowed: false,
    ...(tried && { attempt: () => attemptOf(linksBefore(node) ?? tried, node, context) }),
    holds: true,
    text: 'catch',
    span: { start, end: start + (ts.isCatchClause(node) ? 5 : 0) },
  };
}

// What a `.catch(f)` stands behind: the call that the chain begins with, and the links in between.
function linksBefore(taker: ts.Node): ts.Expression | undefined {
  const call = taker.parent as ts.Node | undefined;
  const callee =
    call && ts.isCallExpression(call) && call.expression !== taker ? bare(call.expression) : undefined;
  return callee && ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
}
