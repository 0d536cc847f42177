import ts from 'typescript';
import { answersByName, type NamedFunctions } from '../../frameworks/named-functions';
import { functionOf } from '../../syntax/callee';
import { rememberedBy } from '../../syntax/remembered-by';
import { resolve } from '../../syntax/scope';
import { bare, isFunctionNode, memberName, type FunctionNode, type Tree } from '../../syntax/tree';
import { mayThrowByName } from '../../values/throwing';
import { isExit, isRejection, throwersOf } from './throwers';

/** What a handler's body holds that the reading of its paths must look at. */
export interface Hot {
  /** Nodes with the response, `next`, or something that decides the flow below them; all others are passed over. */
  readonly nodes: ReadonlySet<ts.Node>;
  /** Variables that are set to the response. */
  readonly aliases: ReadonlySet<ts.Node>;
}

/** What to look for. */
export interface Sought {
  readonly response: ts.ParameterDeclaration | ts.BindingElement | undefined;
  readonly next: ts.ParameterDeclaration | undefined;
  /** `this` is the response. */
  readonly onThis: boolean;
  /** What the settings name: calls of these matter wherever they stand. */
  readonly named: NamedFunctions | undefined;
}

// A helper is read once per call, but what matters in it stays the same. Keyed by node: as long as the tree lives.
const known = rememberedBy<FunctionNode, Map<string, Hot>>();

/**
 * Marks what matters in a function, so that the rest is never visited twice.
 * @param isHelper it will be read again, for another call
 */
export function findHot(tree: Tree, fn: FunctionNode, sought: Sought, isHelper: boolean): Hot {
  if (!isHelper) return search(tree, fn, sought);
  const byKey = known.get(fn) ?? new Map<string, Hot>();
  known.set(fn, byKey);
  const { response, next, onThis, named } = sought;
  const key = JSON.stringify([response?.pos, next?.pos, onThis, named]);
  const found = byKey.get(key) ?? search(tree, fn, sought);
  byKey.set(key, found);
  return found;
}

function search(tree: Tree, fn: FunctionNode, { response, next, onThis, named }: Sought): Hot {
  const nodes = new Set<ts.Node>();
  const aliases = new Set<ts.Node>();
  const names = new Set([nameOf(response), nameOf(next)].filter((name) => name !== undefined));
  const identifiers = new Map<string, ts.Identifier[]>();
  // Local functions, and tables of them: a call of one that answers matters too.
  const locals: { name: string; node: ts.Node }[] = [];
  const throwers = throwersOf(tree);
  let tries = 0;

  // Nodes from which everything up to the handler is marked: here a later climb can stop.
  const climbed = new Set<ts.Node>();
  const mark = (from: ts.Node): void => {
    for (let at: ts.Node = from; at !== fn && !climbed.has(at); at = at.parent) {
      nodes.add(at);
      climbed.add(at);
    }
  };
  // What decides the flow of one function says nothing to the function around it.
  const markWithin = (from: ts.Node): void => {
    for (let at: ts.Node = from; at !== fn && !isFunctionNode(at) && !nodes.has(at); at = at.parent)
      nodes.add(at);
  };
  const addAlias = (target: ts.Node, name: ts.Identifier, value: ts.Expression): void => {
    if (!names.has(rootName(value) ?? '') || !isAlias(value, response, aliases)) return;
    names.add(ts.idText(name));
    aliases.add(target);
  };
  const declare = (declaration: ts.VariableDeclaration): void => {
    const { name, initializer } = declaration;
    if (isEmptyLet(declaration)) markWithin(declaration);
    if (!initializer || !ts.isIdentifier(name)) return;
    const value = bare(initializer);
    if (isFunctionNode(value) || ts.isObjectLiteralExpression(value))
      locals.push({ name: ts.idText(name), node: value });
    else if (isBoolean(value)) markWithin(declaration);
    else addAlias(declaration, name, value);
  };
  const visit = (node: ts.Node): void => {
    if (node.kind >= ts.SyntaxKind.FirstTypeNode && node.kind <= ts.SyntaxKind.LastTypeNode) return;
    switch (node.kind) {
      case ts.SyntaxKind.Identifier: {
        const name = ts.idText(node as ts.Identifier);
        const list = identifiers.get(name);
        if (list) list.push(node as ts.Identifier);
        else identifiers.set(name, [node as ts.Identifier]);
        return;
      }
      case ts.SyntaxKind.ThisKeyword:
        if (onThis) mark(node);
        return;
      case ts.SyntaxKind.ThrowStatement:
        mark(node);
        break;
      case ts.SyntaxKind.ReturnStatement:
      case ts.SyntaxKind.BreakStatement:
      case ts.SyntaxKind.ContinueStatement:
        markWithin(node);
        break;
      case ts.SyntaxKind.AwaitExpression:
        if (tries > 0) markWithin(node);
        break;
      case ts.SyntaxKind.CallExpression:
        if (
          failsOrEnds(node as ts.CallExpression, throwers) ||
          mayThrowElsewhere(node as ts.CallExpression, tree) ||
          answersByName(node as ts.CallExpression, named)
        )
          mark(node);
        break;
      case ts.SyntaxKind.BinaryExpression: {
        const { left, operatorToken, right } = node as ts.BinaryExpression;
        if (!isAssignment(operatorToken.kind)) break;
        if (memberName(left) === undefined) markWithin(node);
        const declaration = ts.isIdentifier(left) ? resolve(left) : undefined;
        if (declaration) addAlias(declaration, left as ts.Identifier, right);
        break;
      }
      case ts.SyntaxKind.VariableDeclaration:
        declare(node as ts.VariableDeclaration);
        break;
      case ts.SyntaxKind.FunctionDeclaration: {
        const { name } = node as ts.FunctionDeclaration;
        if (name) locals.push({ name: ts.idText(name), node });
        break;
      }
      case ts.SyntaxKind.ForOfStatement:
      case ts.SyntaxKind.ForInStatement:
        // `for (last of things)` is an assignment.
        if (ts.isExpression((node as ts.ForInOrOfStatement).initializer)) markWithin(node);
        break;
      case ts.SyntaxKind.TryStatement:
        tries++;
        ts.forEachChild(node, visit);
        tries--;
        return;
      default:
    }
    ts.forEachChild(node, visit);
  };
  if (fn.body) visit(fn.body);

  const marked = new Set<string>();
  const markNames = (wanted: Iterable<string>): void => {
    for (const name of wanted) {
      if (marked.has(name)) continue;
      marked.add(name);
      for (const identifier of identifiers.get(name) ?? []) mark(identifier);
    }
  };
  markNames(names);
  // Functions call one another, so until nothing changes.
  const answers = (node: ts.Node): boolean =>
    nodes.has(node) &&
    [...names].some((name) =>
      identifiers.get(name)?.some(({ pos, end }) => node.pos <= pos && end <= node.end),
    );
  for (let before = -1; before !== marked.size;) {
    before = marked.size;
    markNames(locals.filter(({ node }) => answers(node)).map(({ name }) => name));
  }
  return { nodes, aliases };
}

