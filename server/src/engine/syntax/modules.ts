import ts from 'typescript';
import { resolve, type Declaration } from './scope';
import { bare, memberName, propertyNameText, type FunctionNode, type Tree } from './tree';

/**
 * What an expression takes from a module: `express.Router` after `import express from 'express'` is
 * `{ specifier: 'express', path: ['Router'] }`. A default import and the module itself both have the empty path,
 * since CommonJS interop makes them one for every package that we know.
 */
export interface ModuleReference {
  readonly specifier: string;
  readonly path: readonly string[];
}

/** What an import leads to in another file. */
export type Exported =
  | {
      readonly kind: 'node';
      /** The tree that it stands in; its `file` says which file that is. */
      readonly tree: Tree;
      /** A declaration (function, class, enum, variable), or the expression that is exported. */
      readonly node: Declaration | ts.Expression;
      /** Members that are still to be looked up in it. */
      readonly rest: readonly string[];
    }
  /** The other file passes on what it has of a package. */
  | { readonly kind: 'package'; readonly tree: Tree; readonly reference: ModuleReference };

/** What the other files of a project declare, by the names that one file has for them. */
export interface Modules {
  /**
   * Finds what a reference leads to in another file, through re-exports.
   * @returns undefined for packages, and for what is missing or unknown
   */
  readonly find: (reference: ModuleReference) => Exported | undefined;
  /** The functions that get the errors of the project's handlers, in the order in which they get them; none when that differs. */
  readonly errorHandlers: () => readonly ErrorHandlerNode[];
  /**
   * The tree of the one file that adds a member to requests, responses or applications; `own` where that is the file itself.
   * @returns undefined without one, and where several files add something by that name
   */
  readonly adding: (addition: Addition) => Tree | 'own' | undefined;
}

/** A member that some file adds to every request, response or application (`decorateReply('fail', …)`), by its name. */
export interface Addition {
  readonly to: 'request' | 'response' | 'instance';
  readonly name: string;
}

/** An error handler of the project, in the excerpt of its file. */
export interface ErrorHandlerNode {
  readonly tree: Tree;
  readonly fn: FunctionNode;
  readonly framework: string;
}

const DEPTH = 6;

/** Finds what an expression refers to in another module; undefined when it is of this file or unknown. */
export function referenceOf(expression: ts.Expression, depth = DEPTH): ModuleReference | undefined {
  if (depth === 0) return undefined;
  const node = bare(expression);
  if (ts.isIdentifier(node)) {
    const declaration = resolve(node);
    return declaration && referenceOfDeclaration(declaration, depth - 1);
  }
  const name = memberName(node);
  if (name !== undefined) {
    const owner = referenceOf((node as ts.PropertyAccessExpression).expression, depth - 1);
    return owner && append(owner, name);
  }
  if (ts.isAwaitExpression(node)) return referenceOf(node.expression, depth - 1);
  return moduleCall(node, depth);
}

/** As {@link referenceOf}, for a declaration: imports, `require` of a literal, and variables that repeat them. */
export function referenceOfDeclaration(declaration: Declaration, depth = DEPTH): ModuleReference | undefined {
  if (depth === 0) return undefined;
  switch (declaration.kind) {
    case ts.SyntaxKind.ImportClause:
      return specifierOf(declaration.parent, []);
    case ts.SyntaxKind.NamespaceImport:
      return specifierOf(declaration.parent.parent, []);
    case ts.SyntaxKind.ImportSpecifier: {
      const specifier = declaration;
      const name = propertyNameText(specifier.propertyName ?? specifier.name) ?? '';
      return specifierOf(specifier.parent.parent.parent, name === 'default' ? [] : [name]);
    }
    case ts.SyntaxKind.ImportEqualsDeclaration: {
      const { moduleReference } = declaration;
      if (!ts.isExternalModuleReference(moduleReference)) return undefined;
      return ts.isStringLiteralLike(moduleReference.expression)
        ? { specifier: moduleReference.expression.text, path: [] }
        : undefined;
    }
    case ts.SyntaxKind.VariableDeclaration: {
      const { initializer } = declaration;
      return initializer && referenceOf(initializer, depth - 1);
    }
    case ts.SyntaxKind.BindingElement: {
      const element = declaration;
      const pattern = element.parent;
      const name = propertyNameText(element.propertyName ?? element.name);
      if (!ts.isObjectBindingPattern(pattern) || name === undefined || element.dotDotDotToken)
        return undefined;
      const owner = pattern.parent;
      if (ts.isBindingElement(owner)) {
        const outer = referenceOfDeclaration(owner, depth - 1);
        return outer && append(outer, name);
      }
      const source = ts.isVariableDeclaration(owner) ? owner.initializer : undefined;
      const outer = source && referenceOf(source, depth - 1);
      return outer && append(outer, name);
    }
    default:
      return undefined;
  }
}

/** Every module specifier that the file imports, requires or re-exports, in source order, each once. */
export function specifiersOf(tree: Tree): readonly string[] {
  const found = new Set<string>();
  for (const statement of tree.source.statements) {
    if (
      (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
      statement.moduleSpecifier
    ) {
      if (ts.isStringLiteralLike(statement.moduleSpecifier)) found.add(statement.moduleSpecifier.text);
    } else if (ts.isImportEqualsDeclaration(statement)) {
      const reference = referenceOfDeclaration(statement);
      if (reference) found.add(reference.specifier);
    }
  }
  for (const call of tree.calls) {
    const reference = moduleCall(call, DEPTH);
    if (reference) found.add(reference.specifier);
  }
  return [...found];
}

function specifierOf(node: ts.Node, path: readonly string[]): ModuleReference | undefined {
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteralLike(node.moduleSpecifier)) return undefined;
  return { specifier: node.moduleSpecifier.text, path };
}

function append(reference: ModuleReference, name: string): ModuleReference {
  return name === 'default' ? reference : { specifier: reference.specifier, path: [...reference.path, name] };
}

// `require('x')`, `import('x')`, and TypeScript's emitted interop around them.
function moduleCall(node: ts.Node, depth: number): ModuleReference | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const argument = node.arguments[0];
  if (!argument) return undefined;
  const { expression } = node;
  const isRequire = ts.isIdentifier(expression) && ts.idText(expression) === 'require';
  if (isRequire || expression.kind === ts.SyntaxKind.ImportKeyword) {
    return ts.isStringLiteralLike(argument) ? { specifier: argument.text, path: [] } : undefined;
  }
  const isInterop =
    ts.isIdentifier(expression) &&
    /^(?:__import(?:Default|Star)|_interopRequire\w+)$/.test(ts.idText(expression));
  return isInterop ? referenceOf(argument, depth - 1) : undefined;
}
