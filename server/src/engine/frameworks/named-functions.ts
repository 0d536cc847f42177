import ts from 'typescript';
import { bare, memberName } from '../syntax/tree';
import type { HandlerSite } from './framework';

/** Functions of which the project's settings say what they are, by their names: `sendError`, `ApiResponse.fail`. */
export interface NamedFunctions {
  /** They send a response and have its status among their arguments. */
  readonly responseHelpers: readonly string[];
  /** They let nobody through, or say no to anybody, who is not logged in. */
  readonly authGuards: readonly string[];
  /** They answer errors. */
  readonly errorHandlers: readonly string[];
}

/**
 * Whether what is called goes by one of these names, whatever stands before it: `fail` and `Api.fail` both name
 * `this.Api.fail`.
 */
export function isNamed(callee: ts.Expression, names: readonly string[]): boolean {
  if (names.length === 0) return false;
  const path = pathOf(callee);
  return path !== '' && names.some((name) => path === name || path.endsWith(`.${name}`));
}

/** Whether a call does something that the settings say of its name: it answers, or hands the request on to who does. */
export function answersByName(call: ts.CallExpression, named: NamedFunctions | undefined): boolean {
  if (!named) return false;
  return isNamed(call.expression, named.responseHelpers) || isNamed(call.expression, named.errorHandlers);
}

/** A handler as the settings want it seen: an error handler by its name; and what they name goes with it. */
export function withNamed(site: HandlerSite, named: NamedFunctions): HandlerSite {
  if (!goesBy(site.name, named.errorHandlers)) return { ...site, named };
  return { ...site, named, role: 'error-handler', error: site.error ?? errorOf(site) };
}

/** Whether a handler is one of those that let nobody through who is not logged in. */
export function isAuthGuard({ name, named }: Pick<HandlerSite, 'name' | 'named'>): boolean {
  return named !== undefined && goesBy(name, named.authGuards);
}

function goesBy(name: string | undefined, names: readonly string[]): boolean {
  return name !== undefined && names.some((one) => one === name || one.endsWith(`.${name}`));
}

// The one parameter that is nothing else.
function errorOf({ fn, request, response, next }: HandlerSite): ts.ParameterDeclaration | undefined {
  const known: readonly (ts.Node | undefined)[] = [request, response, next];
  const others = fn.parameters.filter((parameter) => !known.includes(parameter));
  return others.length === 1 ? others[0] : undefined;
}

function pathOf(expression: ts.Expression): string {
  const node = bare(expression);
  if (ts.isIdentifier(node)) return ts.idText(node);
  const name = memberName(node);
  if (name === undefined) return '';
  const owner = pathOf((node as ts.PropertyAccessExpression).expression);
  return owner === '' ? name : `${owner}.${name}`;
}
