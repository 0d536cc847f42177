import ts from 'typescript';
import type { Difference } from '../text/difference';
import type { Span } from '../text/span';
import type { Modules } from './modules';
import { dropCovered } from './covered-statements';
import { forgetBelow, rememberedBy } from './remembered-by';
import { assignmentsByName, indexTree, type FunctionNode, type TreeIndex } from './tree-index';

/** A parsed file with what one walk over it found; nodes carry `parent` pointers. */
export interface Tree {
  readonly fileName: string;
  /** The text without its BOM: all offsets count in it. */
  readonly text: string;
  readonly source: ts.SourceFile;
  /** Every function, method, accessor, constructor and arrow function that has a body, in source order. */
  readonly functions: readonly FunctionNode[];
  readonly classes: readonly ts.ClassLikeDeclaration[];
  readonly calls: readonly ts.CallExpression[];
  /** Every `new`, in source order. */
  readonly constructions: readonly ts.NewExpression[];
  readonly throws: readonly ts.ThrowStatement[];
  /** Assignments (`=`, `||=`, `+=` …) to a plain identifier, or to one in a pattern (`({ x } = …)`), by its name. */
  readonly assignments: ReadonlyMap<string, readonly ts.BinaryExpression[]>;
  /** Assignments to a member (`module.exports.x = …`, `ctx.status = …`), in source order. */
  readonly memberAssignments: readonly ts.BinaryExpression[];
  /** Where the parser met what it did not expect, in source order; a missing brace is missed at the file's end. */
  readonly syntaxErrors: readonly number[];
  /** What its imports lead to in other files; undefined when the file is read by itself. */
  readonly modules?: Modules | undefined;
  /** The file that this is an excerpt of; undefined for the file that is read itself. */
  readonly file?: string | undefined;
}

export type { FunctionNode } from './tree-index';

interface Internals {
  getTokenPosOfNode(node: ts.Node, source: ts.SourceFile): number;
}
interface InternalFile {
  readonly parseDiagnostics: readonly { readonly start: number }[];
}
// The parser's own functions that its type declarations leave out; the cut-out parser has them too.
const internals = ts as unknown as Internals;

/** The kind of script that a file name asks for; unknown endings are read as TypeScript with JSX. */
function scriptKindOf(fileName: string): ts.ScriptKind {
  const ending = /\.([cm]?[jt]sx?)$/i.exec(fileName)?.[1]?.toLowerCase() ?? 'tsx';
  if (ending === 'tsx') return ts.ScriptKind.TSX;
  if (ending === 'jsx') return ts.ScriptKind.JSX;
  return ending.endsWith('ts') ? ts.ScriptKind.TS : ts.ScriptKind.JS;
}

/**
 * Parses a file and indexes it in one walk. Half-typed code gives the tree that the parser could save.
 * @param fileName only its ending matters
 * @param text without its BOM
 * @param modules what its imports lead to, where the file is part of a project
 * @param file the file that the text is an excerpt of
 * @throws what `isTooDeep` knows, on extreme nesting; the caller reports it as the file's error
 */
export function parseTree(fileName: string, text: string, modules?: Modules, file?: string): Tree {
  const source = ts.createSourceFile(
    fileName,
    text,
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    false,
    scriptKindOf(fileName),
  );
  dropCovered(source);
  return treeOfSource(source, { fileName, text, modules, file }, indexTree(source));
}

/**
 * Makes the tree of the next version of a text out of that of the version before, which cannot be used any more: its nodes
 * go over into the new one. It is what {@link parseTree} makes of the text.
 * @param tree one that is followed since it was made, see `follow`: what is known of its nodes is forgotten
 * @returns undefined where it cannot be done, and then the tree is as it was
 */
export function updateTree(
  tree: Tree,
  text: string,
  { start, end, newEnd }: Difference,
  modules?: Modules,
): Tree | undefined {
  const index = indexes.get(tree);
  const isSame = start === end && start === newEnd;
  if (!index || isSame || tree.source.statements.length === 0 || !forgetBelow(tree.source)) return undefined;
  const range = { span: { start, length: end - start }, newLength: newEnd - start };
  const source = ts.updateSourceFile(tree.source, text, range);
  dropCovered(source);
  return treeOfSource(
    source,
    { fileName: tree.fileName, text, modules, file: tree.file },
    indexTree(source, index),
  );
}

