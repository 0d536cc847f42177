import ts from 'typescript';
import type { ResponseEdits } from '../model/response';
import type { LazyEdits } from '../model/status-value';
import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';
import {
  bare,
  functionAround,
  isFunctionNode,
  memberName,
  spanOf,
  startOf,
  textOf,
  type Tree,
} from '../syntax/tree';
import type { Draft } from './draft';
import type { Run } from './run';
import { errorVariableAt } from './error-variable';
import { isInside } from './outcome';

type Edits = readonly TextEdit[] | undefined;

/** The edits of a response, spelled by the run's framework. */
export function editsOf(run: Run, draft: Draft): ResponseEdits {
  return {
    setStatus: (code) => writeStatus(run, draft, String(code)),
    keepErrorStatus: () => keepErrorStatus(run, draft),
    addField: (name, value) => addField(run, draft, name, value),
    statusIntoSend: () => statusIntoSend(run, draft),
    insertReturn: () => insertReturn(run, draft),
    end: () => endAfter(run, draft.write?.call ?? draft.node),
    forwardError: () => forwardError(run, draft),
  };
}

/** Ends a response behind a call that only set its status. */
export function endAfter(run: Run, call: ts.Node): Edits {
  if (!ts.isCallExpression(call)) return undefined;
  return [{ start: call.end, end: call.end, text: `.${run.framework.spelling(run.site.framework).end}` }];
}

/** Takes the body out of a send: `.json(x)` becomes the framework's way to end without one. */
export function removeBody(run: Run, draft: Draft): LazyEdits {
  return () => {
    const { node, tree } = { node: draft.node, tree: run.tree };
    if (!ts.isCallExpression(node) || hasComment(node.arguments.pos, node.end, tree)) return undefined;
    const callee = bare(node.expression);
    if (!ts.isPropertyAccessExpression(callee)) return undefined;
    return [
      {
        start: startOf(callee.name, tree),
        end: node.end,
        text: run.framework.spelling(run.site.framework).end,
      },
    ];
  };
}

function keepErrorStatus(run: Run, draft: Draft): Edits {
  const parameter = run.site.error?.name;
  const error =
    parameter && ts.isIdentifier(parameter) ? ts.idText(parameter) : errorVariableAt(draft.node, run);
  return error === undefined
    ? undefined
    : writeStatus(run, draft, `${error}.statusCode ?? ${error}.status ?? 500`);
}

