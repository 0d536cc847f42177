import ts from 'typescript';
import type { Declaration } from '../../syntax/scope';
import { propertyNameText } from '../../syntax/tree';
import type { Reach } from './reach';
import type { Thing } from './thing';

/**
 * What an import declaration, `require('x')` or `import('x')` stands for. Unlike `referenceOf` it tells a default import
 * from the module itself, which are two things in another file of the project.
 * @returns undefined for anything else
 */
export function importedThing(node: Declaration | ts.CallExpression, reach: Reach): Thing | undefined {
  switch (node.kind) {
    case ts.SyntaxKind.CallExpression:
      return requiredThing(node, reach);
    case ts.SyntaxKind.ImportClause:
      return ofStatement(node.parent, 'default');
    case ts.SyntaxKind.NamespaceImport:
      return ofStatement(node.parent.parent, undefined);
    case ts.SyntaxKind.ImportSpecifier:
      return ofStatement(node.parent.parent.parent, propertyNameText(node.propertyName ?? node.name));
    case ts.SyntaxKind.ImportEqualsDeclaration: {
      const { moduleReference } = node;
      if (!ts.isExternalModuleReference(moduleReference)) return undefined;
      return ts.isStringLiteralLike(moduleReference.expression)
        ? { kind: 'module', specifier: moduleReference.expression.text, steps: [] }
        : undefined;
    }
    default:
      return undefined;
  }
}

function ofStatement(statement: ts.Node, name: string | undefined): Thing | undefined {
  if (!ts.isImportDeclaration(statement) || !ts.isStringLiteralLike(statement.moduleSpecifier))
    return undefined;
  const { text } = statement.moduleSpecifier;
  return { kind: 'module', specifier: text, steps: name === undefined ? [] : [{ kind: 'member', name }] };
}

// The interop that TypeScript and Babel emit gives the module itself, whose `default` they then read.
const INTEROP = /^(?:__import(?:Default|Star)|_interopRequire\w+)$/;

function requiredThing(
  { expression, arguments: [argument] }: ts.CallExpression,
  reach: Reach,
): Thing | undefined {
  if (!argument) return undefined;
  const name = ts.isIdentifier(expression) ? ts.idText(expression) : undefined;
  if (name === 'require' || expression.kind === ts.SyntaxKind.ImportKeyword) {
    return ts.isStringLiteralLike(argument)
      ? { kind: 'module', specifier: argument.text, steps: [] }
      : undefined;
  }
  return name !== undefined && INTEROP.test(name) ? reach.of(argument) : undefined;
}
