import ts from 'typescript';
import type { HandlerSite } from '../../../server/src/engine/frameworks/framework';
import type { LiftContext } from '../../../server/src/engine/lift/meaning/context';
import { parseTree, type FunctionNode, type Tree } from '../../../server/src/engine/syntax/tree';
import { emptyEnvironment } from '../../../server/src/engine/values/environment';

/** What surrounds a snippet: the module's own lines, the handler's name, path and method, what stands before. */
export interface Surroundings {
  readonly top?: string;
  readonly name?: string;
  readonly path?: string;
  readonly method?: string;
  readonly role?: HandlerSite['role'];
  /** The first parameter as written; `req` unless said. */
  readonly request?: string;
}

/** A handler made of a snippet: the context for questions, and the handler itself. */
export interface Snippet {
  readonly tree: Tree;
  readonly context: LiftContext;
  readonly fn: FunctionNode;
}

/** Wraps statements in `async function (req, res, next) { … }` and reads them as an Express handler. */
export function handlerOf(statements: string, surroundings: Surroundings = {}): Snippet {
  const request = surroundings.request ?? 'req';
  const text = `${surroundings.top ?? ''}\nasync function handler(${request}, res, next) {\n${statements}\n}\n`;
  const tree = parseTree('snippet.ts', text);
  const fn = tree.functions.find(
    (one) => ts.isFunctionDeclaration(one) && one.name && ts.idText(one.name) === 'handler',
  );
  if (!fn) throw new Error(`no handler in ${text}`);
  const [first, second, third] = fn.parameters;
  const site: HandlerSite = {
    fn,
    framework: { name: 'express', majors: [4, 5] },
    role: surroundings.role ?? 'handler',
    certainty: 'registered',
    request: first,
    response: second,
    next: third,
    error: undefined,
    name: surroundings.name ?? 'handler',
    method: surroundings.method,
    path: surroundings.path,
    wrapped: false,
    registeredAt: [],
  };
  return { tree, fn, context: { tree, site, environment: emptyEnvironment(tree), errors: new Map() } };
}

/** The first node of a snippet that a test accepts, in source order. */
export function findNode<T extends ts.Node>(root: ts.Node, accepts: (node: ts.Node) => node is T): T {
  let found: T | undefined;
  const visit = (node: ts.Node): void => {
    if (found) return;
    if (accepts(node)) found = node;
    else ts.forEachChild(node, visit);
  };
  visit(root);
  if (!found) throw new Error('the snippet holds no such node');
  return found;
}

/** The condition of the snippet's last `if`. */
export function conditionOf({ fn }: Snippet): ts.Expression {
  let found: ts.Expression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isIfStatement(node)) found = node.expression;
    ts.forEachChild(node, visit);
  };
  visit(fn);
  if (!found) throw new Error('the snippet holds no if');
  return found;
}