function writeStatus(run: Run, draft: Draft, code: string): Edits {
  const { tree } = run;
  const { status, node } = draft;
  const [only] = status.codes;
  if (!status.implicit && only) {
    if (
      status.codes.length > 1 ||
      status.dynamic ||
      only.origin === 'name' ||
      only.origin === 'error' ||
      only.origin === 'helper'
    )
      return undefined;
    const text = tree.text.slice(status.span.start, status.span.end);
    // A constant's own declaration may serve others: only what stands at the place itself is replaced.
    return /^[\w$.'"[\]]+$/.test(text) ? [{ ...status.span, text: code }] : undefined;
  }
  if (!status.implicit) return undefined;
  const { setStatus: method } = run.framework.spelling(run.site.framework);
  const owner = ownerOf(node);
  if (owner && draft.kind === 'implicit' && draft.method !== 'send-status') {
    return [{ start: owner.end, end: owner.end, text: `.${method}(${code})` }];
  }
  const statement = draft.method === 'return' ? statementOf(node) : undefined;
  const reply = run.site.response?.name;
  if (!statement || !reply || !ts.isIdentifier(reply) || !ts.isBlock(statement.parent)) return undefined;
  const start = startOf(statement, tree);
  return [
    {
      start,
      end: start,
      text: `${ts.idText(reply)}.${method}(${code})${semicolonOf(statement, tree)}${newLine(tree)}${indentAt(start, tree)}`,
    },
  ];
}

function addField(run: Run, draft: Draft, name: string, value: string): Edits {
  const owner = ownerOf(draft.node);
  if (!owner) return undefined;
  const { setField } = run.framework.spelling(run.site.framework);
  const quote = run.tree.text.includes('"') && !run.tree.text.includes("'") ? '"' : "'";
  return [{ start: owner.end, end: owner.end, text: `.${setField}(${quote}${name}${quote}, ${value})` }];
}

// `res.status(301).redirect(url)`, or the two as neighbouring statements.
function statusIntoSend(run: Run, { ignored, node }: Draft): Edits {
  const { tree } = run;
  const owner = ignored && ownerOf(ignored.call);
  if (!ignored || !owner || !ts.isCallExpression(node)) return undefined;
  const [first] = node.arguments;
  if (!first || node.arguments.length > 1) return undefined;
  const removed = isInside(ignored.call, node)
    ? { start: owner.end, end: ignored.call.end }
    : statementBefore(node, ignored.call, tree);
  if (!removed || hasComment(removed.start, removed.end, tree)) return undefined;
  const start = startOf(first, tree);
  const text = tree.text.slice(ignored.status.span.start, ignored.status.span.end);
  return [
    { ...removed, text: '' },
    { start, end: start, text: `${text}, ` },
  ];
}

// Up to the next statement, which must be the one of the node.
function statementBefore(node: ts.Node, call: ts.Node, tree: Tree): Span | undefined {
  const statement = statementOf(node);
  const before = statementOf(call);
  if (!statement || before?.expression !== call || !ts.isBlock(statement.parent)) return undefined;
  const { statements } = statement.parent;
  if (statements.indexOf(statement) !== statements.indexOf(before) + 1) return undefined;
  return { start: startOf(before, tree), end: startOf(statement, tree) };
}

function insertReturn(run: Run, draft: Draft): Edits {
  const statement = statementOf(draft.node);
  if (!statement || !ts.isExpressionStatement(statement)) return undefined;
  // A `return` in a callback leaves the callback only.
  if (functionAround(statement) !== run.fn) return undefined;
  const start = startOf(statement, run.tree);
  return [{ start, end: start, text: 'return ' }];
}

function forwardError(run: Run, draft: Draft): Edits {
  const { tree, site } = run;
  const statement = statementOf(draft.node);
  const error = statement && errorVariableAt(statement, run);
  if (!statement || !error || (draft.write?.call !== undefined && !isInside(draft.write.call, statement)))
    return undefined;
  const isReturn = ts.isReturnStatement(statement);
  if (
    (!isReturn && !ts.isExpressionStatement(statement)) ||
    hasComment(startOf(statement, tree), statement.end, tree)
  )
    return undefined;
  const throws = run.framework.spelling(site.framework).forward === 'throw' || site.wrapped;
  const next = site.next?.name;
  const inOwn = functionAround(statement) === run.fn;
  const semicolon = semicolonOf(statement, tree);
  if (throws && inOwn && isAsyncFunction(run))
    return [{ ...spanOf(statement, tree), text: `throw ${error}${semicolon}` }];
  if (!next || !ts.isIdentifier(next)) return undefined;
  const text = `${isReturn ? 'return ' : ''}${ts.idText(next)}(${error})${semicolon}`;
  return [{ ...spanOf(statement, tree), text }];
}

function isAsyncFunction({ fn }: Run): boolean {
  return fn.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}

/** The receiver of a member call, behind which more calls can be put: `res` in `res.json(x)`. */
function ownerOf(node: ts.Node): ts.Expression | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const callee = bare(node.expression);
  return memberName(callee) === undefined ? undefined : (callee as ts.PropertyAccessExpression).expression;
}

/** The statement whose whole expression the node is; undefined for a part of something larger. */
export function statementOf(node: ts.Node): ts.ExpressionStatement | ts.ReturnStatement | undefined {
  let at = node.parent as ts.Node | undefined;
  while (at && (ts.isParenthesizedExpression(at) || ts.isAwaitExpression(at) || isChainLink(at)))
    at = at.parent;
  return at && (ts.isExpressionStatement(at) || ts.isReturnStatement(at)) && !isFunctionNode(at)
    ? at
    : undefined;
}

// `res.json(x)` inside `res.json(x).end()`.
function isChainLink(node: ts.Node): boolean {
  return (
    ts.isPropertyAccessExpression(node) ||
    (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
  );
}

function hasComment(start: number, end: number, tree: Tree): boolean {
  return /\/\/|\/\*/.test(tree.text.slice(start, end).replace(/(['"`])(?:\\.|(?!\1)[^\\])*\1/g, ''));
}

function semicolonOf(statement: ts.Node, tree: Tree): string {
  return textOf(statement, tree).endsWith(';') ? ';' : '';
}

function newLine({ text }: Tree): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function indentAt(offset: number, { text }: Tree): string {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
}
