import ts from 'typescript';
import { resolve } from '../../syntax/scope';
import { bare } from '../../syntax/tree';

/** A string whose variable parts are left out and written `…`; `exact` when there are none. */
export interface FoldedText {
  readonly text: string;
  readonly exact: boolean;
}

const DEPTH = 8;
/** What stands for the parts of a text that are not known. */
const GAP = '…';

/**
 * The text that an expression writes: literals, templates, concatenations and constants that hold one.
 * @returns undefined for what is no text as far as can be seen
 */
export function foldText(expression: ts.Expression, depth = DEPTH): FoldedText | undefined {
  if (depth === 0) return undefined;
  const node = bare(expression);
  if (ts.isStringLiteralLike(node)) return { text: node.text, exact: true };
  if (ts.isTemplateExpression(node)) {
    const parts = node.templateSpans.map(({ expression: part, literal }) => {
      const known = foldPart(part, depth - 1);
      return { text: (known?.text ?? GAP) + literal.text, exact: known?.exact ?? false };
    });
    return {
      text: node.head.text + parts.map(({ text }) => text).join(''),
      exact: parts.every(({ exact }) => exact),
    };
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const left = foldText(node.left, depth - 1);
    const right = foldText(node.right, depth - 1);
    if (!left && !right) return undefined;
    return {
      text:
        (left?.text ?? foldPart(node.left, depth - 1)?.text ?? GAP) +
        (right?.text ?? foldPart(node.right, depth - 1)?.text ?? GAP),
      exact: Boolean(left?.exact && right?.exact),
    };
  }
  if (ts.isIdentifier(node)) {
    const declaration = resolve(node);
    if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
    const isConst = (declaration.parent.flags & ts.NodeFlags.Const) !== 0;
    return isConst ? foldText(declaration.initializer, depth - 1) : undefined;
  }
  return undefined;
}

function foldPart(node: ts.Expression, depth: number): FoldedText | undefined {
  const inner = bare(node);
  return ts.isNumericLiteral(inner) ? { text: inner.text, exact: true } : foldText(inner, depth);
}
