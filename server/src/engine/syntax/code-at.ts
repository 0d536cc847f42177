import ts from 'typescript';
import type { Span } from '../text/span';
import { commentPlaceAt } from './comment-places';
import { isLiteral } from './comments';
import { isFunctionNode, startOf, type Tree } from './tree';

/** Stands for the statements of a block, which are code of their own. */
const BLOCK = '{…}';

/**
 * The code that a place belongs to, in one line: the innermost statement, function or catch clause around it, without
 * the statements of the blocks in it. It is the same however the code is indented, broken into lines, quoted, put in
 * parentheses and commented, and whatever happens around it or in its blocks. In a comment it is the line of that comment.
 */
export function codeAt(span: Span, tree: Tree): string {
  const comment = commentLineAt(span, tree);
  if (comment !== undefined) return comment;
  const unit = unitAround(span, tree);
  return unit ? lineOf(unit, tree) : tree.text.slice(span.start, span.end);
}

function commentLineAt({ start, end }: Span, tree: Tree): string | undefined {
  const place = commentPlaceAt(Math.min(start + 1, end), tree);
  if (place.kind !== 'comment') return undefined;
  const { text } = tree;
  const lineBreak = /[\r\n]/;
  const before = text.slice(place.start, start).split(lineBreak).at(-1) ?? '';
  const [after = ''] = text.slice(start, place.end).split(lineBreak);
  return `${before}${after}`
    .replace(/^\s*\*(?!\/)\s?/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function unitAround({ start, end }: Span, tree: Tree): ts.Node | undefined {
  let unit: ts.Node | undefined;
  const visit = (node: ts.Node): true | undefined => {
    if (startOf(node, tree) > start || node.end < end) return undefined;
    if (isUnit(node)) unit = node;
    ts.forEachChild(node, visit);
    return true;
  };
  ts.forEachChild(tree.source, visit);
  return unit;
}

function isUnit(node: ts.Node): boolean {
  if (ts.isPropertyAssignment(node)) return isFunctionNode(node.initializer);
  if (isFunctionNode(node) || ts.isCatchClause(node)) return true;
  return ts.isStatement(node) && !ts.isBlock(node);
}

function lineOf(unit: ts.Node, tree: Tree): string {
  let line = '';
  let end = startOf(unit, tree);
  const add = (piece: string): void => {
    if (piece !== '') line += `${mustPart(line, piece) ? ' ' : ''}${piece}`;
  };
  const addBetween = (until: number): void => {
    for (const piece of wordsBetween(tree.text.slice(end, until))) add(piece);
  };
  const visit = (node: ts.Node): void => {
    if (node !== unit && isBlockLike(node)) {
      addBetween(startOf(node, tree));
      add(BLOCK);
      end = node.end;
      return;
    }
    if (ts.isParenthesizedExpression(node)) {
      addBetween(startOf(node, tree));
      end = startOf(node, tree) + 1;
      visit(node.expression);
      addBetween(node.end - 1);
      end = node.end;
      return;
    }
    if (isBareParameter(node, tree)) {
      addBetween(startOf(node, tree));
      add(`(${tree.text.slice(startOf(node, tree), node.end)})`);
      end = node.end;
      return;
    }
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => void children.push(child));
    for (const child of children) visit(child);
    if (children.length > 0) return;
    addBetween(startOf(node, tree));
    const text = tree.text.slice(startOf(node, tree), node.end);
    if (ts.isStringLiteral(node)) add(quoted(node.text));
    else if (isLiteral(node)) add(text.replace(/\s+/g, ' '));
    else for (const piece of wordsBetween(text)) add(piece);
    end = node.end;
  };
  visit(unit);
  addBetween(unit.end);
  // What formatters add and take away.
  return line.replace(/, ?(?=[)\]}])/g, '').replace(/;$/, '');
}

// `a => b`: formatters write parentheses around it, or not.
function isBareParameter(node: ts.Node, tree: Tree): boolean {
  if (!ts.isParameter(node) || !ts.isArrowFunction(node.parent)) return false;
  return !tree.text.slice(startOf(node.parent, tree), startOf(node, tree)).includes('(');
}

// A class's own code is that of its members.
function isBlockLike(node: ts.Node): boolean {
  return ts.isBlock(node) || ts.isCaseBlock(node) || ts.isModuleBlock(node) || ts.isClassElement(node);
}

/** What stands between names and literals: punctuation and keywords. */
function wordsBetween(text: string): readonly string[] {
  return text
    .replace(/\/\*[^]*?(?:\*\/|$)|\/\/.*/g, ' ')
    .split(/\s+/)
    .filter((piece) => piece !== '');
}

function mustPart(before: string, piece: string): boolean {
  return before.endsWith(',') || (/[\w$]$/.test(before) && /^[\w$]/.test(piece));
}

function quoted(text: string): string {
  return `'${text.replace(/\s+/g, ' ')}'`;
}
