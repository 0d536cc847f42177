import ts from 'typescript';
import type { BodyMember, BodyValue } from '../../model/body';
import { resolve, type Declaration } from '../../syntax/scope';
import { bare, memberName, propertyNameText, spanOf, textOf } from '../../syntax/tree';
import { assignmentsTo, memberAssignmentsTo } from '../../values/assignments';
import { sameOf } from './body-choices';
import { calleeText, receiverOf } from '../meaning/callees';
import type { LiftContext } from '../meaning/context';
import { deletedIn } from '../flow/deletions';
import { isDevelopmentTest } from '../meaning/environment-tests';
import { foldText } from '../meaning/folding';
import { removeMember } from '../edits/member-edits';
import { originOf } from '../meaning/provenance';
import { shorten, unknownOf } from './unknown-bodies';

export { wordsOf } from './body-words';

const DEPTH = 8;

/**
 * What an expression sends as a body: literals and the constants that hold them, errors and their members.
 * @returns `unknown` for everything else, with whether it may well be undefined
 */
export function bodyValueOf(expression: ts.Expression, context: LiftContext): BodyValue {
  return read(expression, context, DEPTH);
}

function read(expression: ts.Expression, context: LiftContext, depth: number): BodyValue {
  const node = bare(expression);
  if (depth === 0) return unknownOf(node, context);
  return (
    literalOf(node) ??
    (ts.isObjectLiteralExpression(node) ? objectOf(node, context, depth - 1) : undefined) ??
    errorOf(node, context, depth) ??
    textValueOf(node) ??
    composedOf(node, context, depth - 1) ??
    (ts.isIdentifier(node) ? nameOf(node, context, depth - 1) : undefined) ??
    unknownOf(node, context)
  );
}

function literalOf(node: ts.Expression): BodyValue | undefined {
  if (ts.isNumericLiteral(node)) return { kind: 'number', value: Number(node.text) };
  if (
    ts.isPrefixUnaryExpression(node) &&
    node.operator === ts.SyntaxKind.MinusToken &&
    ts.isNumericLiteral(node.operand)
  ) {
    return { kind: 'number', value: -Number(node.operand.text) };
  }
  if (ts.isArrayLiteralExpression(node)) {
    return {
      kind: 'array',
      length: node.elements.some((element) => ts.isSpreadElement(element)) ? undefined : node.elements.length,
    };
  }
  if (ts.isVoidExpression(node) || (ts.isIdentifier(node) && ts.idText(node) === 'undefined'))
    return { kind: 'undefined' };
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return { kind: 'boolean', value: true };
    case ts.SyntaxKind.FalseKeyword:
      return { kind: 'boolean', value: false };
    case ts.SyntaxKind.NullKeyword:
      return { kind: 'null' };
    default:
      return undefined;
  }
}

function textValueOf(node: ts.Expression): BodyValue | undefined {
  const folded = foldText(node);
  return folded && { kind: 'text', text: folded.text, exact: folded.exact };
}

/** An error, a member of one, or a text that is made of one (`String(err)`, a template that holds `err.message`). */
function errorOf(node: ts.Expression, context: LiftContext, depth: number): BodyValue | undefined {
  if (depth === 0) return undefined;
  const within = (part: ts.Expression): BodyValue | undefined => errorOf(bare(part), context, depth - 1);
  if (ts.isTemplateExpression(node))
    return asText(
      firstOf(
        node.templateSpans.map((span) => span.expression),
        within,
      ),
    );
  if (ts.isBinaryExpression(node)) {
    switch (node.operatorToken.kind) {
      case ts.SyntaxKind.PlusToken:
        return asText(within(node.left) ?? within(node.right));
      case ts.SyntaxKind.BarBarToken:
      case ts.SyntaxKind.QuestionQuestionToken:
        return within(node.left) ?? within(node.right);
      case ts.SyntaxKind.AmpersandAmpersandToken:
        return within(node.right);
      default:
        return undefined;
    }
  }
  if (ts.isCallExpression(node)) {
    const [argument] = node.arguments;
    if (
      argument &&
      /^(?:String|JSON\.stringify|\w*\.?inspect|serializeError|\w*\.?format)$/.test(
        calleeText(node.expression),
      )
    )
      return calleeText(node.expression) === 'String' ? asText(within(argument)) : within(argument);
    const receiver = receiverOf(node);
    return receiver &&
      /^(?:toString|toJSON|trim|replace|slice|substring|join|map)$/.test(
        memberName(bare(node.expression)) ?? '',
      )
      ? within(receiver)
      : undefined;
  }
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node))
    return undefined;
  if (ts.isIdentifier(node) && isChosen(node)) return undefined;
  const origin = originOf(node, context);
  return origin.kind === 'error' ? { kind: 'error', path: origin.path, source: origin.source } : undefined;
}

// An error as a text is its name and message.
function asText(value: BodyValue | undefined): BodyValue | undefined {
  return value?.kind === 'error' && value.path.length === 0 ? { ...value, path: ['message'] } : value;
}

