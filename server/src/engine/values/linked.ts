import ts from 'typescript';
import type { Exported } from '../syntax/modules';
import { isDeclaration, resolve, type Declaration } from '../syntax/scope';
import { bare, propertyNameText, type Tree } from '../syntax/tree';
import { assignmentsTo, memberAssignmentsTo } from './assignments';
import { emptyEnvironment, type Environment } from './environment';
import { membersOf, mergeSources, placesOfSources } from './member-sources';
import type { Place, Reader, Sources } from './reader';
import { sourcesOfAssignments, sourcesOfVariable } from './variable-sources';

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
  return sourcesOfExported(found, emptyEnvironment(found.tree), reader);
}

/** Where something that a file exports gets its value. */
export function sourcesOfExported(
  found: Exported & { kind: 'node' },
  environment: Environment,
  reader: Reader,
): Sources {
  const settled = isDeclaration(found.node) ? lastValue(found.node, found.tree) : found.node;
  let sources: Sources = isDeclaration(settled)
    ? sourcesOfVariable(settled, nameOf(settled), environment, reader)
    : { sources: [{ kind: 'expression', expression: settled, environment }], open: false };
  let owners = isDeclaration(found.node) ? [found.node] : declarationsIn(sources);
  for (const name of found.rest) {
    const set = owners.flatMap((owner) => memberAssignmentsTo(owner, nameOf(owner), name, found.tree));
    sources = mergeSources([
      membersOf(placesOfSources(sources, reader), name, reader),
      sourcesOfAssignments(set, environment),
    ]);
    owners = declarationsIn(sources);
  }
  return sources;
}

// `module.exports = { state }`: what is set in `state` by its own name counts.
function declarationsIn({ sources }: Sources): readonly Declaration[] {
  return sources.flatMap((source) => {
    const node = source.kind === 'expression' ? bare(source.expression) : undefined;
    const declaration = node && ts.isIdentifier(node) ? resolve(node) : undefined;
    return declaration ? [declaration] : [];
  });
}

// Whoever imports a variable sees it when its module has run: where only the module itself sets it, the last value counts.
function lastValue(declaration: Declaration, tree: Tree): Declaration | ts.Expression {
  if (!ts.isVariableDeclaration(declaration)) return declaration;
  const assigned = assignmentsTo(declaration, nameOf(declaration), tree);
  const last = assigned.at(-1);
  const isPlain = (assignment: ts.BinaryExpression): boolean =>
    ts.isIdentifier(assignment.left) &&
    assignment.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isExpressionStatement(assignment.parent) &&
    ts.isSourceFile(assignment.parent.parent);
  return last && assigned.every(isPlain) ? last.right : declaration;
}

function nameOf(declaration: Declaration): string {
  const name = 'name' in declaration ? declaration.name : undefined;
  return propertyNameText(name) ?? '';
}
