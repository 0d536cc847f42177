import ts from 'typescript';
import { resolve } from '../../syntax/scope';
import { bare, memberName, propertyNameText, textOf, type Tree } from '../../syntax/tree';
import type { Draft } from '../flow/draft';
import type { Run } from '../flow/run';

// A body within a body is looked into this far: `{ data: { thing } }`.
const DEPTH = 2;

/**
 * What a body says was created, as source that names it in a path.
 * @param parameter the route parameter that takes it: for `id` and `thingId` the thing's `id` (or `_id`, where the file writes
 * that), for any other the member of that name
 */
export function createdKey(run: Run, { body }: Draft, parameter: string): string | undefined {
  return body && keyIn(bare(body), parameter, run, DEPTH);
}

/** A parameter of the route as source. */
export function routeParameter({ request }: Run, name: string): string | undefined {
  if (!request || !ts.isParameter(request) || !ts.isIdentifier(request.name)) return undefined;
  const owner = `${ts.idText(request.name)}.params`;
  return /^[\w$]+$/.test(name) ? `${owner}.${name}` : undefined;
}

function keyIn(node: ts.Expression, parameter: string, run: Run, depth: number): string | undefined {
  if (!ts.isObjectLiteralExpression(node))
    return isThing(node, run) ? memberOf(node, parameter, run) : undefined;
  const members = node.properties.flatMap((property) => {
    const name = propertyNameText(property.name);
    const value = valueOf(property);
    return name === undefined || !value || BESIDE.test(name) ? [] : [{ name, value }];
  });
  const own = members.find(({ name }) => name === parameter || name === 'id' || name === '_id');
  if (own) return isPlain(own.value) ? textOf(own.value, run.tree) : undefined;
  if (depth === 0) return undefined;
  for (const { value } of members) {
    const key = keyIn(value, parameter, run, depth - 1);
    if (key !== undefined) return key;
  }
  return undefined;
}

// What stands beside the thing itself.
const BESIDE = /token|jwt|message|msg|status|success|error|count|total|meta|links/i;

function valueOf(property: ts.ObjectLiteralElementLike): ts.Expression | undefined {
  if (ts.isShorthandPropertyAssignment(property)) return property.name;
  return ts.isPropertyAssignment(property) ? bare(property.initializer) : undefined;
}

function isPlain(node: ts.Expression): boolean {
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
}

/** Whether an expression may be what was created: a variable of a function, or a member of one, and not the request. */
function isThing(node: ts.Expression, run: Run): boolean {
  let root = node;
  while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root))
    root = bare(root.expression);
  const declaration = ts.isIdentifier(root) ? resolve(root) : undefined;
  if (!declaration || declaration === run.request) return false;
  if (ts.isBindingElement(declaration)) return true;
  if (ts.isParameter(declaration)) return declaration.parent !== run.fn;
  if (!ts.isVariableDeclaration(declaration)) return false;
  const { initializer } = declaration;
  const value = initializer && bare(initializer);
  return !value || ts.isAwaitExpression(value) || ts.isNewExpression(value) || ts.isCallExpression(value);
}

function memberOf(node: ts.Expression, parameter: string, { tree, fn }: Run): string | undefined {
  const isList = ts.isIdentifier(node) && /(?:list|rows|results)$/i.test(ts.idText(node));
  if (isList || memberName(node) === 'rows') return undefined;
  // `{ thingId: thing.id }` is about the thing.
  const isKey = ts.isPropertyAccessExpression(node) && /^_?id$/.test(ts.idText(node.name));
  const owner = textOf(isKey ? node.expression : node, tree);
  if (/id$/i.test(parameter)) return `${owner}.${writesUnderscored(tree) ? '_id' : 'id'}`;
  const body = tree.text.slice(fn.pos, fn.end);
  return new RegExp(`\\b${parameter}\\b`).test(body) ? `${owner}.${parameter}` : undefined;
}

function writesUnderscored({ text }: Tree): boolean {
  return /\._id\b/.test(text) && !/\.id\b(?!\s*\()/.test(text.replace(/\bparams\.id\b/g, ''));
}