// `const stack = isProduction ? undefined : err.stack` and `let message = 'Failed'; if (known) message = err.message`:
// what is shown is chosen with care.
function isChosen(name: ts.Identifier): boolean {
  const declaration = resolve(name);
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return false;
  const chosen = bare(declaration.initializer);
  if (!ts.isConditionalExpression(chosen)) return ts.isStringLiteralLike(chosen);
  return isDevelopmentTest(chosen.condition, true) || isDevelopmentTest(chosen.condition, false);
}

function firstOf(
  parts: readonly ts.Expression[],
  find: (part: ts.Expression) => BodyValue | undefined,
): BodyValue | undefined {
  for (const part of parts) {
    const found = find(part);
    if (found) return found;
  }
  return undefined;
}

function composedOf(node: ts.Expression, context: LiftContext, depth: number): BodyValue | undefined {
  if (ts.isConditionalExpression(node)) {
    const text = shorten(textOf(node, context.tree));
    return sameOf(read(node.whenTrue, context, depth), read(node.whenFalse, context, depth), text);
  }
  if (ts.isAwaitExpression(node)) return read(node.expression, context, depth);
  if (ts.isCallExpression(node) && calleeText(node.expression) === 'JSON.stringify') {
    return node.arguments[0] && read(node.arguments[0], context, depth);
  }
  if (!ts.isBinaryExpression(node)) return undefined;
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken: {
      const fallback = read(node.right, context, depth);
      // `message || 'Not found'`: what it says when nothing else is said.
      return fallback.kind === 'text'
        ? { ...fallback, exact: false }
        : { kind: 'unknown', text: shorten(textOf(node, context.tree)) };
    }
    default:
      return undefined;
  }
}

function objectOf(node: ts.ObjectLiteralExpression, context: LiftContext, depth: number): BodyValue {
  const members: BodyMember[] = [];
  let complete = true;
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = read(property.expression, context, depth);
      if (spread.kind === 'object') members.push(...spread.members);
      else if (spread.kind === 'error') {
        const value: BodyValue = { kind: 'error', path: [...spread.path, '...'], source: spread.source };
        if (node.properties.length === 1) return value;
        members.push(memberOf(property, property.expression, '...', value, context));
      }
      complete &&= spread.kind === 'object' && spread.complete;
      continue;
    }
    const name = propertyNameText(property.name);
    if (name === undefined) {
      complete = false;
      continue;
    }
    const written = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    const value: BodyValue = written ? read(written, context, depth) : { kind: 'unknown', text: name };
    members.push(memberOf(property, written ?? property.name, name, value, context));
  }
  return { kind: 'object', members, complete };
}

function memberOf(
  property: ts.ObjectLiteralElementLike,
  written: ts.Node,
  name: string,
  value: BodyValue,
  { tree }: LiftContext,
): BodyMember {
  return {
    name,
    span: spanOf(property, tree),
    nameSpan: spanOf(property.name ?? written, tree),
    valueSpan: spanOf(written, tree),
    value,
    text: textOf(written, tree),
    remove: () => removeMember(property, tree),
  };
}

/** What a name holds: the literal that it was declared with, or the argument that it stands for. */
function nameOf(node: ts.Identifier, context: LiftContext, depth: number): BodyValue | undefined {
  const declaration = resolve(node);
  if (!declaration) return undefined;
  const name = ts.idText(node);
  if (ts.isParameter(declaration)) {
    const bound = context.environment.bindings.get(declaration);
    if (bound?.expression) {
      const { environment } = bound;
      return read(bound.expression, { ...context, environment, tree: environment.tree }, depth);
    }
    if (bound)
      return declaration.initializer ? read(declaration.initializer, context, depth) : { kind: 'undefined' };
    return undefined;
  }
  if (
    !ts.isVariableDeclaration(declaration) ||
    !declaration.initializer ||
    !ts.isIdentifier(declaration.name)
  )
    return undefined;
  if (assignmentsTo(declaration, name, context.tree).length > 0) return undefined;
  const value = read(declaration.initializer, context, depth);
  if (value.kind === 'unknown') return undefined;
  if (value.kind !== 'object') return value;
  const members = withoutDeleted(value.members, name, context).map((member): BodyMember => {
    const set = memberAssignmentsTo(declaration, name, member.name, context.tree);
    // An error that something else may replace is still shown where nothing does.
    if (set.length === 0 || member.value.kind === 'error') return member;
    return { ...member, value: { kind: 'unknown', text: `${name}.${member.name}` } };
  });
  return { ...value, members, complete: value.complete && !isMutated(declaration, context) };
}

// `if (isProduction) delete body.stack;`: a member that is taken out somewhere may not be there.
function withoutDeleted(
  members: readonly BodyMember[],
  name: string,
  { tree }: LiftContext,
): readonly BodyMember[] {
  const gone = deletedIn(tree).get(name);
  return gone ? members.filter((member) => !gone.has(member.name)) : members;
}

function isMutated(declaration: Declaration, { tree }: LiftContext): boolean {
  return tree.memberAssignments.some((one) => {
    let at = bare(one.left);
    while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) at = bare(at.expression);
    return ts.isIdentifier(at) && resolve(at) === declaration;
  });
}
