import ts from 'typescript';
import { rememberedBy } from '../../syntax/remembered-by';
import { resolveName } from '../../syntax/scope';
import { functionAround, isFunctionNode, type FunctionNode } from '../../syntax/tree';
import type { Run } from './run';

/** Where names of a function may get another value or another content, each list in source order. */
interface Changes {
  /** Assignments, `++`, `--` and destructuring of the name itself. */
  readonly writes: ReadonlyMap<string, readonly ts.Node[]>;
  /** What may change an object's members: `x.y = …`, `x.load()`, `load(x)`. */
  readonly touches: ReadonlyMap<string, readonly ts.Node[]>;
}

// Keyed by function, so a cache lives as long as its tree.
const changesByFunction = rememberedBy<FunctionNode, Changes>();
const namesByNode = rememberedBy<ts.Node, readonly string[]>();
const NO_NAMES: readonly string[] = [];

/** The names that an expression reads, without those of members. */
export function namesIn(expression: ts.Node): readonly string[] {
  const known = namesByNode.get(expression);
  if (known) return known;
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) visit(node.expression);
    else if (ts.isPropertyAssignment(node)) visit(node.initializer);
    else if (ts.isIdentifier(node)) names.push(ts.idText(node));
    else ts.forEachChild(node, visit);
  };
  visit(expression);
  const found = names.length === 0 ? NO_NAMES : names;
  namesByNode.set(expression, found);
  return found;
}

/**
 * Whether what was learnt of an expression still holds where it is tested again. Plain assignments on the path are
 * known to the path itself; here count those that it does not see: in callbacks, in the next round of a loop, through
 * members and calls, and other variables of the same name.
 */
export function isSteady(run: Run, learnt: ts.Expression, tested: ts.Expression): boolean {
  // A nested function may be called twice, with another value each time.
  if (learnt === tested) return functionAround(tested) === run.fn;
  const names = namesIn(tested);
  if (names.some((name) => resolveName(name, learnt) !== resolveName(name, tested))) return false;
  const { writes, touches } = changesOf(run.fn);
  const around = functionAround(tested);
  const loops = loopsBetween(learnt, tested);
  for (const name of names) {
    for (const write of writes.get(name) ?? []) {
      if (functionAround(write) !== around || loops.some((loop) => holds(loop, write))) return false;
    }
    if (isPlain(tested)) continue;
    for (const touch of touches.get(name) ?? []) {
      const between = learnt.end <= touch.pos && touch.end <= tested.pos;
      if (between || loops.some((loop) => holds(loop, touch) && !holds(tested, touch))) return false;
    }
  }
  return true;
}

/** Whether a name gets another value somewhere in a part of the function. */
export function isWrittenIn(run: Run, name: string, part: ts.Node): boolean {
  return (
    changesOf(run.fn)
      .writes.get(name)
      ?.some((write) => holds(part, write)) ?? false
  );
}

// Whether only names and literals decide it, no members and calls.
function isPlain(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node))
    return false;
  return ts.forEachChild(node, (child) => (isPlain(child) ? undefined : true)) === undefined;
}

function loopsBetween(learnt: ts.Node, tested: ts.Node): readonly ts.Node[] {
  const loops: ts.Node[] = [];
  for (let at = tested.parent as ts.Node | undefined; at && !isFunctionNode(at); at = at.parent) {
    if (ts.isIterationStatement(at, false) && !holds(at, learnt)) loops.push(at);
  }
  return loops;
}

function holds(outer: ts.Node, inner: ts.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end;
}

function changesOf(fn: FunctionNode): Changes {
  const known = changesByFunction.get(fn);
  if (known) return known;
  const writes = new Map<string, ts.Node[]>();
  const touches = new Map<string, ts.Node[]>();
  const add = (into: Map<string, ts.Node[]>, name: string, node: ts.Node): void => {
    const list = into.get(name);
    if (list) list.push(node);
    else into.set(name, [node]);
  };
  const write = (target: ts.Expression, node: ts.Node): void => {
    const root = rootOf(target);
    if (ts.isIdentifier(target)) add(writes, ts.idText(target), node);
    else if (root) add(touches, root, node);
    else for (const name of namesIn(target)) add(writes, name, node);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isAssignment(node)) write(node.left, node);
    else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      if (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken)
        write(node.operand, node);
    } else if (ts.isCallExpression(node)) {
      const receiver = ts.isIdentifier(node.expression) ? undefined : rootOf(node.expression);
      if (receiver !== undefined) add(touches, receiver, node);
      for (const argument of node.arguments)
        if (ts.isIdentifier(argument)) add(touches, ts.idText(argument), node);
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(fn, visit);
  const changes = { writes, touches };
  changesByFunction.set(fn, changes);
  return changes;
}

function isAssignment({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

// The name that a chain of members starts with: `req` in `req.user.name`.
function rootOf(node: ts.Expression): string | undefined {
  let at = node;
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at) || ts.isNonNullExpression(at))
    at = at.expression;
  return ts.isIdentifier(at) && at !== node ? ts.idText(at) : undefined;
}
