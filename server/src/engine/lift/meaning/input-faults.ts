import ts from 'typescript';
import type { Guard } from '../../model/guard';
import { bare, memberName } from '../../syntax/tree';

type Fault = Guard['input'];

const DEPTH = 8;
// `isEmail(x)`, `validator.isUUID(x)`, `mongoose.isValidObjectId(x)`; `isValid(x)` and `validate(x)` can say anything.
const FORMAT_TEST =
  /^(?:is(?:Email|URL|Url|UUID|Uuid|ISO\w+|Date|Int|Integer|Float|Number|Numeric|Boolean|String|Array|JSON|IP|MongoId|ObjectId|MobilePhone|Hex\w*|Base64|Slug|Finite|NaN|SafeInteger)|isValid(?:ObjectId|Email|Date|Url|URL|UUID|Uuid|Phone\w*)|test|match)$/;
const VALUE_TEST = /^(?:includes|has|indexOf|hasOwnProperty|startsWith|endsWith)$/;

/**
 * What the condition behind which input is invalid shows of it: that it is missing, of the wrong format (type, pattern),
 * or a value that is not taken (range, list). Whatever can be either is undefined.
 */
export function inputFault(condition: ts.Expression, holds: boolean, depth = DEPTH): Fault {
  if (depth === 0) return undefined;
  const node = bare(condition);
  if (ts.isPrefixUnaryExpression(node))
    return node.operator === ts.SyntaxKind.ExclamationToken
      ? inputFault(node.operand, !holds, depth - 1)
      : undefined;
  if (ts.isBinaryExpression(node)) return faultOfBinary(node, holds, depth);
  if (ts.isCallExpression(node)) return faultOfCall(node, holds);
  // `errors.length` says that there are some, `!name.length` that there is no name.
  return !holds && isValue(node) ? 'missing' : undefined;
}

// `!valid`, `!isEmail`, `!result.success` are what a test has found, and no input.
const OUTCOME =
  /^(?:is|has|are|can|was|does)(?=[A-Z_]|$)|valid|match|passe[sd]|^(?:ok|success|result|check)|(?:Ok|Success)$/;

function isValue(node: ts.Expression): boolean {
  if (ts.isElementAccessExpression(node)) return true;
  const name = ts.isIdentifier(node) ? ts.idText(node) : memberName(node);
  return name !== undefined && !OUTCOME.test(name);
}

function faultOfBinary(
  { left, right, operatorToken }: ts.BinaryExpression,
  holds: boolean,
  depth: number,
): Fault {
  switch (operatorToken.kind) {
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.AmpersandAmpersandToken: {
      const [first, second] = [inputFault(left, holds, depth - 1), inputFault(right, holds, depth - 1)];
      if (first === second) return first;
      // `x && !isEmail(x)`: that something is there is no fault.
      const isBoth = (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) === holds;
      return isBoth ? (second ?? first) : undefined;
    }
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
      return faultOfEquality(left, right, holds);
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      return faultOfEquality(left, right, !holds);
    case ts.SyntaxKind.LessThanToken:
    case ts.SyntaxKind.LessThanEqualsToken:
    case ts.SyntaxKind.GreaterThanToken:
    case ts.SyntaxKind.GreaterThanEqualsToken:
      return isEmptyText(right) ? undefined : 'value';
    case ts.SyntaxKind.InstanceOfKeyword:
      return holds ? undefined : 'format';
    default:
      return undefined;
  }
}

function faultOfEquality(left: ts.Expression, right: ts.Expression, equal: boolean): Fault {
  const [tested, value] = [bare(left), bare(right)];
  if (ts.isTypeOfExpression(tested)) {
    const isUndefined = ts.isStringLiteralLike(value) && value.text === 'undefined';
    if (isUndefined) return equal ? 'missing' : undefined;
    return equal ? undefined : 'format';
  }
  const isNothing =
    value.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(value) && ts.idText(value) === 'undefined') ||
    isEmptyText(value);
  return isNothing && equal ? 'missing' : undefined;
}

function isEmptyText(expression: ts.Expression): boolean {
  const node = bare(expression);
  return (
    (ts.isStringLiteralLike(node) && node.text === '') || (ts.isNumericLiteral(node) && node.text === '0')
  );
}

function faultOfCall({ expression }: ts.CallExpression, holds: boolean): Fault {
  const callee = bare(expression);
  const name = memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '');
  // `isNaN(x)` finds the fault, the others its absence.
  if (name === 'isNaN') return holds ? 'format' : undefined;
  if (holds) return undefined;
  if (name === 'trim') return 'missing';
  if (VALUE_TEST.test(name)) return 'value';
  return FORMAT_TEST.test(name) ? 'format' : undefined;
}