function treeOfSource(
  source: ts.SourceFile,
  origin: Pick<Tree, 'fileName' | 'text' | 'modules' | 'file'>,
  index: TreeIndex,
): Tree {
  const { functions, classes, calls, constructions, throws, assigned, memberAssignments } = index;
  const tree: Tree = {
    ...origin,
    source,
    functions,
    classes,
    calls,
    constructions,
    throws,
    assignments: assignmentsByName(assigned),
    memberAssignments,
    syntaxErrors: (source as unknown as InternalFile).parseDiagnostics.map(({ start }) => start),
  };
  trees.set(source, tree);
  indexes.set(tree, index);
  return tree;
}

const indexes = rememberedBy<Tree, TreeIndex>();
const trees = rememberedBy<ts.SourceFile, Tree>();

/** The tree that a node stands in. */
export function treeOf(node: ts.Node): Tree | undefined {
  let at = node;
  while (at.parent as ts.Node | undefined) at = at.parent;
  return ts.isSourceFile(at) ? trees.get(at) : undefined;
}

/** Whether a node is inside another (or is it), which may be of another tree. */
export function isWithin(node: ts.Node, outer: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent as ts.Node | undefined) {
    if (at === outer) return true;
    if (at.pos < outer.pos || at.end > outer.end) return false;
  }
  return false;
}

/** Whether the node is a function with a body. */
export function isFunctionNode(node: ts.Node): node is FunctionNode {
  switch (node.kind) {
    case ts.SyntaxKind.FunctionDeclaration:
    case ts.SyntaxKind.FunctionExpression:
    case ts.SyntaxKind.ArrowFunction:
    case ts.SyntaxKind.MethodDeclaration:
    case ts.SyntaxKind.GetAccessor:
    case ts.SyntaxKind.SetAccessor:
    case ts.SyntaxKind.Constructor:
      return (node as FunctionNode).body !== undefined;
    default:
      return false;
  }
}

/** Where a node starts, behind its leading comments and white space. */
export function startOf(node: ts.Node, tree: Tree): number {
  return internals.getTokenPosOfNode(node, tree.source);
}

/** A node's span without leading comments and white space. */
export function spanOf(node: ts.Node, tree: Tree): Span {
  return { start: startOf(node, tree), end: node.end };
}

/** A node's own text, as written. */
export function textOf(node: ts.Node, tree: Tree): string {
  return tree.text.slice(startOf(node, tree), node.end);
}

/** The innermost function that holds the node (not the node itself), or undefined at module level. */
export function functionAround(node: ts.Node): FunctionNode | undefined {
  let at = node.parent as ts.Node | undefined;
  while (at && !isFunctionNode(at)) at = at.parent;
  return at;
}

/** The expression without parentheses, `as`, `satisfies`, `!`, `<T>` around it. */
export function bare(node: ts.Expression): ts.Expression {
  let at = node;
  while (
    ts.isParenthesizedExpression(at) ||
    ts.isAsExpression(at) ||
    ts.isNonNullExpression(at) ||
    ts.isSatisfiesExpression(at) ||
    ts.isTypeAssertionExpression(at)
  ) {
    at = at.expression;
  }
  return at;
}

/** The name in `x.name`, `x['name']`, `x?.name`; undefined for a computed one and for anything else. */
export function memberName(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node))
    return ts.isIdentifier(node.name) ? ts.idText(node.name) : undefined;
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return node.argumentExpression.text;
  }
  return undefined;
}

/** The name of a property in an object literal, class or binding pattern; undefined when computed. */
export function propertyNameText(name: ts.PropertyName | ts.BindingName | undefined): string | undefined {
  if (!name) return undefined;
  if (ts.isIdentifier(name)) return ts.idText(name);
  if (ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text;
  return undefined;
}
