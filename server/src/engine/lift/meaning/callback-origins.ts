import ts from 'typescript';
import type { OperationKind } from '../../model/body';
import { bare, isFunctionNode, memberName } from '../../syntax/tree';
import { operationOf } from './call-kinds';
import { chainOf } from './callees';
import type { LiftContext } from './context';
import { memberOrigin } from './members';
import { UNKNOWN, type ValueOrigin } from './origin';

type Ask = (expression: ts.Expression) => ValueOrigin;

/** A callback's parameter: `user` of `User.findById(id, (err, user) => …)`, of `.then((user) => …)`, of `rows.find((row) => …)`. */
export function callbackOrigin(
  parameter: ts.ParameterDeclaration,
  ask: Ask,
  context: LiftContext,
): ValueOrigin | undefined {
  const callback = parameter.parent;
  if (!isFunctionNode(callback)) return undefined;
  const call = callback.parent;
  if (!ts.isCallExpression(call) || call.expression === (callback as ts.Node)) return undefined;
  const position = callback.parameters.indexOf(parameter);
  const method = memberName(bare(call.expression));
  const owner = ts.isPropertyAccessExpression(call.expression) ? call.expression.expression : undefined;
  if (owner && method === 'then') {
    return position === 0 && call.arguments[0] === callback ? ask(owner) : undefined;
  }
  if (owner && method === 'catch') return position === 0 ? errorOfChain(owner, context) : undefined;
  if (owner && method !== undefined && /^(?:on|once|finally)$/.test(method)) return undefined;
  if (
    owner &&
    method !== undefined &&
    /^(?:find|filter|some|every|map|forEach|findIndex|flatMap|sort|reduce)$/.test(method)
  ) {
    const list = position === 0 && callback.parameters.length <= 2 ? ask(owner) : UNKNOWN;
    return list.kind === 'lookup' ? memberOrigin(list, '0') : undefined;
  }
  const first = callback.parameters[0];
  const takesError =
    first && ts.isIdentifier(first.name) && /^_?(?:e|er|err|error|ex)\d*$/i.test(ts.idText(first.name));
  if (!takesError) return undefined;
  if (position === 0) return errorOfChain(call, context);
  return position === 1 ? ask(owner && method === 'exec' ? owner : call) : undefined;
}

// What a promise or a call with a callback fails with, when the interpreter knows no more.
function errorOfChain(failing: ts.Expression, context: LiftContext): ValueOrigin {
  const node = bare(failing);
  const calls = ts.isCallExpression(node) ? chainOf(node) : [];
  const operations = new Set<OperationKind>();
  for (const call of calls) {
    const operation = operationOf(call, context);
    if (operation) operations.add(operation);
  }
  return { kind: 'error', path: [], source: { operations: [...operations], narrowed: false } };
}
