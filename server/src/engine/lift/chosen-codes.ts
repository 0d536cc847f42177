import ts from 'typescript';
import type { Guard } from '../model/guard';
import type { ChosenCode } from '../model/response';
import { codesOf } from '../model/status-value';
import { resolve } from '../syntax/scope';
import { bare, isWithin, memberName, spanOf, type Tree } from '../syntax/tree';
import { assignmentsTo, memberAssignmentsTo } from '../values/assignments';
import { constantOf } from '../values/constant';
import type { Draft } from './flow/draft';
import type { Run } from './flow/run';
import { guardOfCase, guardsOf } from './meaning/conditions';
import type { LiftContext } from './meaning/context';

/**
 * The codes of a response that are assigned before it, in branches of its function: `status = 400` and
 * `error = new HttpError('Taken', 400)` behind `err.code === 11000`.
 */
export function chosenCodes(run: Run, { site, status }: Draft, context: LiftContext): readonly ChosenCode[] {
  const { fn, tree, environment } = run;
  const codes = codesOf(status);
  if (codes.length < 2) return [];
  return writtenFor(site as ts.Expression, tree).flatMap((written): readonly ChosenCode[] => {
    const code = isWithin(written, fn) ? constantOf(written, environment) : undefined;
    if (code?.kind !== 'number' || !codes.includes(code.value)) return [];
    const span = spanOf(written, tree);
    const replace: ChosenCode['replace'] = (other) =>
      ts.isNumericLiteral(written) ? [{ ...span, text: String(other) }] : undefined;
    return [{ code: code.value, span, guards: guardsAround(written, fn, context), replace }];
  });
}

/** What is assigned to a status variable, to a status member of a variable, or given to the error that the variable holds. */
function writtenFor(status: ts.Expression, tree: Tree): readonly ts.Expression[] {
  const node = bare(status);
  if (ts.isBinaryExpression(node)) return writtenFor(node.left, tree);
  const member = memberName(node);
  const holder = member === undefined ? node : bare((node as ts.PropertyAccessExpression).expression);
  const declaration = ts.isIdentifier(holder) ? resolve(holder) : undefined;
  if (!declaration) return [];
  const name = ts.idText(holder as ts.Identifier);
  const own = assignmentsTo(declaration, name, tree).map(({ right }) => bare(right));
  if (member === undefined) return own;
  const members = memberAssignmentsTo(declaration, name, member, tree).map(({ right }) => bare(right));
  return [...members, ...own.flatMap((made) => (ts.isNewExpression(made) ? (made.arguments ?? []) : []))];
}

/** The conditions of the branches that a node stands in, outermost first. */
function guardsAround(node: ts.Node, fn: ts.Node, context: LiftContext): readonly Guard[] {
  const found: (readonly Guard[])[] = [];
  for (let at = node; at !== fn; at = at.parent) {
    const { parent } = at;
    if (ts.isIfStatement(parent) && at !== parent.expression)
      found.push(guardsOf(parent.expression, at === parent.thenStatement, context, 'test'));
    else if (ts.isCaseClause(parent) && at !== parent.expression)
      found.push([guardOfCase(parent.parent.parent.expression, parent.expression, context)]);
  }
  return found.reverse().flat();
}
