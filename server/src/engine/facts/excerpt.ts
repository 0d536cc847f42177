import ts from 'typescript';
import { ELIDED } from '../syntax/elided';
import { isFunctionNode, startOf, textOf, type FunctionNode, type Tree } from '../syntax/tree';

/**
 * The part of a file's source that other files are read with: its imports and exports, constants, classes, and the
 * functions that may answer, throw or give a status. What is left out would not be understood there anyway. Two versions
 * of a file whose excerpts have the same tokens mean the same to all others.
 */
export interface Excerpt {
  readonly text: string;
  /** For each kept part where it starts in `text` and, next to it, in the file; ascending. UTF-16 offsets. */
  readonly origins: readonly number[];
}

// Shorter ones are not worth a cut.
const SHORT = 200;
// Below this share of the file nothing is cut: then its tree serves as it is.
const WORTH = 0.4;
// A function with none of these words sends, throws and gives nothing that is a status, and adds nothing that does.
const MAY_MATTER =
  /\b(?:throw|res|resp|response|reply|next|ctx|status\w*|code)\b|[Ee]rror|[Ee]xception|[sS]tatus|[bB]oom|\b[1-5]\d\d\b|\.decorate/;

/** Cuts a file down to what others can use of it; the whole text where a cut would not pay. */
export function excerptOf(tree: Tree): Excerpt {
  const cuts = cutsIn(tree);
  const gone = cuts.reduce((sum, { start, end }) => sum + end - start, 0);
  if (gone < tree.text.length * WORTH) return { text: tree.text, origins: [0, 0] };
  const parts: string[] = [];
  const origins: number[] = [];
  let length = 0;
  let from = 0;
  const keep = (to: number): void => {
    if (to <= from) return;
    origins.push(length, from);
    parts.push(tree.text.slice(from, to));
    length += to - from;
  };
  for (const { start, end, instead } of cuts) {
    keep(start);
    parts.push(instead);
    length += instead.length;
    from = end;
  }
  keep(tree.text.length);
  return { text: parts.join(''), origins };
}

/** Where an offset of an excerpt's text lies in the file. */
export function originalOffset({ origins }: Excerpt, offset: number): number {
  let low = 0;
  let high = origins.length / 2 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((origins[middle * 2] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return (origins[low * 2 + 1] ?? 0) + Math.max(0, offset - (origins[low * 2] ?? 0));
}

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly instead: string;
}

function cutsIn(tree: Tree): readonly Cut[] {
  const cuts: Cut[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
      cuts.push({ start: startOf(node, tree), end: node.end, instead: '' });
      return;
    }
    const body = isFunctionNode(node) ? node.body : undefined;
    if (!body) {
      ts.forEachChild(node, visit);
      return;
    }
    const start = startOf(body, tree);
    if (body.end - start < SHORT || !isDispensable(node as FunctionNode, start, tree)) return;
    const instead = ts.isBlock(body) ? `{${changesIn(body, tree)}return ${ELIDED}}` : ELIDED;
    cuts.push({ start, end: body.end, instead });
  };
  ts.forEachChild(tree.source, visit);
  return cuts;
}

// What a function sets outside of itself has other values than those that are kept: `connected = $elided;`.
function changesIn(body: ts.Node, tree: Tree): string {
  const targets = new Set<string>();
  const note = (target: ts.Expression): void => {
    const text = textOf(target, tree);
    if (text.length <= LONGEST_TARGET && /^[\w$.[\]'"]+$/.test(text)) targets.add(text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isAssignment(node)) note(node.left);
    if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      const { operator, operand } = node;
      if (operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken)
        note(operand);
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  return [...targets].map((target) => `${target}=${ELIDED};`).join('');
}

const LONGEST_TARGET = 80;

function isAssignment({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isDispensable(fn: FunctionNode, start: number, tree: Tree): boolean {
  if (ts.isConstructorDeclaration(fn)) return false;
  return !MAY_MATTER.test(tree.text.slice(start, fn.end));
}
