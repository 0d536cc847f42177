import ts from 'typescript';
import { bare, isFunctionNode } from '../../syntax/tree';
import { runCallback } from './callbacks';
import { receivesResponse, type Run } from './run';
import { giveAway, type State } from './state';

/** Reads `new X(…)`: a promise runs its function at once, any other object keeps its functions for later. */
export function visitConstruction(run: Run, node: ts.NewExpression, states: readonly State[]): State[] {
  const callee = bare(node.expression);
  const isPromise = ts.isIdentifier(callee) && ts.idText(callee) === 'Promise';
  let current = [...states];
  for (const argument of node.arguments ?? []) {
    const fn = bare(argument);
    if (isFunctionNode(fn)) {
      if (run.hot.has(fn)) current = runCallback(run, fn, current, isPromise ? 'once' : 'listener', node);
    } else current = run.read.visit(run, argument, current);
  }
  return receivesResponse(node, run) ? current.map(giveAway) : current;
}
