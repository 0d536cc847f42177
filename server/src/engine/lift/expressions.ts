import ts from 'typescript';
import { bare, isFunctionNode, memberName } from '../syntax/tree';
import { assigned } from './assumptions';
import { branch } from './branches';
import { visitCall } from './calls';
import { applyEffects } from './effects';
import { isResponse, type Run } from './run';
import { escape, join, type State } from './state';

/**
 * Reads an expression in the order in which it is evaluated.
 * @returns the paths behind it; a path is never lost here, except by a condition that cannot hold
 */
export function visit(run: Run, node: ts.Node, states: readonly State[]): State[] {
  if (states.length === 0 || !run.hot.has(node)) return [...states];
  if (isFunctionNode(node)) return [...states]; // runs when it is called
  switch (node.kind) {
    case ts.SyntaxKind.CallExpression:
      return visitCall(run, node as ts.CallExpression, states);
    case ts.SyntaxKind.ConditionalExpression: {
      const { condition, whenTrue, whenFalse } = node as ts.ConditionalExpression;
      const before = visit(run, condition, states);
      return join(
        visit(run, whenTrue, branch(run, before, condition, true)),
        visit(run, whenFalse, branch(run, before, condition, false)),
      );
    }
    case ts.SyntaxKind.BinaryExpression:
      return visitBinary(run, node as ts.BinaryExpression, states);
    case ts.SyntaxKind.NewExpression: {
      const { arguments: args } = node as ts.NewExpression;
      const after = visitChildren(run, node, states);
      return args?.some((argument) => isResponse(argument, run)) ? after.map(escape) : after;
    }
    default:
      return visitChildren(run, node, states);
  }
}

function visitChildren(run: Run, node: ts.Node, states: readonly State[]): State[] {
  let current = [...states];
  ts.forEachChild(node, (child) => {
    current = visit(run, child, current);
  });
  return current;
}

function visitBinary(run: Run, node: ts.BinaryExpression, states: readonly State[]): State[] {
  const operator = node.operatorToken.kind;
  switch (operator) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarToken: {
      const before = visit(run, node.left, states);
      if (!run.hot.has(node.right)) return before;
      const runsRight = operator === ts.SyntaxKind.AmpersandAmpersandToken;
      return join(
        visit(run, node.right, branch(run, before, node.left, runsRight)),
        branch(run, before, node.left, !runsRight),
      );
    }
    case ts.SyntaxKind.QuestionQuestionToken: {
      const before = visit(run, node.left, states);
      return run.hot.has(node.right) ? join(visit(run, node.right, before), before) : before;
    }
    case ts.SyntaxKind.EqualsToken:
      return visitAssignment(run, node, states);
    default:
      return visitChildren(run, node, states);
  }
}

function visitAssignment(run: Run, node: ts.BinaryExpression, states: readonly State[]): State[] {
  const after = visit(run, node.right, states);
  const left = bare(node.left);
  if (ts.isIdentifier(left)) return after.map((state) => assigned(state, ts.idText(left), node.right));
  const member = memberName(left);
  if (member !== undefined && isResponse((left as ts.PropertyAccessExpression).expression, run)) {
    const effect = run.framework.effectOfAssignment(member, node.right);
    return effect ? applyEffects(run, after, [effect], { node, name: left }) : after;
  }
  // The response is kept somewhere else: nobody knows what happens to it there.
  return isResponse(node.right, run) ? after.map(escape) : after;
}
