import ts from 'typescript';
import { resolve } from '../syntax/scope';
import type { FunctionNode } from '../syntax/tree';

/** What an executor rejects its promise with, wherever in it; `open` where its `reject` gets away or gets nothing. */
export interface Rejections {
  readonly errors: readonly ts.Expression[];
  readonly open: boolean;
}

/** Reads the executor of `new Promise((resolve, reject) => …)`: what its `reject` is called with. */
export function rejectionsIn({ parameters, body }: FunctionNode): Rejections {
  const reject = parameters[1];
  if (!reject || !body) return { errors: [], open: false };
  if (!ts.isIdentifier(reject.name)) return { errors: [], open: true };
  const name = ts.idText(reject.name);
  const errors: ts.Expression[] = [];
  let open = false;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && ts.idText(node) === name && !isLabel(node) && resolve(node) === reject) {
      const { parent } = node;
      const error = ts.isCallExpression(parent) && parent.expression === node && parent.arguments[0];
      if (error) errors.push(error);
      else open = true; // given away: `.catch(reject)`
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  return { errors, open };
}

// `Promise.reject`, `{ reject: … }`
function isLabel(name: ts.Identifier): boolean {
  const { parent } = name;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === name;
}
