import ts from 'typescript';
import type { Span } from '../text/span';
import type { Modules } from './modules';
import { rememberedBy } from './remembered-by';

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

/** A function with a body. */
export type FunctionNode =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.GetAccessorDeclaration
  | ts.SetAccessorDeclaration
  | ts.ConstructorDeclaration;

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
 * @param input the text; a leading BOM is dropped
 * @param modules what its imports lead to, where the file is part of a project
 * @param file the file that the text is an excerpt of
 * @throws whatever the parser throws (stack overflow on extreme nesting); the caller reports it as the file's error
 */
export function parseTree(fileName: string, input: string, modules?: Modules, file?: string): Tree {
  const text = input.charCodeAt(0) === 0xfeff ? input.slice(1) : input;
  const source = ts.createSourceFile(
    fileName,
    text,
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    false,
    scriptKindOf(fileName),
  );
  const functions: FunctionNode[] = [];
  const classes: ts.ClassLikeDeclaration[] = [];
  const calls: ts.CallExpression[] = [];
  const constructions: ts.NewExpression[] = [];
  const throws: ts.ThrowStatement[] = [];
  const assignments = new Map<string, ts.BinaryExpression[]>();
  const memberAssignments: ts.BinaryExpression[] = [];

  let parent: ts.Node = source;
  const visit = (node: ts.Node): void => {
    (node as { parent: ts.Node }).parent = parent;
    switch (node.kind) {
      case ts.SyntaxKind.InterfaceDeclaration:
      case ts.SyntaxKind.TypeAliasDeclaration:
        return; // nothing in a type answers a request
      case ts.SyntaxKind.FunctionDeclaration:
      case ts.SyntaxKind.FunctionExpression:
      case ts.SyntaxKind.ArrowFunction:
      case ts.SyntaxKind.MethodDeclaration:
      case ts.SyntaxKind.GetAccessor:
      case ts.SyntaxKind.SetAccessor:
      case ts.SyntaxKind.Constructor:
        if ((node as FunctionNode).body) functions.push(node as FunctionNode);
        break;
      case ts.SyntaxKind.ClassDeclaration:
      case ts.SyntaxKind.ClassExpression:
        classes.push(node as ts.ClassLikeDeclaration);
        break;
      case ts.SyntaxKind.CallExpression:
        calls.push(node as ts.CallExpression);
        break;
      case ts.SyntaxKind.NewExpression:
        constructions.push(node as ts.NewExpression);
        break;
      case ts.SyntaxKind.ThrowStatement:
        throws.push(node as ts.ThrowStatement);
        break;
      case ts.SyntaxKind.BinaryExpression: {
        const binary = node as ts.BinaryExpression;
        if (!isAssignmentOperator(binary.operatorToken.kind)) break;
        if (ts.isPropertyAccessExpression(binary.left) || ts.isElementAccessExpression(binary.left)) {
          memberAssignments.push(binary);
        } else {
          for (const name of assignedNames(binary.left)) {
            const known = assignments.get(name);
            if (known) known.push(binary);
            else assignments.set(name, [binary]);
          }
        }
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
  const tree: Tree = {
    fileName,
    text,
    source,
    functions,
    classes,
    calls,
    constructions,
    throws,
    assignments,
    memberAssignments,
    syntaxErrors: (source as unknown as InternalFile).parseDiagnostics.map(({ start }) => start),
    modules,
    file,
  };
  trees.set(source, tree);
  return tree;
}

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
