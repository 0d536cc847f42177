import ts from 'typescript';
import type { Guard } from '../model/guard';
import { memberName, bare, spanOf, textOf } from '../syntax/tree';
import { guardsOf, isDevelopmentTest } from './conditions';
import type { LiftContext } from './context';
import { operationsIn } from './operations';
import type { Run } from './run';
import type { PathCondition } from './state';

/** The guards of a path, outermost first. */
export function guardList(run: Run, last: PathCondition | undefined, context: LiftContext): readonly Guard[] {
  const guards: Guard[] = [];
  for (const condition of conditionList(last)) guards.push(...guardsOfCondition(run, condition, context));
  return guards;
}

/** Whether the path is taken only outside production. */
export function isDevelopmentOnly(last: PathCondition | undefined, context: LiftContext): boolean {
  return conditionList(last).some(
    ({ kind, node, holds }) => kind === 'test' && isDevelopmentTest(node as ts.Expression, holds, context),
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
    return left ? guards.map((guard) => withoutConflict(guard)) : guards;
  }
  if (left) return [];
  return kind === 'case' ? [caseGuard(run, condition)] : [catchGuard(run, condition, context)];
}

function withoutConflict(guard: Guard): Guard {
  return guard.reasons.includes('conflict') ? { ...guard, reasons: guard.reasons.filter((reason) => reason !== 'conflict') } : guard;
}

function caseGuard(run: Run, { node, tried }: PathCondition): Guard {
  const tested = tried && textOf(tried, run.tree);
  const isMethod = tried !== undefined && memberName(bare(tried as ts.Expression)) === 'method';
  const text = ts.isDefaultClause(node) ? 'default' : `case ${textOf(node, run.tree)}`;
  return {
    kind: 'case',
    reasons: isMethod ? ['method'] : [],
    certainty: 'certain',
    holds: true,
    text: shorten(tested ? `switch (${tested}) ${text}` : text),
    span: ts.isDefaultClause(node) ? { start: spanOf(node, run.tree).start, end: spanOf(node, run.tree).start + 7 } : spanOf(node, run.tree),
  };
}

function catchGuard(run: Run, { node, tried }: PathCondition, context: LiftContext): Guard {
  const { operations, readsRequest } = tried ? operationsIn(tried, context) : { operations: [], readsRequest: false };
  const isUpstream = operations.length > 0 && operations.every((operation) => operation === 'http');
  const { start } = spanOf(node, run.tree);
  return {
    kind: 'catch',
    reasons: [isUpstream ? 'upstream' : 'failed'],
    certainty: isUpstream ? 'likely' : 'certain',
    operations,
    readsRequest,
    narrowed: false,
    holds: true,
    text: 'catch',
    span: { start, end: start + (ts.isCatchClause(node) ? 5 : 0) },
  };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
