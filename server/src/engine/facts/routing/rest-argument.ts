import ts from 'typescript';
import { bare, memberName } from '../../syntax/tree';
import type { Reach } from './reach';
import type { Thing } from './thing';

/**
 * What an element of a rest parameter stands for: `args[0]`, and `args[args.length - 1]` in `(...args) => …`, which is told by
 * a place that counts from the end (-1 is the call's last argument).
 * @returns undefined for any other element
 */
export function restArgument(node: ts.ElementAccessExpression, reach: Reach): Thing | undefined {
  const list = bare(node.expression);
  if (!ts.isIdentifier(list)) return undefined;
  const at = placeIn(bare(node.argumentExpression), list);
  const rest = at === undefined ? undefined : reach.of(list);
  if (at === undefined || rest?.kind !== 'parameter' || rest.steps.length > 0) return undefined;
  if (!rest.fn.parameters[rest.index]?.dotDotDotToken) return undefined;
  return { ...rest, index: at < 0 ? at : rest.index + at };
}

// `0`, `args.length - 2`
function placeIn(index: ts.Expression, list: ts.Identifier): number | undefined {
  if (ts.isNumericLiteral(index)) return Number(index.text);
  if (!ts.isBinaryExpression(index) || index.operatorToken.kind !== ts.SyntaxKind.MinusToken)
    return undefined;
  const [length, back] = [bare(index.left), bare(index.right)];
  if (memberName(length) !== 'length' || !ts.isNumericLiteral(back)) return undefined;
  const owner = bare((length as ts.PropertyAccessExpression).expression);
  const isSame = ts.isIdentifier(owner) && ts.idText(owner) === ts.idText(list);
  return isSame && Number(back.text) > 0 ? -Number(back.text) : undefined;
}
