import ts from 'typescript';
import type { Handler, ThrowingCheck } from '../model/handler';
import { referenceOf } from '../syntax/modules';
import { bare, functionAround, isFunctionNode, memberName, spanOf } from '../syntax/tree';
import { contextFor } from './handler-context';
import { whatLeaves } from './leaving';
import { calleeText, lastName } from './meaning/callees';
import type { LiftContext } from './meaning/context';
import { inputsFor } from './meaning/inputs';
import { examines } from './meaning/takers';
import type { Run } from './flow/run';

/**
 * The checks of what the client sends as proof that throw when it is wrong: `jwt.verify` of jsonwebtoken without a
 * callback, `jwtVerify` of jose, `verifyIdToken` of Firebase and Google. Their errors have no status.
 */
export function throwingChecksIn(
  run: Run,
  { catchesRejections }: Pick<Handler, 'catchesRejections'>,
): readonly ThrowingCheck[] {
  const { fn, tree, environment, site } = run;
  if (!/\b(?:verify|jwtVerify|verifyIdToken|verifySessionCookie)\b/.test(tree.text.slice(fn.pos, fn.end)))
    return [];
  const found: ThrowingCheck[] = [];
  const context = contextFor(run, undefined);
  const input = inputsFor(context);
  whatLeaves(fn, run, {
    call: (call) => {
      const [proof] = call.arguments;
      if (!proof || !isCheck(call) || functionAround(call) !== fn || input(proof, environment) !== 'client')
        return;
      if (isLookedAt(call, fn, context)) return;
      const isAsync = fn.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false;
      const arrives =
        !isAsync || catchesRejections || site.framework.name === 'fastify' || isHandedOn(call, fn);
      found.push({ callee: calleeText(call.expression), span: spanOf(call.expression, tree), arrives });
    },
    thrown: () => undefined, // what is thrown by hand is a response of its own
  });
  return found;
}

function isCheck(call: ts.CallExpression): boolean {
  const callee = bare(call.expression);
  const name = lastName(callee);
  const isAwaited = ts.isAwaitExpression(call.parent);
  if (name === 'verifyIdToken' || name === 'verifySessionCookie')
    return isAwaited && memberName(callee) !== undefined;
  const specifier = referenceOf(callee)?.specifier;
  if (specifier === 'jose') return name === 'jwtVerify' && isAwaited;
  return specifier === 'jsonwebtoken' && name === 'verify' && !call.arguments.some(isCallback);
}

function isCallback(argument: ts.Expression): boolean {
  const node = bare(argument);
  return (
    isFunctionNode(node) || (ts.isIdentifier(node) && /^(?:cb|callback|done|next)$/.test(ts.idText(node)))
  );
}

// Inside a `try` whose catch hands errors on: only such tries are looked into.
function isHandedOn(node: ts.Node, fn: ts.Node): boolean {
  return catchesAround(node, fn).length > 0;
}

// `if (error.name === 'JsonWebTokenError') throw unauthorized(); throw error;`: what is handed on is the rest.
function isLookedAt(node: ts.Node, fn: ts.Node, context: LiftContext): boolean {
  return catchesAround(node, fn).some((clause) => examines(clause, context));
}

function catchesAround(node: ts.Node, fn: ts.Node): readonly ts.CatchClause[] {
  const found: ts.CatchClause[] = [];
  for (let at = node; at !== fn; at = at.parent) {
    const { parent } = at;
    if (ts.isTryStatement(parent) && parent.tryBlock === at && parent.catchClause)
      found.push(parent.catchClause);
  }
  return found;
}
