import ts from 'typescript';
import type { Step } from '../../model/registration';
import { resolveName } from '../../syntax/scope';
import { bare, isFunctionNode, memberName, propertyNameText, type Tree } from '../../syntax/tree';
import type { Reach } from './reach';
import type { Thing } from './thing';

/** What a file exports by a name; no steps for `module.exports` itself. */
export interface ExportedThing {
  readonly steps: readonly Step[];
  readonly thing: Thing;
}

/** Everything that a file exports, in ESM's and CommonJS's ways. */
export function exportedThings({
  tree,
  reach,
}: {
  readonly tree: Tree;
  readonly reach: Reach;
}): readonly ExportedThing[] {
  return [
    ...tree.source.statements.flatMap((statement) => ofStatement(statement, reach)),
    ...assignedExports(tree, reach),
  ];
}

function ofStatement(statement: ts.Statement, reach: Reach): readonly ExportedThing[] {
  if (ts.isExportAssignment(statement)) {
    const thing = reach.of(statement.expression);
    return [statement.isExportEquals ? { steps: [], thing } : named('default', thing)];
  }
  if (ts.isExportDeclaration(statement)) return ofExportDeclaration(statement, reach);
  const flags = ts.canHaveModifiers(statement) ? ts.getCombinedModifierFlags(statement as ts.Declaration) : 0;
  if ((flags & ts.ModifierFlags.Export) === 0) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap((declaration) =>
      namesOf(declaration).map(([name, at]) => named(name, reach.ofDeclaration(at))),
    );
  }
  const isDefault = (flags & ts.ModifierFlags.Default) !== 0;
  if (isFunctionNode(statement) || ts.isClassDeclaration(statement)) {
    const name = isDefault ? 'default' : propertyNameText(statement.name);
    return name === undefined ? [] : [named(name, reach.ofDeclaration(statement))];
  }
  return [];
}

function namesOf(
  declaration: ts.VariableDeclaration | ts.BindingElement,
): readonly (readonly [string, ts.VariableDeclaration | ts.BindingElement])[] {
  const { name } = declaration;
  if (ts.isIdentifier(name)) return [[ts.idText(name), declaration]];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesOf(element) : []));
}

// `export { a as b }`, `export { a } from './x'`, `export * from './x'`, `export * as x from './x'`
function ofExportDeclaration(statement: ts.ExportDeclaration, reach: Reach): readonly ExportedThing[] {
  const { exportClause, moduleSpecifier } = statement;
  if (statement.isTypeOnly) return [];
  const specifier =
    moduleSpecifier && ts.isStringLiteralLike(moduleSpecifier) ? moduleSpecifier.text : undefined;
  const whole = (steps: readonly Step[]): Thing => ({ kind: 'module', specifier: specifier ?? '', steps });
  if (!exportClause) return specifier === undefined ? [] : [named('*', whole([]))];
  if (ts.isNamespaceExport(exportClause)) {
    const name = propertyNameText(exportClause.name);
    return specifier === undefined || name === undefined ? [] : [named(name, whole([]))];
  }
  return exportClause.elements.flatMap((element): readonly ExportedThing[] => {
    const name = propertyNameText(element.name);
    const source = propertyNameText(element.propertyName ?? element.name);
    if (name === undefined || source === undefined || element.isTypeOnly) return [];
    if (specifier !== undefined) return [named(name, whole([{ kind: 'member', name: source }]))];
    const declaration = resolveName(source, element);
    return declaration ? [named(name, reach.ofDeclaration(declaration))] : [];
  });
}

// `module.exports = x`, `exports.x = …`, `module.exports.x = …`, `exports = module.exports = …`, and by another name:
// `const helpers = module.exports; helpers.x = …`
function assignedExports(tree: Tree, reach: Reach): readonly ExportedThing[] {
  return tree.memberAssignments.flatMap(({ left, right }): readonly ExportedThing[] => {
    const target = left as ts.PropertyAccessExpression;
    const thing = (): Thing => reach.of(right);
    if (isExports(target)) return [{ steps: [], thing: thing() }];
    const name = memberName(target);
    const owner = bare(target.expression);
    const isOwn = isExports(owner) || (ts.isIdentifier(owner) && reach.of(owner).kind === 'exports');
    return name !== undefined && isOwn ? [named(name, thing())] : [];
  });
}

function isExports(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return ts.idText(node) === 'exports';
  if (memberName(node) !== 'exports') return false;
  const owner = (node as ts.PropertyAccessExpression).expression;
  return ts.isIdentifier(owner) && ts.idText(owner) === 'module';
}

function named(name: string, thing: Thing): ExportedThing {
  return { steps: [{ kind: 'member', name }], thing };
}
