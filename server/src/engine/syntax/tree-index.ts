import ts from 'typescript';
import { DEEPEST, TooDeep } from './too-deep';

/** A function with a body. */
export type FunctionNode =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.GetAccessorDeclaration
  | ts.SetAccessorDeclaration
  | ts.ConstructorDeclaration;

/** What one walk over a tree finds, each in source order. */
export interface TreeIndex {
  readonly functions: FunctionNode[];
  readonly classes: ts.ClassLikeDeclaration[];
  readonly calls: ts.CallExpression[];
  readonly constructions: ts.NewExpression[];
  readonly throws: ts.ThrowStatement[];
  /** Assignments to a plain identifier, or to a pattern. */
  readonly assigned: ts.BinaryExpression[];
  /** Assignments to a member. */
  readonly memberAssignments: ts.BinaryExpression[];
  /** No node stands deeper than that many others. */
  deepest: number;
}

/**
 * Walks over a tree, sets the parents of its nodes and finds what stands in it.
 * @param known the index of the tree that this one was made of by the incremental parser: nodes that have a parent are
 * from there, and so is what stands in them
 * @throws TooDeep
 */
export function indexTree(source: ts.SourceFile, known?: TreeIndex): TreeIndex {
  const index: TreeIndex = {
    functions: [],
    classes: [],
    calls: [],
    constructions: [],
    throws: [],
    assigned: [],
    memberAssignments: [],
    deepest: 0,
  };
  let parent: ts.Node = source;
  let depth = 0;
  const within = (node: ts.Node, each: (child: ts.Node) => void): void => {
    if (++depth > DEEPEST) throw new TooDeep();
    if (depth > index.deepest) index.deepest = depth;
    const outer = parent;
    parent = node;
    ts.forEachChild(node, each);
    parent = outer;
    depth--;
  };
  // Nothing in a type answers a request; but whoever walks through one climbs up again.
  const link = (node: ts.Node): void => {
    (node as { parent: ts.Node }).parent = parent;
    within(node, link);
  };
  const measure = (node: ts.Node): void => within(node, measure);
  /** Takes over what is known of a node of the tree before; false where nothing is. */
  const takeOver = (node: ts.Node, known: TreeIndex): boolean => {
    const before = placeOf(node);
    if (before === 'in a type') {
      ts.forEachChild(node, orphan);
      return false;
    }
    (node as { parent: ts.Node }).parent = parent;
    takeWithin(node, known, index);
    const deepest = known.deepest + Math.max(0, depth - before);
    if (deepest > DEEPEST) within(node, measure);
    else if (deepest > index.deepest) index.deepest = deepest;
    return true;
  };
  const visit = (node: ts.Node): void => {
    if (known && (node.parent as ts.Node | undefined) && takeOver(node, known)) return;
    (node as { parent: ts.Node }).parent = parent;
    switch (node.kind) {
      case ts.SyntaxKind.InterfaceDeclaration:
      case ts.SyntaxKind.TypeAliasDeclaration:
        within(node, link);
        return;
      case ts.SyntaxKind.FunctionDeclaration:
      case ts.SyntaxKind.FunctionExpression:
      case ts.SyntaxKind.ArrowFunction:
      case ts.SyntaxKind.MethodDeclaration:
      case ts.SyntaxKind.GetAccessor:
      case ts.SyntaxKind.SetAccessor:
      case ts.SyntaxKind.Constructor:
        if ((node as FunctionNode).body) index.functions.push(node as FunctionNode);
        break;
      case ts.SyntaxKind.ClassDeclaration:
      case ts.SyntaxKind.ClassExpression:
        index.classes.push(node as ts.ClassLikeDeclaration);
        break;
      case ts.SyntaxKind.CallExpression:
        index.calls.push(node as ts.CallExpression);
        break;
      case ts.SyntaxKind.NewExpression:
        index.constructions.push(node as ts.NewExpression);
        break;
      case ts.SyntaxKind.ThrowStatement:
        index.throws.push(node as ts.ThrowStatement);
        break;
      case ts.SyntaxKind.BinaryExpression: {
        const { left, operatorToken } = node as ts.BinaryExpression;
        if (!isAssignmentOperator(operatorToken.kind)) break;
        const isMember = ts.isPropertyAccessExpression(left) || ts.isElementAccessExpression(left);
        (isMember ? index.memberAssignments : index.assigned).push(node as ts.BinaryExpression);
        break;
      }
      default:
    }
    within(node, visit);
  };
  ts.forEachChild(source, visit);
  return index;
}

/** How many nodes a node of a tree stood in, its file aside; what stood in a type is in no index. */
function placeOf(node: ts.Node): number | 'in a type' {
  let depth = 0;
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isInterfaceDeclaration(at) || ts.isTypeAliasDeclaration(at)) return 'in a type';
    // It was the child of an orphan.
    if (!(at.parent as ts.Node | undefined)) return 'in a type';
    depth++;
  }
  return depth;
}

function orphan(node: ts.Node): void {
  (node as { parent: ts.Node | undefined }).parent = undefined;
  ts.forEachChild(node, orphan);
}

/** The assignments by the name of the variable; one to a pattern has several. */
export function assignmentsByName(
  assigned: readonly ts.BinaryExpression[],
): ReadonlyMap<string, readonly ts.BinaryExpression[]> {
  const byName = new Map<string, ts.BinaryExpression[]>();
  for (const binary of assigned) {
    for (const name of assignedNames(binary.left)) {
      const known = byName.get(name);
      if (known) known.push(binary);
      else byName.set(name, [binary]);
    }
  }
  return byName;
}

function assignedNames(target: ts.Expression): string[] {
  if (ts.isIdentifier(target)) return [ts.idText(target)];
  if (ts.isArrayLiteralExpression(target)) return target.elements.flatMap(assignedNames);
  if (!ts.isObjectLiteralExpression(target)) return [];
  return target.properties.flatMap((property) => {
    if (ts.isShorthandPropertyAssignment(property)) return [ts.idText(property.name)];
    return ts.isPropertyAssignment(property) ? assignedNames(property.initializer) : [];
  });
}

function isAssignmentOperator(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function takeWithin(node: ts.Node, known: TreeIndex, index: TreeIndex): void {
  take(node, known.functions, index.functions);
  take(node, known.classes, index.classes);
  take(node, known.calls, index.calls);
  take(node, known.constructions, index.constructions);
  take(node, known.throws, index.throws);
  take(node, known.assigned, index.assigned);
  take(node, known.memberAssignments, index.memberAssignments);
}

// The parser has moved the old nodes to where they stand now, so that they are still in order.
function take<Found extends ts.Node>({ pos, end }: ts.Node, known: readonly Found[], found: Found[]): void {
  for (let at = firstFrom(known, pos); at < known.length; at++) {
    const one = known[at];
    if (!one || one.pos >= end) return;
    if (one.end <= end) found.push(one);
  }
}

function firstFrom(nodes: readonly ts.Node[], pos: number): number {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.pos ?? 0) < pos) low = middle + 1;
    else high = middle;
  }
  return low;
}
