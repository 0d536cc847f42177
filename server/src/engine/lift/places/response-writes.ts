import ts from 'typescript';
import type { Effect, HandlerSite } from '../../frameworks/framework';
import { bare, memberName, startOf, type Tree } from '../../syntax/tree';
import { nameNode } from '../flow/helper-calls';
import { READER } from '../flow/reader';
import { responseMembersOf } from '../flow/response-members';
import { isResponse, isResponseChain, runOf, type Run } from '../flow/run';
import { expressionWritten, type Written } from './written';

/**
 * What a handler writes as a status on its response, in whatever order it runs and whether it is reached or not: the
 * arguments of calls that set or send one, and assignments.
 * @param seen calls and assignments that another handler around or inside this one has had
 */
export function responseWrites(tree: Tree, site: HandlerSite, seen: Set<ts.Node>): readonly Written[] {
  const onThis = !site.response && [...responseMembersOf(tree).values()].includes(site.fn);
  const run = runOf(READER, tree, site, undefined, { onThis });
  const found: Written[] = [];
  for (const call of within(tree.calls, site.fn)) {
    const callee = bare(call.expression);
    const name = memberName(callee);
    if (name === undefined || seen.has(call) || !run.hot.has(call)) continue;
    if (!isResponseChain((callee as ts.PropertyAccessExpression).expression, run)) continue;
    seen.add(call);
    found.push(...callWrites(run, call, name));
  }
  for (const assignment of within(tree.memberAssignments, site.fn)) {
    const { left, right } = assignment;
    const member = memberName(left);
    if (member === undefined || seen.has(assignment)) continue;
    if (!isResponse((left as ts.PropertyAccessExpression).expression, run)) continue;
    seen.add(assignment);
    const effect = run.framework.effectOfAssignment(member, right);
    if (effect?.kind === 'set-status' && effect.status) found.push(expressionWritten(effect.status));
  }
  return found;
}

function callWrites(run: Run, call: ts.CallExpression, name: string): readonly Written[] {
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
