import ts from 'typescript';
import { resolve } from '../../syntax/scope';
import { bare, isFunctionNode, memberName } from '../../syntax/tree';
import { assigned } from './assumptions';
import { branch } from './branches';
import { visitCall } from './calls';
import { applyEffects } from './effects';
import { holdsResponse, isResponse, type Run } from './run';
import { visitConstruction } from './constructions';
import { escape, giveAway, join, type State } from './state';

// Deeper than this nobody writes; what stands there is taken for something that answers in an unknown way.
const DEEPEST = 600;

/**
 * Reads an expression in the order in which it is evaluated.
 * @returns the paths behind it; a path is never lost here, except by a condition that cannot hold
 */
export function visit(run: Run, node: ts.Node, states: readonly State[]): State[] {
  if (states.length === 0 || !run.hot.has(node)) return [...states];
  if (isFunctionNode(node)) return [...states]; // runs when it is called
  if (run.depth.value > DEEPEST) return states.map(giveAway);
  run.depth.value++;
  const after = visitNode(run, node, states);
  run.depth.value--;
  return after;
}

function visitNode(run: Run, node: ts.Node, states: readonly State[]): State[] {
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
    case ts.SyntaxKind.NewExpression:
      return visitConstruction(run, node as ts.NewExpression, states);
    case ts.SyntaxKind.AwaitExpression:
      noteFailures(run, states);
      return visitChildren(run, node, states);
    case ts.SyntaxKind.ObjectLiteralExpression:
    case ts.SyntaxKind.ArrayLiteralExpression: {
      const after = visitChildren(run, node, states);
      // Kept in a table, it may be answered by whoever gets that.
      return holdsResponse(node as ts.Expression, run) ? after.map(giveAway) : after;
    }
    default:
      return visitChildren(run, node, states);
  }
}

// Behind a send, an awaited call may still throw: then the catch sends a second time.
function noteFailures(run: Run, states: readonly State[]): void {
  for (const state of states) {
    if (state.sends.length === 0) continue;
    run.raised?.push({ ...state, sends: state.sends.map((sent) => ({ ...sent, raised: true })) });
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
    default: {
      const after = visitChildren(run, node, states);
      const isAssignment =
        operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
      return isAssignment ? after.map((state) => assigned(state, node.left)) : after;
    }
  }
}

function visitAssignment(run: Run, node: ts.BinaryExpression, states: readonly State[]): State[] {
  const after = visit(run, node.right, states);
  const left = bare(node.left);
  if (ts.isIdentifier(left)) {
    const declaration = resolve(left);
    const leaves = isResponse(node.right, run) && !(declaration && run.responses.has(declaration));
    return leaves ? after.map(giveAway) : after.map((state) => assigned(state, left, node.right));
  }
  const member = memberName(left);
  if (member !== undefined && isResponse((left as ts.PropertyAccessExpression).expression, run)) {
    const effect = run.framework.effectOfAssignment(member, node.right);
    if (effect) return applyEffects(run, after, [effect], { node, name: left });
    // `res.send = function …`: from here on its members do something else.
    return isFunctionNode(bare(node.right)) ? after.map(escape) : after;
  }
  // The response is kept somewhere else: nobody knows what happens to it there.
  return isResponse(node.right, run) ? after.map(giveAway) : after.map((state) => assigned(state, left));
}
