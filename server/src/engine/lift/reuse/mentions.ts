import ts from 'typescript';
import { resolve, type Declaration } from '../../syntax/scope';
import { memberName, startOf, type Tree } from '../../syntax/tree';
import { isShared } from './carried';

/** Every use of a variable; with `members` only those that may be of one of these members. */
export function usesOf(
  declaration: Declaration,
  members: ReadonlySet<string> | undefined,
  tree: Tree,
): readonly ts.Identifier[] {
  const { name } = declaration;
  if (!name || !ts.isIdentifier(name)) return [];
  return identifiersOf(ts.idText(name), tree).filter((use) => {
    if (use === name || isMemberName(use) || resolve(use) !== declaration) return false;
    const { parent } = use;
    const isOther = ts.isPropertyAccessExpression(parent) && parent.expression === use && members;
    return !isOther || members.has(memberName(parent) ?? '');
  });
}

/** Every use of a member of what has no name of its own: `this.name`, `exports.name`. */
export function memberUsesOf(name: string, tree: Tree): readonly ts.Node[] {
  return identifiersOf(name, tree).flatMap((use) => {
    // What only types read has no parents.
    const parent = use.parent as ts.Node | undefined;
    const isUse =
      parent && ts.isPropertyAccessExpression(parent) && parent.name === use && isShared(parent.expression);
    return isUse ? [parent] : [];
  });
}

// `this[name]`, `const { name } = this`, `const self = this`.
const UNNAMED =
  /(?:\b(?:this|exports)\s*(?:\?\.\s*)?\[)|=\s*(?:this|(?:module\s*\.\s*)?exports)\s*(?:[;,)]|$)/m;

/** Whether members of `this` or `exports` may be read without their names. */
export function readsUnnamed({ text }: Tree): boolean {
  return UNNAMED.test(text);
}

function isMemberName(use: ts.Identifier): boolean {
  const { parent } = use;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === use;
  if (ts.isPropertyAssignment(parent) || ts.isBindingElement(parent)) return parent.initializer !== use;
  return false;
}

function identifiersOf(name: string, tree: Tree): readonly ts.Identifier[] {
  const word = new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`, 'g');
  return [...tree.text.matchAll(word)].flatMap(({ index }) => identifierAt(index, tree) ?? []);
}

function identifierAt(offset: number, tree: Tree): ts.Identifier | undefined {
  const within = (node: ts.Node): ts.Node | undefined =>
    node.pos <= offset && offset < node.end ? node : undefined;
  let node: ts.Node | undefined = tree.source;
  while (node && !ts.isIdentifier(node)) node = ts.forEachChild(node, within);
  return node && startOf(node, tree) === offset ? node : undefined;
}