function nameOf(declaration: ts.ParameterDeclaration | ts.BindingElement | undefined): string | undefined {
  return declaration && ts.isIdentifier(declaration.name) ? ts.idText(declaration.name) : undefined;
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** Whether a variable begins as `undefined`: `let token;`. A `var` may have a value already, one of a loop gets it there. */
export function isEmptyLet(
  declaration: ts.VariableDeclaration,
): declaration is ts.VariableDeclaration & { readonly name: ts.Identifier } {
  const { name, initializer, parent } = declaration;
  if (initializer || !ts.isIdentifier(name) || !ts.isVariableStatement(parent.parent)) return false;
  return (parent.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Let;
}

function isBoolean({ kind }: ts.Node): boolean {
  return kind === ts.SyntaxKind.TrueKeyword || kind === ts.SyntaxKind.FalseKeyword;
}

// `Promise.reject(err)`, `process.exit()`, and functions of this file that throw.
function failsOrEnds(call: ts.CallExpression, throwers: ReturnType<typeof throwersOf>): boolean {
  const callee = bare(call.expression);
  const name = memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : undefined);
  if (name === undefined) return false;
  if (isRejection(call) || isExit(call)) return true;
  if (!throwers.names.has(name)) return false;
  const fn = functionOf(callee);
  return fn !== undefined && throwers.functions.has(fn);
}

// Whether it does is known when it is read.
function mayThrowElsewhere(call: ts.CallExpression, tree: Tree): boolean {
  return tree.modules !== undefined && mayThrowByName(call) && !functionOf(call.expression);
}

// The name that a chain of calls starts with.
function rootName(value: ts.Expression): string | undefined {
  let at = bare(value);
  while (ts.isCallExpression(at) || ts.isPropertyAccessExpression(at)) at = bare(at.expression);
  return ts.isIdentifier(at) ? ts.idText(at) : undefined;
}

// `const r = res`, `const r = res.status(404)`: these members of the response give the response back.
function isAlias(
  value: ts.Expression,
  response: ts.Node | undefined,
  aliases: ReadonlySet<ts.Node>,
): boolean {
  let at = bare(value);
  if (memberName(at) === 'raw') at = bare((at as ts.PropertyAccessExpression).expression);
  while (ts.isCallExpression(at)) {
    const callee = bare(at.expression);
    if (!/^(?:status|code|type|set|header|headers)$/.test(memberName(callee) ?? '')) return false;
    at = bare((callee as ts.PropertyAccessExpression).expression);
  }
  if (!ts.isIdentifier(at)) return false;
  const declaration = resolve(at);
  return declaration !== undefined && (declaration === response || aliases.has(declaration));
}
