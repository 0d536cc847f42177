import ts from 'typescript';
import { isFunctionNode } from './tree';
import { rememberedBy } from './remembered-by';

/** What a name stands for: the node that declares it. */
export type Declaration =
  | ts.VariableDeclaration
  | ts.ParameterDeclaration
  | ts.BindingElement
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ClassLikeDeclaration
  | ts.EnumDeclaration
  | ts.ImportClause
  | ts.ImportSpecifier
  | ts.NamespaceImport
  | ts.ImportEqualsDeclaration
  | ts.ModuleDeclaration;

/** Whether a node declares a name; parameters and function expressions count as values. */
export function isDeclaration(node: Declaration | ts.Expression): node is Declaration {
  switch (node.kind) {
    case ts.SyntaxKind.VariableDeclaration:
    case ts.SyntaxKind.BindingElement:
    case ts.SyntaxKind.FunctionDeclaration:
    case ts.SyntaxKind.ClassDeclaration:
    case ts.SyntaxKind.EnumDeclaration:
    case ts.SyntaxKind.ModuleDeclaration:
    case ts.SyntaxKind.ImportEqualsDeclaration:
      return true;
    default:
      return false;
  }
}

type Locals = ReadonlyMap<string, Declaration>;
const NONE: Locals = new Map();
// Keyed by node, so the cache lives as long as its tree.
const cache = rememberedBy<ts.Node, Locals>();
const resolved = rememberedBy<ts.Identifier, { readonly to: Declaration | undefined }>();
const vars = rememberedBy<ts.Node, ReadonlyMap<string, readonly Declaration[]>>();

/**
 * Finds what an identifier refers to, by JavaScript's scope rules (block, function, class, module; `var` is hoisted).
 * @returns its declaration in this file, or undefined for globals and undeclared names
 */
export function resolve(identifier: ts.Identifier): Declaration | undefined {
  const known = resolved.get(identifier);
  if (known) return known.to;
  const to = resolveName(ts.idText(identifier), identifier);
  resolved.set(identifier, { to });
  return to;
}

/** As {@link resolve}, for a name as seen from a node. */
export function resolveName(name: string, from: ts.Node): Declaration | undefined {
  return find(name, from)?.declaration;
}

/**
 * The other `var`s that give a value to the variable that an identifier refers to, of which {@link resolve} knows one:
 * `var code = 200; if (missing) { var code = 404; }`.
 */
export function redeclarations(identifier: ts.Identifier): readonly Declaration[] {
  const name = ts.idText(identifier);
  const found = find(name, identifier);
  if (!found || !mayBeDeclaredAgain(found.declaration)) return [];
  const { declaration, scope } = found;
  const all = varsIn(isFunctionNode(scope) ? scope.body : scope).get(name) ?? [];
  const others = all.filter((other) => other !== declaration && !isBare(other));
  const parameter = isFunctionNode(scope) ? undefined : parameterAround(scope, name);
  return parameter ? [parameter, ...others] : others;
}

// `function send(code) { var code = code || 500; … }`
function parameterAround(scope: ts.Node, name: string): Declaration | undefined {
  let at = scope as ts.Node | undefined;
  while (at && !isFunctionNode(at)) at = at.parent;
  const declared = at && localsOf(at).get(name);
  return declared && ts.isParameter(rootOf(declared)) ? declared : undefined;
}

function find(name: string, from: ts.Node): { declaration: Declaration; scope: ts.Node } | undefined {
  let scope = from.parent as ts.Node | undefined;
  while (scope) {
    if (opensScope(scope)) {
      const declaration = localsOf(scope).get(name);
      if (declaration) return { declaration, scope };
    }
    scope = scope.parent;
  }
  return undefined;
}

// Beside another `var`, a parameter or a function may have the name; anything else makes a second `var` an error.
function mayBeDeclaredAgain(declaration: Declaration): boolean {
  const at = rootOf(declaration);
  if (ts.isParameter(at) || ts.isFunctionDeclaration(at)) return true;
  return ts.isVariableDeclaration(at) && (at.parent.flags & ts.NodeFlags.BlockScoped) === 0;
}

function rootOf(declaration: Declaration): ts.Node {
  let at: ts.Node = declaration;
  while (ts.isBindingElement(at)) at = at.parent.parent;
  return at;
}

// `var code;` leaves the value as it is.
function isBare(declaration: Declaration): boolean {
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer) return false;
  return ts.isVariableStatement(declaration.parent.parent);
}

function opensScope(node: ts.Node): boolean {
  switch (node.kind) {
    case ts.SyntaxKind.SourceFile:
    case ts.SyntaxKind.ModuleBlock:
    case ts.SyntaxKind.Block:
    case ts.SyntaxKind.CaseBlock:
    case ts.SyntaxKind.ForStatement:
    case ts.SyntaxKind.ForInStatement:
    case ts.SyntaxKind.ForOfStatement:
    case ts.SyntaxKind.CatchClause:
    case ts.SyntaxKind.ClassExpression:
      return true;
    default:
      return isFunctionNode(node);
  }
}

function localsOf(container: ts.Node): Locals {
  const known = cache.get(container);
  if (known) return known;
  const locals = new Map<string, Declaration>();
  collect(container, locals);
  const result = locals.size === 0 ? NONE : locals;
  cache.set(container, result);
  return result;
}

