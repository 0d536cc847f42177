import ts from 'typescript';
import type { Effect, HandlerSite } from '../../frameworks/framework';
import { bare, memberName, startOf, type FunctionNode, type Tree } from '../../syntax/tree';
import { isBelow } from '../flow/half-statements';
import { nameNode } from '../flow/helper-calls';
import { READER } from '../flow/reader';
import { receiverIn } from '../flow/response-members';
import { responseIn } from '../flow/inline';
import { isResponse, isResponseChain, receivesResponse, runOf, type Run } from '../flow/run';
import { functionOf } from '../../syntax/callee';
import { expressionWritten, type Written } from './written';

/**
 * What handlers and response helpers write as a status on their responses, in whatever order they run and whether they
 * reach it or not: the arguments of calls that set or send one, and assignments.
 */
export function responseWrites(tree: Tree, sites: readonly HandlerSite[]): readonly Written[] {
  const seen = new Set<ts.Node>();
  const known = new Set<FunctionNode>(sites.map(({ fn }) => fn));
  const runs = sites.map((site) =>
    runOf(READER, tree, site, undefined, site.response ? {} : receiverIn(site.fn, tree)),
  );
  const found: Written[] = [];
  for (let run = runs.shift(); run; run = runs.shift()) {
    for (const call of within(tree.calls, run.fn)) {
      if (seen.has(call) || !run.hot.has(call)) continue;
      const writes = callWrites(run, call);
      const helper = writes ? undefined : helperOf(run, call, known);
      if (writes ?? helper) seen.add(call);
      if (writes) found.push(...writes);
      if (helper) runs.push(helper);
    }
    found.push(...assignmentWrites(run, seen));
  }
  return found;
}

// A function of this file that gets the response in an object, which discovery does not know for a helper.
function helperOf(run: Run, call: ts.CallExpression, known: Set<FunctionNode>): Run | undefined {
  const fn = receivesResponse(call, run) ? functionOf(call.expression) : undefined;
  if (!fn || known.has(fn)) return undefined;
  known.add(fn);
  const response = responseIn(call, fn, run);
  if (!response) return undefined;
  const own = ts.isParameter(response) ? response : undefined;
  const site = { ...run.site, fn, response: own, next: undefined, request: undefined, error: undefined };
  return runOf(READER, run.tree, site, undefined, { response });
}

function assignmentWrites(run: Run, seen: Set<ts.Node>): readonly Written[] {
  return within(run.tree.memberAssignments, run.fn).flatMap((assignment) => {
    const { left, right } = assignment;
    const member = memberName(left);
    if (member === undefined || seen.has(assignment)) return [];
    if (!isResponse((left as ts.PropertyAccessExpression).expression, run)) return [];
    seen.add(assignment);
    const effect = run.framework.effectOfAssignment(member, right);
    if (effect?.kind !== 'set-status' || !effect.status) return [];
    // `res.statusCode = ` in front of the next statement.
    if (isBelow(right, assignment, run.tree)) return [{ kind: 'missing', at: assignment.operatorToken.end }];
    return [expressionWritten(effect.status)];
  });
}

// Undefined for a call of something else than a member of the response.
function callWrites(run: Run, call: ts.CallExpression): readonly Written[] | undefined {
  const callee = bare(call.expression);
  const name = memberName(callee);
  if (name === undefined || !isResponseChain((callee as ts.PropertyAccessExpression).expression, run))
    return undefined;
  const args = call.arguments;
  const effects = run.framework.effectsOfCall({
    name,
    call,
    args,
    version: run.site.framework,
    tree: run.tree,
  });
  return (effects ?? []).flatMap((effect) => effectWrites(run, call, effect));
}

function effectWrites(run: Run, call: ts.CallExpression, effect: Effect): readonly Written[] {
  if (effect.kind === 'set-status' || (effect.kind === 'send' && effect.method === 'send-status')) {
    const { status } = effect;
    const isMissing = !status || isBehindGap(call, status, run.tree);
    return [isMissing ? { kind: 'missing', at: call.arguments.pos } : expressionWritten(status)];
  }
  if (effect.kind !== 'send') return [];
  if (effect.status) return [expressionWritten(effect.status)];
  const [only, second] = call.arguments;
  // `res.redirect(30`: the URL is not yet there.
  if (effect.method === 'redirect' && only && !second && ts.isNumericLiteral(bare(only)))
    return [expressionWritten(only)];
  if (effect.fixed !== undefined && (effect.method === 'send-error' || effect.method === 'helper')) {
    return [
      {
        kind: 'named',
        as: 'shorthand',
        name: nameNode(call),
        node: call,
        code: effect.fixed,
        byConvention: false,
      },
    ];
  }
  return [];
}

// `res.status(` in front of the next statement: the parser takes that one for the argument.
function isBehindGap(call: ts.CallExpression, argument: ts.Expression, tree: Tree): boolean {
  if (call.end > call.arguments.end) return false; // The parenthesis is closed.
  return tree.text.slice(call.arguments.pos, startOf(argument, tree)).includes('\n');
}

// Calls and assignments stand in source order.
function within<Item extends ts.Node>(items: readonly Item[], { pos, end }: ts.Node): readonly Item[] {
  let low = 0;
  for (let high = items.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.pos ?? 0) < pos) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while ((items[last]?.pos ?? Infinity) < end) last++;
  return items.slice(low, last);
}
