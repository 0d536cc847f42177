import ts from 'typescript';

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
}

/**
 * Walks over a tree, sets the parents of its nodes and finds what stands in it.
 * @param known the index of the tree that this one was made of by the incremental parser: nodes that have a parent are
 * from there, and so is what stands in them
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
  };
  let parent: ts.Node = source;
  const visit = (node: ts.Node): void => {
    const isKnown = known && (node.parent as ts.Node | undefined);
    (node as { parent: ts.Node }).parent = parent;
    if (isKnown) {
      takeWithin(node, known, index);
      return;
    }
    switch (node.kind) {
      case ts.SyntaxKind.InterfaceDeclaration:
      case ts.SyntaxKind.TypeAliasDeclaration:
        // Nothing in a type answers a request. What stands in it may have been something else before.
        if (known) ts.forEachChild(node, orphan);
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
    const outer = parent;
    parent = node;
    ts.forEachChild(node, visit);
    parent = outer;
  };
  ts.forEachChild(source, visit);
  return index;
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
