import type ts from 'typescript';
import { thrownStatusOf, type ThrownError } from '../facts/thrown-error';
import type { HandlerSite } from '../frameworks/framework';
import type { FrameworkVersion } from '../model/framework-name';
import { functionAround, propertyNameText, type FunctionNode, type Tree } from '../syntax/tree';
import { emptyEnvironment } from '../values/environment';

/**
 * Functions that handle no request themselves but throw HTTP errors whose status stands in this file (services,
 * validators): their throws decide responses. Plain errors and classes of other files without a number say nothing.
 */
export function looseThrowers(
  tree: Tree,
  handlers: readonly HandlerSite[],
  framework: FrameworkVersion,
): readonly HandlerSite[] {
  const own = new Set<FunctionNode>(handlers.map(({ fn }) => fn));
  const found = new Set<FunctionNode>();
  for (const statement of tree.throws) {
    const fn = throwerAround(statement, own);
    if (!fn || found.has(fn)) continue;
    const known = thrownStatusOf(statement.expression, emptyEnvironment(tree));
    if (known && isHttpError(known)) found.add(fn);
  }
  return [...found].map((fn) => ({
    fn,
    framework,
    role: 'helper-definition',
    certainty: 'shaped',
    request: undefined,
    response: undefined,
    next: undefined,
    error: undefined,
    name: propertyNameText((fn as ts.FunctionDeclaration).name),
    method: undefined,
    path: undefined,
    wrapped: false,
    registeredAt: [],
  }));
}

// The innermost function around a node; undefined when a handler is on the way, for then the throw is that handler's.
function throwerAround(node: ts.Node, handlers: ReadonlySet<FunctionNode>): FunctionNode | undefined {
  let innermost: FunctionNode | undefined;
  for (let fn = functionAround(node); fn; fn = functionAround(fn)) {
    if (handlers.has(fn)) return undefined;
    innermost ??= fn;
  }
  return innermost;
}

function isHttpError({ kind, status }: ThrownError): boolean {
  if (kind === 'http-errors' || kind === 'boom' || kind === 'sensible') return status.codes.length > 0;
  if (kind !== 'class' && kind !== 'convention') return false;
  return (
    status.codes.length > 0 &&
    status.codes.every(({ code, origin }) => origin !== 'name' && code >= 400 && code <= 599)
  );
}
