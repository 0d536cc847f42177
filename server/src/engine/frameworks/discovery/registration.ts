import ts from 'typescript';
import type { FrameworkName } from '../../model/framework-name';
import type { HandlerRole } from '../../model/handler';
import { resolve } from '../../syntax/scope';
import { bare, type FunctionNode } from '../../syntax/tree';
import type { Follow, Followed } from './follow';
import type { Roles } from './parameters';

/** A function that a call registers, and as what. */
export interface Registration {
  readonly fn: FunctionNode;
  readonly framework: FrameworkName;
  readonly role: HandlerRole;
  readonly roles: Roles;
  readonly wrapped: boolean;
  /** Upper case, `ALL` for any. */
  readonly method: string | undefined;
  readonly path: string | undefined;
  /** Where it is registered at a list of paths: all of them, none when one is not known. */
  readonly paths?: readonly string[] | undefined;
  /** Fastify's options of the route. */
  readonly options?: ts.Expression | undefined;
}

/** A call of a member of an application or router. */
export interface RegistrationCall {
  readonly call: ts.CallExpression;
  /** The member's name; undefined when computed (`app[method](path, handler)`). */
  readonly member: string | undefined;
  /** The path of the `.route(path)` before it. */
  readonly routePath: ts.Expression | undefined;
  readonly follow: Follow;
}

/** Registers each function of one argument slot in turn. */
export function followArguments(
  args: readonly ts.Expression[],
  follow: Follow,
): readonly (readonly Followed[])[] {
  return args.flatMap((argument) => slotsOf(argument, follow));
}

// An array is as many slots as it has elements: its last one may be the handler.
function slotsOf(argument: ts.Expression, follow: Follow): readonly (readonly Followed[])[] {
  const expression = ts.isSpreadElement(argument) ? argument.expression : argument;
  const [value, ...others] = follow.valuesOf(expression);
  if (!value || others.length > 0 || !ts.isArrayLiteralExpression(value))
    return [follow.functionsOf(expression)];
  return value.elements.map((element) =>
    follow.functionsOf(ts.isSpreadElement(element) ? element.expression : element),
  );
}

/**
 * A route's path as far as it is written out: literals, the static parts of templates and sums, constants of the file.
 * @returns undefined when nothing of it is known
 */
export function pathText(
  expression: ts.Expression | undefined,
  follow: Follow,
  depth = 4,
): string | undefined {
  if (!expression || depth === 0) return undefined;
  const node = bare(expression);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    const parts = node.templateSpans.map(
      (span) => (pathText(span.expression, follow, depth - 1) ?? '') + span.literal.text,
    );
    return node.head.text + parts.join('');
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const left = pathText(node.left, follow, depth - 1);
    const right = pathText(node.right, follow, depth - 1);
    return left === undefined && right === undefined ? undefined : (left ?? '') + (right ?? '');
  }
  if (ts.isArrayLiteralExpression(node)) return pathText(node.elements[0], follow, depth - 1);
  const [value, ...others] = follow.valuesOf(node);
  if (!value || value === node || others.length > 0 || !ts.isExpression(value)) return undefined;
  return pathText(value, follow, depth - 1);
}

/** The paths of a route where they are a list: all of them, none when one is not known; undefined where they are no list. */
export function pathTexts(
  expression: ts.Expression | undefined,
  follow: Follow,
): readonly string[] | undefined {
  const node = expression && bare(expression);
  if (!node || !ts.isArrayLiteralExpression(node)) return undefined;
  const texts = node.elements.map((one) => pathText(one, follow));
  return texts.every((text) => text !== undefined) ? texts : [];
}

/** Whether an expression can be a route's path: text, a regular expression, a list of them, or a name for one. */
export function mayBePath(expression: ts.Expression | undefined): boolean {
  if (!expression) return false;
  const node = bare(expression);
  if (ts.isStringLiteralLike(node)) return /^(?:$|[/*:])/.test(node.text);
  if (ts.isArrayLiteralExpression(node)) return mayBePath(node.elements[0]);
  if (ts.isIdentifier(node)) {
    const declaration = resolve(node);
    return !declaration || !(ts.isFunctionDeclaration(declaration) || ts.isFunctionExpression(declaration));
  }
  return (
    ts.isTemplateExpression(node) ||
    ts.isRegularExpressionLiteral(node) ||
    ts.isBinaryExpression(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isCallExpression(node)
  );
}
