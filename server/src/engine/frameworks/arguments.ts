import ts from 'typescript';
import { emptyEnvironment } from '../values/environment';
import { evaluateStatus } from '../values/evaluate';
import { bare, memberName, textOf, type Tree } from '../syntax/tree';
import type { Effect, ResponseCall } from './framework';

/** Whether an argument is certainly a status code: a number, or a constant with one, from 100 to 599. */
export function isStatusArgument(argument: ts.Expression | undefined, tree: Tree): boolean {
  if (!argument) return false;
  const node = bare(argument);
  if (!ts.isNumericLiteral(node) && !ts.isIdentifier(node) && memberName(node) === undefined) return false;
  const { codes, dynamic, problems } = evaluateStatus(node, emptyEnvironment(tree));
  return (
    !dynamic &&
    problems.length === 0 &&
    codes.length > 0 &&
    codes.every(({ code }) => code >= 100 && code <= 599)
  );
}

/** An argument as written, shortened for messages: what is long or spans lines becomes `…`. */
export function shortText(argument: ts.Expression | undefined, tree: Tree): string {
  if (!argument) return '';
  const text = textOf(argument, tree);
  return text.length > 24 || text.includes('\n') ? '…' : text;
}

/** The expression that a member call stands on: `res.status(404)` in `res.status(404).json()`. */
export function receiverOf(call: ts.CallExpression): ts.Expression | undefined {
  const callee = bare(call.expression);
  return ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee)
    ? callee.expression
    : undefined;
}

/** The effects of `writeHead(status[, phrase][, fields])`, Node's own (http.ServerResponse). */
export function writeHeadEffects({ args }: ResponseCall): readonly Effect[] {
  const fields = args.at(-1);
  const effects: Effect[] = [{ kind: 'set-status', status: args[0] }];
  if (fields && args.length > 1 && !ts.isStringLiteralLike(bare(fields)))
    effects.push({ kind: 'set-fields', fields });
  return effects;
}

/** A field with the first argument as its value; `res.type('json')` sets Content-Type. */
export function fieldEffects(name: string): (call: ResponseCall) => readonly Effect[] {
  return ({ args }) => [{ kind: 'set-field', name, value: args[0] }];
}

/** `set(name, value)` or `set({ name: value })`. */
export function setFieldEffects({ args }: ResponseCall): readonly Effect[] {
  const [name, value] = args;
  if (!name) return [];
  const node = bare(name);
  if (value) return [{ kind: 'set-field', name: ts.isStringLiteralLike(node) ? node.text : node, value }];
  return [{ kind: 'set-fields', fields: node }];
}

/** Calls that read, listen or prepare and change nothing about the response that we speak of. */
export function noEffects(): readonly Effect[] {
  return [];
}
