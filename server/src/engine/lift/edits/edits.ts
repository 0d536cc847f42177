import ts from 'typescript';
import type { ResponseEdits } from '../../model/response';
import { type StatusOrigin, onlyCode, type LazyEdits } from '../../model/status-value';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { bare, functionAround, memberName, spanOf, startOf, textOf, type Tree } from '../../syntax/tree';
import type { Body } from '../../model/body';
import { copiesInBody } from './body-edits';
import type { Draft } from '../flow/draft';
import { createdKey, routeParameter } from './created-key';
import { logLine } from './error-log';
import { forwardError } from './forward-error';
import { spellCode } from './spell-code';
import { statementOf } from './statement-of';
import type { Run } from '../flow/run';
import { errorVariableAt } from './error-variable';
import { isInside } from '../flow/outcome';
import { hasComment, indentAt, literalOf, newLineAt, semicolonOf, startsLine } from './source-style';

type Edits = readonly TextEdit[] | undefined;

/**
 * The edits of a response, spelled by the run's framework.
 * @param body read when a status changes that the body repeats
 */
export function editsOf(run: Run, draft: Draft, body: () => Body): ResponseEdits {
  return {
    setStatus: (code) => setStatus(run, draft, code, body),
    keepErrorStatus: () => keepErrorStatus(run, draft),
    addField: (name, value) => addField(run, draft, name, value),
    statusIntoSend: () => statusIntoSend(run, draft),
    insertReturn: () => insertReturn(run, draft),
    end: () => (draft.method === 'status-only' ? endAfter(run, draft.node) : undefined),
    forwardError: (ways) => forwardError(run, draft, ways),
    logError: () => logError(run, draft),
    createdKey: (parameter) => createdKey(run, draft, parameter),
    routeParameter: (name) => routeParameter(run, name),
    spell: (index, names, file) => spellCode(run, draft.status.codes[index], names, file),
    literal: (text) => literalOf(text, run.tree),
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
    if (draft.body && !isInside(draft.body, node)) return undefined;
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

// In TypeScript Fastify's errors have a statusCode alone.
function keepErrorStatus(run: Run, draft: Draft): Edits {
  const parameter = run.site.error?.name;
  const error =
    parameter && ts.isIdentifier(parameter) ? ts.idText(parameter) : errorVariableAt(draft.node, run);
  if (error === undefined || hasNoStatus(run)) return undefined;
  const isTyped = run.site.framework.name === 'fastify' && /\.[cm]?tsx?$/.test(run.tree.fileName);
  const members = isTyped ? ['statusCode'] : ['statusCode', 'status'];
  const own = members.map((member) => `${error}.${member}`);
  return extendChoice(run, draft, own) ?? writeStatus(run, draft, [...own, '500'].join(' ?? '));
}

// `err.status || 400` reads one of the members already: its fallback stays.
function extendChoice({ tree }: Run, { status }: Draft, own: readonly string[]): Edits {
  const text = tree.text.slice(status.span.start, status.span.end);
  const [, read = '', fallback = ''] = /^([\w$]+\.\w+)\s*(?:\|\||\?\?)\s*(\d{3})$/.exec(text) ?? [];
  return own.includes(read) ? [{ ...status.span, text: [...own, fallback].join(' ?? ') }] : undefined;
}

// `err: Error` and `err: unknown` have neither member: the compiler would refuse it.
function hasNoStatus({ site: { error }, tree }: Run): boolean {
  return error?.type !== undefined && /^(?:Error|unknown)$/.test(textOf(error.type, tree));
}

function setStatus(run: Run, draft: Draft, code: number, body: () => Body): Edits {
  const written = writeStatus(run, draft, String(code));
  const before = onlyCode(draft.status);
  if (!written || before === undefined) return written;
  const within = spanOf(draft.node, run.tree);
  return [...written, ...copiesInBody(body(), { from: before, to: code, within })];
}

/** Codes that are not written at the place itself. */
const ELSEWHERE: ReadonlySet<StatusOrigin> = new Set<StatusOrigin>(['name', 'error', 'helper']);

// `new ApiError('…', 401)`: a number that is given to the error here; what its class says may serve others.
function writeArgument({ tree }: Run, { status, node }: Draft, code: string): Edits {
  const [only, ...others] = status.codes;
  if (!only || others.length > 0 || status.dynamic || !/^\d+$/.test(code)) return undefined;
  const { start, end } = only.span;
  const isHere = node.pos <= start && end <= node.end;
  return isHere && /^\d{3}$/.test(tree.text.slice(start, end)) ? [{ start, end, text: code }] : undefined;
}

function writeStatus(run: Run, draft: Draft, code: string): Edits {
  const { tree } = run;
  const { status, node } = draft;
  const [only] = status.codes;
  if (!status.implicit && only) {
    if (status.codes.length > 1 || status.dynamic || ELSEWHERE.has(only.origin)) return undefined;
    const text = tree.text.slice(status.span.start, status.span.end);
    // A constant's own declaration may serve others: only what stands at the place itself is replaced.
    return /^[\w$.'"[\]]+$/.test(text) ? [{ ...status.span, text: code }] : writeArgument(run, draft, code);
  }
  if (!status.implicit) return undefined;
  const { setStatus: method } = run.framework.spelling(run.site.framework);
  const owner = ownerOf(node);
  if (owner && draft.kind === 'redirect' && ts.isCallExpression(node)) {
    const [first] = node.arguments;
    if (!first || !run.framework.redirectIgnoresStatus)
      return [{ start: owner.end, end: owner.end, text: `.${method}(${code})` }];
    const start = startOf(first, tree);
    return [{ start, end: start, text: `${code}, ` }];
  }
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
      text: `${ts.idText(reply)}.${method}(${code})${semicolonOf(statement, tree)}${newLineAt(start, tree)}${indentAt(start, tree)}`,
    },
  ];
}

function addField(run: Run, draft: Draft, name: string, value: string): Edits {
  const { write, node } = draft;
  // Behind `writeHead()` the fields are on the wire: Node throws ERR_HTTP_HEADERS_SENT.
  if (write && isWriteHead(write.call)) return undefined;
  // A value that is returned has no response before it; the call that set its status does.
  const owner = ownerOf(node) ?? (write && ts.isCallExpression(write.call) ? write.call : undefined);
  if (!owner) return undefined;
  const { setField, setLocation } = run.framework.spelling(run.site.framework);
  const isOwn = name === 'Location' && setLocation !== undefined;
  const call = isOwn ? `${setLocation}(${value})` : `${setField}(${literalOf(name, run.tree)}, ${value})`;
  return [{ start: owner.end, end: owner.end, text: `.${call}` }];
}

function isWriteHead(node: ts.Node): boolean {
  return ts.isCallExpression(node) && memberName(bare(node.expression)) === 'writeHead';
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
  const gap = startsLine(start, tree) ? `${newLineAt(start, tree)}${indentAt(start, tree)}` : ' ';
  return [
    { ...removed, text: '' },
    { start, end: start, text: `${text},${gap}` },
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

function logError(run: Run, draft: Draft): Edits {
  const statement = statementOf(draft.node);
  return statement && logLine(statement, run);
}

/** The receiver of a member call, behind which more calls can be put: `res` in `res.json(x)`. */
function ownerOf(node: ts.Node): ts.Expression | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const callee = bare(node.expression);
  return memberName(callee) === undefined ? undefined : (callee as ts.PropertyAccessExpression).expression;
}