function collect(container: ts.Node, into: Map<string, Declaration>): void {
  if (isFunctionNode(container)) {
    if (ts.isFunctionExpression(container) && container.name) into.set(ts.idText(container.name), container);
    for (const parameter of container.parameters) declareBinding(parameter, into);
    if (container.body) hoistVars(container.body, into);
    return;
  }
  switch (container.kind) {
    case ts.SyntaxKind.SourceFile:
      declareStatements((container as ts.SourceFile).statements, into);
      hoistVars(container, into);
      return;
    case ts.SyntaxKind.ModuleBlock:
    case ts.SyntaxKind.Block:
      declareStatements((container as ts.Block).statements, into);
      return;
    case ts.SyntaxKind.CaseBlock:
      for (const clause of (container as ts.CaseBlock).clauses) declareStatements(clause.statements, into);
      return;
    case ts.SyntaxKind.ForStatement:
    case ts.SyntaxKind.ForInStatement:
    case ts.SyntaxKind.ForOfStatement: {
      const { initializer } = container as ts.ForStatement;
      if (initializer && ts.isVariableDeclarationList(initializer)) declareList(initializer, into);
      return;
    }
    case ts.SyntaxKind.CatchClause: {
      const { variableDeclaration } = container as ts.CatchClause;
      if (variableDeclaration) declareBinding(variableDeclaration, into);
      return;
    }
    case ts.SyntaxKind.ClassExpression: {
      const expression = container as ts.ClassExpression;
      if (expression.name) into.set(ts.idText(expression.name), expression);
      return;
    }
    default:
  }
}

function declareStatements(statements: readonly ts.Statement[], into: Map<string, Declaration>): void {
  for (const statement of statements) {
    if (ts.isVariableStatement(statement)) declareList(statement.declarationList, into);
    else if (
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isEnumDeclaration(statement) ||
      ts.isImportEqualsDeclaration(statement)
    ) {
      if (statement.name) into.set(ts.idText(statement.name), statement);
    } else if (ts.isModuleDeclaration(statement)) {
      if (ts.isIdentifier(statement.name)) into.set(ts.idText(statement.name), statement);
    } else if (ts.isImportDeclaration(statement)) declareImport(statement.importClause, into);
  }
}

function declareImport(clause: ts.ImportClause | undefined, into: Map<string, Declaration>): void {
  if (!clause) return;
  if (clause.name) into.set(ts.idText(clause.name), clause);
  const bindings = clause.namedBindings;
  if (!bindings) return;
  if (ts.isNamespaceImport(bindings)) into.set(ts.idText(bindings.name), bindings);
  else for (const element of bindings.elements) into.set(ts.idText(element.name), element);
}

function declareList(list: ts.VariableDeclarationList, into: Map<string, Declaration>): void {
  for (const declaration of list.declarations) declareBinding(declaration, into);
}

function declareBinding(
  declaration: ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement,
  into: Map<string, Declaration>,
): void {
  const { name } = declaration;
  if (ts.isIdentifier(name)) {
    if (!isBare(declaration) || !into.has(ts.idText(name))) into.set(ts.idText(name), declaration);
    return;
  }
  for (const element of name.elements) if (ts.isBindingElement(element)) declareBinding(element, into);
}

function hoistVars(body: ts.Node, into: Map<string, Declaration>): void {
  for (const [name, [first]] of varsIn(body)) if (first && !into.has(name)) into.set(name, first);
}

// Without recursion: names are looked up from deep inside other walks, when little of the stack is left.
function varsIn(body: ts.Node | undefined): ReadonlyMap<string, readonly Declaration[]> {
  const found = new Map<string, Declaration[]>();
  if (!body) return found;
  const known = vars.get(body);
  if (known) return known;
  vars.set(body, found);
  const waiting: ts.Node[] = [];
  const open = (node: ts.Node): void => {
    const from = waiting.length;
    ts.forEachChild(node, (child) => {
      if (isStatementLike(child) && !isFunctionNode(child) && !ts.isClassLike(child)) waiting.push(child);
    });
    // The first child comes off first: source order.
    for (let left = from, right = waiting.length - 1; left < right; left++, right--) {
      const [first, last] = [waiting[left], waiting[right]];
      if (first && last) [waiting[left], waiting[right]] = [last, first];
    }
  };
  open(body);
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (ts.isVariableDeclarationList(node)) {
      if ((node.flags & ts.NodeFlags.BlockScoped) !== 0) continue;
      for (const declaration of node.declarations) {
        for (const [name, bound] of bindingsOf(declaration)) {
          const others = found.get(name);
          if (others) others.push(bound);
          else found.set(name, [bound]);
        }
      }
    } else open(node);
  }
  return found;
}

function bindingsOf(declaration: ts.VariableDeclaration): Map<string, Declaration> {
  const found = new Map<string, Declaration>();
  declareBinding(declaration, found);
  return found;
}

// `var` hides in statements only, never inside an expression that is no function.
function isStatementLike(node: ts.Node): boolean {
  return (
    ts.isStatement(node) ||
    ts.isBlock(node) || // of a `try`
    ts.isVariableDeclarationList(node) ||
    ts.isCatchClause(node) ||
    ts.isCaseBlock(node) ||
    ts.isCaseOrDefaultClause(node)
  );
}
