import ts from 'typescript';
import { resolve, type Declaration } from '../../syntax/scope';
import { bare, isFunctionNode, memberName, propertyNameText } from '../../syntax/tree';

/** What a value can be reached by. */
export interface Reached {
  /** A variable, function or class that holds it; with `member` only where that member is asked for. */
  readonly variable: (declaration: Declaration, member: string | undefined) => void;
  /** A member of what has no name: of `this`, `exports`, `module`. */
  readonly member: (name: string) => void;
}

/**
 * Follows the value that a node is a part of to the end of its statement, and tells the names that it gets there.
 * What a statement drops, and what is given to callers or other files, gets none.
 * @returns false where it gets away unseen
 */
export function carry(node: ts.Node, reached: Reached): boolean {
  let member: string | undefined;
  for (let at = node; ; at = at.parent) {
    if (isFunctionNode(at) && at.name && !ts.isFunctionExpression(at)) {
      const name = propertyNameText(at.name);
      if (name === undefined) return false;
      if (ts.isFunctionDeclaration(at)) {
        reached.variable(at, undefined);
        return true;
      }
      reached.member((member = name));
    } else if (ts.isConstructorDeclaration(at)) member = undefined;
    if (ts.isClassDeclaration(at)) {
      reached.variable(at, undefined);
      return true;
    }
    const parent = at.parent as ts.Node | undefined;
    // What only types read has no parents.
    if (!parent) return true;
    switch (parent.kind) {
      case ts.SyntaxKind.ReturnStatement:
      case ts.SyntaxKind.ThrowStatement: // caught in the same function, or by its callers
      case ts.SyntaxKind.ExportAssignment:
      case ts.SyntaxKind.ExportSpecifier:
      case ts.SyntaxKind.ArrowFunction:
        return true;
      case ts.SyntaxKind.VariableDeclaration: {
        const declaration = parent as ts.VariableDeclaration;
        if (!ts.isIdentifier(declaration.name) || at !== declaration.initializer) return false;
        reached.variable(declaration, member);
        return true;
      }
      case ts.SyntaxKind.PropertyAssignment:
      case ts.SyntaxKind.PropertyDeclaration:
      case ts.SyntaxKind.ShorthandPropertyAssignment: {
        const name = propertyNameText((parent as ts.PropertyAssignment).name);
        if (name === undefined) return false;
        reached.member((member = name));
        break;
      }
      case ts.SyntaxKind.ObjectLiteralExpression:
      case ts.SyntaxKind.ParenthesizedExpression:
      case ts.SyntaxKind.AsExpression:
      case ts.SyntaxKind.SatisfiesExpression:
      case ts.SyntaxKind.NonNullExpression:
        break; // the same value, or one that has it as a member
      case ts.SyntaxKind.ClassDeclaration:
        reached.variable(parent as ts.ClassDeclaration, ts.isHeritageClause(at) ? undefined : member);
        return true;
      case ts.SyntaxKind.ClassExpression:
        if ((parent as ts.ClassExpression).name) reached.variable(parent as ts.ClassExpression, undefined);
        if (ts.isHeritageClause(at)) member = undefined;
        break;
      case ts.SyntaxKind.BinaryExpression: {
        const { left, operatorToken } = parent as ts.BinaryExpression;
        const { kind } = operatorToken;
        member = undefined;
        if (kind < ts.SyntaxKind.FirstAssignment || kind > ts.SyntaxKind.LastAssignment) break;
        if (at === left) return true;
        if (!assigned(left, reached)) return false;
        break;
      }
      case ts.SyntaxKind.CallExpression:
      case ts.SyntaxKind.NewExpression:
      case ts.SyntaxKind.PropertyAccessExpression:
      case ts.SyntaxKind.ElementAccessExpression:
      case ts.SyntaxKind.ArrayLiteralExpression:
      case ts.SyntaxKind.SpreadElement:
      case ts.SyntaxKind.SpreadAssignment:
      case ts.SyntaxKind.ConditionalExpression:
      case ts.SyntaxKind.AwaitExpression:
      case ts.SyntaxKind.PrefixUnaryExpression:
      case ts.SyntaxKind.TypeOfExpression:
      case ts.SyntaxKind.VoidExpression:
      case ts.SyntaxKind.TemplateSpan:
      case ts.SyntaxKind.TemplateExpression:
      case ts.SyntaxKind.ExpressionWithTypeArguments:
      case ts.SyntaxKind.HeritageClause:
        member = undefined;
        break;
      case ts.SyntaxKind.ForOfStatement:
      case ts.SyntaxKind.ForInStatement:
        return false;
      default:
        // The rest of the statements drop what they ask for.
        return ts.isStatement(parent) || ts.isSourceFile(parent) || isFunctionBody(parent, at);
    }
  }
}

function isFunctionBody(parent: ts.Node, node: ts.Node): boolean {
  return isFunctionNode(parent) && parent.body === node;
}

// `x = value`, `x.y = value`, `exports.y = value`.
function assigned(target: ts.Expression, reached: Reached): boolean {
  const name = memberName(target);
  if (name !== undefined && isShared((target as ts.PropertyAccessExpression).expression)) {
    reached.member(name);
    return true;
  }
  let root = bare(target);
  let member: string | undefined;
  while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) {
    member = memberName(root);
    root = bare(root.expression);
  }
  const declaration = ts.isIdentifier(root) ? resolve(root) : undefined;
  if (declaration) reached.variable(declaration, member);
  return declaration !== undefined;
}

/** What a file has one of, without a name of its own: `this`, `exports`, `module`, `module.exports`. */
export function isShared(node: ts.Expression): boolean {
  if (node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword) return true;
  if (ts.isIdentifier(node)) return /^(?:exports|module)$/.test(ts.idText(node));
  return memberName(node) === 'exports';
}
