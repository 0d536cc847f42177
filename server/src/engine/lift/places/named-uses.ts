import ts from 'typescript';
import { referenceOfDeclaration } from '../../syntax/modules';
import { bare, isFunctionNode, memberName, type Tree } from '../../syntax/tree';
import { constantPackageOf } from '../../values/constants';
import { emptyEnvironment } from '../../values/environment';
import { evaluateStatus } from '../../values/evaluate';
import { onlyCode } from '../../model/status-value';
import { topDeclarations } from './named-codes';

// Nobody has seen the members of another file: `JobStatus.OK` and a tracer's `StatusCode.OK` are none.
const ABOUT_HTTP = /^http_?\w*(?:status|codes?)/i;
const ABOUT_STATUS = /^(?:response_?)?status_?codes?$/i;
const OWN_MODULE = /^(?:[.~#/]|@\/|src\/)/;

/**
 * Imported names of codes that are handed on somewhere, whoever gets them: `{ statusCode: StatusCodes.OK }`,
 * `respond(HttpStatus.NOT_FOUND)`. Their names say what they are. In a comparison they ask for a status and write none.
 */
export function namedUses(tree: Tree): readonly ts.Expression[] {
  const names = importedNames(tree);
  if (names.size === 0) return [];
  const found: ts.Expression[] = [];
  const written = new RegExp(
    `(?<![\\w$.])(?:${[...names].join('|').replace(/\$/g, '\\$')})(?=\\??[.[])`,
    'g',
  );
  const starts = Array.from(tree.text.matchAll(written), ({ index }) => index);
  const visit = (node: ts.Node): void => {
    if (isType(node) || !holdsOne(starts, node)) return;
    if (memberName(node) !== undefined && isHandedOn(node)) {
      const use = node as ts.PropertyAccessExpression;
      const { expression: owner } = use;
      const root = ts.isPropertyAccessExpression(owner) ? owner.expression : owner;
      if (ts.isIdentifier(root) && names.has(ts.idText(root)) && isCode(use, tree)) found.push(use);
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(tree.source, visit);
  return found;
}

// Most of a file has none of the names: whether an offset of the sorted ones is in the node.
function holdsOne(starts: readonly number[], { pos, end }: ts.Node): boolean {
  let low = 0;
  for (let high = starts.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < pos) low = middle + 1;
    else high = middle;
  }
  return (starts[low] ?? Infinity) < end;
}

// Nodes in there are not walked by the parser's index, so they know no parent.
function isType({ kind }: ts.Node): boolean {
  return (
    (kind >= ts.SyntaxKind.FirstTypeNode && kind <= ts.SyntaxKind.LastTypeNode) ||
    kind === ts.SyntaxKind.InterfaceDeclaration ||
    kind === ts.SyntaxKind.TypeAliasDeclaration
  );
}

function importedNames(tree: Tree): ReadonlySet<string> {
  const names = topDeclarations(tree).filter(({ declaration, name }) => {
    const specifier = referenceOfDeclaration(declaration)?.specifier;
    if (specifier === undefined) return false;
    if (constantPackageOf(specifier)) return true;
    return ABOUT_HTTP.test(name) || (ABOUT_STATUS.test(name) && OWN_MODULE.test(specifier));
  });
  return new Set(names.map(({ name }) => name));
}

function isCode(use: ts.Expression, tree: Tree): boolean {
  const status = evaluateStatus(use, emptyEnvironment(tree));
  return status.problems.length === 0 && onlyCode(status) !== undefined;
}

function isHandedOn(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression !== node;
  if (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) || ts.isVariableDeclaration(parent))
    return parent.initializer === node;
  if (ts.isParameter(parent) || ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isConditionalExpression(parent)) return parent.condition !== node;
  if (ts.isReturnStatement(parent)) return true;
  if (isFunctionNode(parent)) return parent.body === node;
  if (!ts.isBinaryExpression(parent)) return bare(parent as ts.Expression) === node && isHandedOn(parent);
  const { kind } = parent.operatorToken;
  return (
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken ||
    (kind === ts.SyntaxKind.EqualsToken && parent.right === node)
  );
}
