import ts from 'typescript';
import type { ErrorUse } from '../model/handler';
import { bare, isFunctionNode, memberName, propertyNameText, spanOf } from '../syntax/tree';
import type { Span } from '../text/span';
import { comparedWith, isAskedForComparison, isBehindComparison } from './error-comparisons';
import { slipAround } from './status-slips';
import { resolve, type Declaration } from '../syntax/scope';
import type { Run } from './flow/run';

// Calls that only write the error down.
const LOGS = /^(?:log|error|warn|info|debug|trace|fatal|captureException|inspect|dir)$/;

interface Found {
  readonly reads: Set<string>;
  readonly slips: Span[];
  /** By name, with the first place. */
  readonly unsorted: Map<string, ts.Node>;
  readonly compared: Set<string>;
  inspects: boolean;
  /** It looks at the error in a way that may tell any kinds of errors apart. */
  sorts: boolean;
  forwards: boolean;
}

/** What an error handler does with its error; undefined when it has no plain error parameter. */
export function errorUseOf(run: Run): ErrorUse | undefined {
  const parameter = run.site.error;
  const { body } = run.fn;
  if (!parameter || !ts.isIdentifier(parameter.name) || !body) return undefined;
  const names = new Set<Declaration>([parameter]);
  const found: Found = {
    reads: new Set(),
    slips: [],
    unsorted: new Map(),
    compared: new Set(),
    inspects: false,
    sorts: false,
    forwards: false,
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const declaration = resolve(node);
      if (declaration && declaration !== node.parent && names.has(declaration)) {
        const alias = readUse(outermost(node), found, run);
        if (alias) names.add(alias);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  const { reads, slips, inspects, forwards, sorts, unsorted, compared } = found;
  return {
    name: ts.idText(parameter.name),
    reads: [...reads],
    inspects,
    forwards,
    unsorted: sorts
      ? undefined
      : [...unsorted].map(([member, node]) => ({ name: member, span: spanOf(node, run.tree) })),
    compared: [...compared],
    slips,
  };
}

/** The error with all that only renames it: `(err as X)!`, `err ?? other`. */
function outermost(node: ts.Expression): ts.Expression {
  let at = node;
  for (;;) {
    const { parent } = at;
    if (ts.isBinaryExpression(parent) && isFallback(parent, at)) at = parent;
    else if (isWrapper(parent) && bare(parent) !== parent) at = parent;
    else return at;
  }
}

function isFallback({ left, operatorToken: { kind } }: ts.BinaryExpression, at: ts.Node): boolean {
  return left === at && (kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken);
}

function isWrapper(node: ts.Node): node is ts.Expression {
  return (
    ts.isAsExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node)
  );
}

/** Notes one use of the error; a variable that stands for the error from now on is returned. */
function readUse(error: ts.Expression, found: Found, run: Run): Declaration | undefined {
  const { parent } = error;
  const member = memberName(parent);
  if (member !== undefined && (parent as ts.PropertyAccessExpression).expression === error) {
    readMember(parent, member, found);
    const slip = slipAround(parent as ts.PropertyAccessExpression);
    if (slip) found.slips.push(spanOf(slip, run.tree));
  } else if (ts.isBinaryExpression(parent)) readComparison(parent, error, found);
  else if (ts.isCallExpression(parent) && parent.expression !== error) readCall(parent, found, run);
  else if (ts.isThrowStatement(parent)) found.forwards = true;
  else if (ts.isSpreadAssignment(parent)) look(found);
  else if (ts.isVariableDeclaration(parent)) {
    if (ts.isIdentifier(parent.name)) return parent;
    for (const element of parent.name.elements) {
      const name = ts.isBindingElement(element)
        ? propertyNameText(element.propertyName ?? element.name)
        : undefined;
      if (name === undefined) continue;
      found.reads.add(name);
      noteRead(name, element, found);
    }
  }
  return undefined;
}

function readMember(access: ts.Node, member: string, found: Found): void {
  found.reads.add(member);
  // `if (err.message.includes('not found'))`: a branch looks at the error, if only at its words.
  const isTest = isTested(access);
  found.inspects ||= isTest;
  const constant = comparedWith(access);
  if (constant !== undefined) found.compared.add(constant);
  else if (isTest) found.sorts ||= !isAskedForComparison(access);
  else if (!isBehindComparison(access)) noteRead(member, access, found);
}

function noteRead(member: string, node: ts.Node, { unsorted }: Found): void {
  if (!unsorted.has(member)) unsorted.set(member, node);
}

function look(found: Found): void {
  found.inspects = true;
  found.sorts = true;
}

function isTested(expression: ts.Node): boolean {
  let at = expression;
  while (ts.isExpression(at.parent) && !ts.isConditionalExpression(at.parent) && !isFunctionNode(at.parent)) {
    at = at.parent;
  }
  const { parent } = at;
  if (ts.isConditionalExpression(parent)) return parent.condition === at;
  return (ts.isIfStatement(parent) || ts.isSwitchStatement(parent)) && parent.expression === at;
}

function readComparison(
  { left, right, operatorToken }: ts.BinaryExpression,
  error: ts.Node,
  found: Found,
): void {
  if (operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) look(found);
  // `'statusCode' in error`
  if (operatorToken.kind === ts.SyntaxKind.InKeyword && right === error && ts.isStringLiteralLike(left)) {
    found.reads.add(left.text);
    found.sorts = true;
  }
  // `answer = err`: it goes on by another name.
  if (operatorToken.kind === ts.SyntaxKind.EqualsToken && right === error) look(found);
}

function readCall(call: ts.CallExpression, found: Found, { site }: Run): void {
  const callee = bare(call.expression);
  const called = memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '');
  if (ts.isIdentifier(callee) && site.next && resolve(callee) === site.next) found.forwards = true;
  else if (!LOGS.test(called)) look(found);
}
