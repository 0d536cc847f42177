import ts from 'typescript';
import { bare, isFunctionNode, memberName, type FunctionNode } from '../syntax/tree';

/** What a handler's body holds that the reading of its paths must look at. */
export interface Hot {
  /** Nodes with the response, `next`, or something that decides the flow below them; all others are passed over. */
  readonly nodes: ReadonlySet<ts.Node>;
  /** Names that stand for the response: its parameter, and variables that are set to it. */
  readonly responseNames: ReadonlySet<string>;
}

/**
 * Marks what matters in a function, so that the rest is never visited twice.
 * @param fn the handler
 * @param response the names of the response parameter
 * @param others names of `next` and the like
 */
export function findHot(fn: FunctionNode, response: ReadonlySet<string>, others: ReadonlySet<string>): Hot {
  const nodes = new Set<ts.Node>();
  const responseNames = new Set(response);
  const identifiers = new Map<string, ts.Identifier[]>();
  const localFunctions: { name: string; node: ts.Node }[] = [];

  // Nodes from which everything up to the handler is marked: here a later climb can stop.
  const climbed = new Set<ts.Node>();
  const mark = (from: ts.Node): void => {
    for (let at: ts.Node = from; at !== fn && !climbed.has(at); at = at.parent) {
      nodes.add(at);
      climbed.add(at);
    }
  };
  // What decides the flow of one function says nothing to the function around it.
  const markWithin = (from: ts.Node): void => {
    for (let at: ts.Node = from; at !== fn && !isFunctionNode(at) && !nodes.has(at); at = at.parent)
      nodes.add(at);
  };
  const visit = (node: ts.Node): void => {
    switch (node.kind) {
      case ts.SyntaxKind.Identifier: {
        const name = ts.idText(node as ts.Identifier);
        const known = identifiers.get(name);
        if (known) known.push(node as ts.Identifier);
        else identifiers.set(name, [node as ts.Identifier]);
        return;
      }
      case ts.SyntaxKind.ThrowStatement:
        mark(node);
        break;
      case ts.SyntaxKind.ReturnStatement:
      case ts.SyntaxKind.BreakStatement:
      case ts.SyntaxKind.ContinueStatement:
        markWithin(node);
        break;
      case ts.SyntaxKind.BinaryExpression:
        if (isAssignmentToName(node as ts.BinaryExpression)) markWithin(node);
        break;
      case ts.SyntaxKind.VariableDeclaration: {
        const { name, initializer } = node as ts.VariableDeclaration;
        if (!initializer || !ts.isIdentifier(name)) break;
        const value = bare(initializer);
        if (isFunctionNode(value)) localFunctions.push({ name: ts.idText(name), node: value });
        else if (isAlias(value, responseNames)) responseNames.add(ts.idText(name));
        break;
      }
      case ts.SyntaxKind.FunctionDeclaration: {
        const { name } = node as ts.FunctionDeclaration;
        if (name) localFunctions.push({ name: ts.idText(name), node });
        break;
      }
      default:
    }
    ts.forEachChild(node, visit);
  };
  if (fn.body) visit(fn.body);

  const marked = new Set<string>();
  const markNames = (names: Iterable<string>): void => {
    for (const name of names) {
      if (marked.has(name)) continue;
      marked.add(name);
      for (const identifier of identifiers.get(name) ?? []) mark(identifier);
    }
  };
  markNames(responseNames);
  markNames(others);
  // A call of a local function that answers matters too; functions call one another, so until nothing changes.
  for (let before = -1; before !== marked.size;) {
    before = marked.size;
    markNames(
      localFunctions
        .filter(({ node }) => answers(node, nodes, identifiers, responseNames, others))
        .map(({ name }) => name),
    );
  }
  return { nodes, responseNames };
}

// `return` alone makes every function hot; what counts is that the response or `next` is in it.
function answers(
  node: ts.Node,
  nodes: ReadonlySet<ts.Node>,
  identifiers: ReadonlyMap<string, readonly ts.Identifier[]>,
  response: ReadonlySet<string>,
  others: ReadonlySet<string>,
): boolean {
  if (!nodes.has(node)) return false;
  for (const name of [...response, ...others]) {
    if (identifiers.get(name)?.some((identifier) => node.pos <= identifier.pos && identifier.end <= node.end))
      return true;
  }
  return false;
}

function isAssignmentToName(node: ts.BinaryExpression): boolean {
  return node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isIdentifier(node.left);
}

// `const r = res`, `const r = res.status(404)`: members of the response give the response back.
function isAlias(value: ts.Expression, responseNames: ReadonlySet<string>): boolean {
  let at = value;
  for (;;) {
    if (ts.isIdentifier(at)) return responseNames.has(ts.idText(at));
    if (!ts.isCallExpression(at)) return false;
    const callee = bare(at.expression);
    if (
      !ts.isPropertyAccessExpression(callee) ||
      !/^(?:status|code|type|set|header|headers)$/.test(memberName(callee) ?? '')
    )
      return false;
    at = bare(callee.expression);
  }
}
