import ts from 'typescript';
import type { Declaration } from '../syntax/scope';
import { propertyNameText } from '../syntax/tree';
import { emptyEnvironment } from './environment';
import { membersOf, placesOfSources } from './member-sources';
import type { Place, Reader, Sources } from './reader';
import { sourcesOfVariable } from './variable-sources';

/**
 * Where something of another module gets its value, if that module is a file of the project.
 * @returns undefined for packages, for what is missing, and for a file that is read by itself
 */
export function linkedSources(
  { reference, tree }: Place & { kind: 'package' },
  reader: Reader,
): Sources | undefined {
  const found = tree.modules?.find(reference);
  if (!found) return undefined;
  if (found.kind === 'package') return { sources: [{ kind: 'place', place: found }], open: false };
  const environment = emptyEnvironment(found.tree);
  let sources: Sources = isDeclaration(found.node)
    ? sourcesOfVariable(found.node, nameOf(found.node), environment, reader)
    : { sources: [{ kind: 'expression', expression: found.node, environment }], open: false };
  for (const name of found.rest) sources = membersOf(placesOfSources(sources, reader), name, reader);
  return sources;
}

function isDeclaration(node: Declaration | ts.Expression): node is Declaration {
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

function nameOf(declaration: Declaration): string {
  const name = 'name' in declaration ? declaration.name : undefined;
  return propertyNameText(name as ts.Identifier | undefined) ?? '';
}
