import ts from 'typescript';
import { rememberedBy } from '../syntax/remembered-by';
import type { Declaration } from '../syntax/scope';
import { isFunctionNode } from '../syntax/tree';

const STATUS_MEMBERS: ReadonlySet<string> = new Set(['code', 'status', 'statusCode']);
// Types that promise no status: an error of another type may well have one always.
const OPEN_TYPE = /^(?:any|unknown|Error|(?:NodeJS\.)?ErrnoException|FastifyError)$/;
const ERROR_NAME = /^(?:e|ex|er|err|error|exc|exception|reason)$|(?:Err|Error)$/;
const tested = rememberedBy<Declaration, boolean>();

/** Whether a member of an error is one that people send as its status. */
export function isStatusMember(name: string): boolean {
  return STATUS_MEMBERS.has(name);
}

/** Whether a declaration is a catch variable, or the error parameter of a callback or an error handler. */
export function isErrorVariable(declaration: Declaration): boolean {
  if (ts.isVariableDeclaration(declaration)) return ts.isCatchClause(declaration.parent);
  if (!ts.isParameter(declaration) || !ts.isIdentifier(declaration.name)) return false;
  const { parent } = declaration;
  // An error handler by its arity, or a function that is written as an argument; a helper gets what its callers have.
  const isHandler = parent.parameters.length === 4 || ts.isCallExpression(parent.parent);
  if (!isHandler || parent.parameters[0] !== declaration) return false;
  return ERROR_NAME.test(ts.idText(declaration.name));
}

/**
 * Whether nothing is known of a status of this error: no test in its scope asks for its status or its class,
 * and its type does not promise one.
 */
export function isUnguardedError(declaration: Declaration, name: string): boolean {
  if (!isErrorVariable(declaration)) return false;
  const known = tested.get(declaration);
  if (known !== undefined) return !known;
  const { type } = declaration as ts.ParameterDeclaration;
  const promises = type !== undefined && !OPEN_TYPE.test(typeName(type));
  const result = promises || isTested(declaration.parent, name);
  tested.set(declaration, result);
  return !result;
}

function typeName(type: ts.TypeNode): string {
  if (type.kind === ts.SyntaxKind.AnyKeyword) return 'any';
  if (type.kind === ts.SyntaxKind.UnknownKeyword) return 'unknown';
  if (!ts.isTypeReferenceNode(type)) return '';
  const name = type.typeName;
  return ts.isIdentifier(name) ? ts.idText(name) : ts.idText(name.right);
}

// Looks for `err.status`, `err instanceof X`, `isHttpError(err)` in a condition. `if (err)` says nothing of the status.
function isTested(scope: ts.Node, name: string): boolean {
  let found = false;
  const condition = (node: ts.Node): void => {
    if (found) return;
    if (ts.isIdentifier(node) && ts.idText(node) === name) found = asksForStatus(node);
    else if (!isFunctionNode(node)) ts.forEachChild(node, condition);
  };
  const visit = (node: ts.Node): void => {
    if (found) return;
    if (ts.isIfStatement(node) || ts.isSwitchStatement(node)) condition(node.expression);
    else if (ts.isConditionalExpression(node)) condition(node.condition);
    else if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
    ) {
      condition(node.left);
    }
    ts.forEachChild(node, visit);
  };
  visit(scope);
  return found;
}

function asksForStatus(use: ts.Identifier): boolean {
  const { parent } = use;
  if (ts.isPropertyAccessExpression(parent))
    return parent.expression === use && isStatusMember(ts.idText(parent.name));
  if (ts.isBinaryExpression(parent)) {
    const operator = parent.operatorToken.kind;
    return operator === ts.SyntaxKind.InstanceOfKeyword || operator === ts.SyntaxKind.InKeyword;
  }
  return ts.isCallExpression(parent) && parent.arguments.includes(use);
}
