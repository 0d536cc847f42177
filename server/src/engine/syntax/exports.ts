import ts from 'typescript';
import { referenceOf, referenceOfDeclaration, type ModuleReference } from './modules';
import { rememberedBy } from './remembered-by';
import { resolveName, type Declaration } from './scope';
import { bare, memberName, propertyNameText, type Tree } from './tree';

/** What an exported name can stand for: something of this file, or of the module that it is passed on from. */
export type ExportTarget =
  | {
      readonly kind: 'node';
      readonly node: Declaration | ts.Expression;
      /** Members that are still to be looked up in it. */
      readonly rest: readonly string[];
    }
  | { readonly kind: 'module'; readonly reference: ModuleReference };

interface Exports {
  readonly named: ReadonlyMap<string, Declaration | ts.Expression | ModuleReference>;
  /** `module.exports = value`, `export = value`: the last one counts. */
  readonly whole: ts.Expression | undefined;
  /** Modules that are passed on as a whole: `export * from './users'`. */
  readonly stars: readonly string[];
}

const cache = rememberedBy<Tree, Exports>();

/**
 * What a file exports under a path: `['create']` for `import { create }`; no path is the default export or the module itself, which
 * CommonJS interop makes one (as {@link ModuleReference} does).
 * @returns what it can be, the likeliest first; the next ones count only where those before lead nowhere
 */
export function exportTargets(tree: Tree, path: readonly string[]): readonly ExportTarget[] {
  const { named, whole, stars } = exportsOf(tree);
  const [name, ...rest] = path;
  const found: ExportTarget[] = [];
  const own = name === undefined ? undefined : named.get(name);
  if (own) found.push(targetOf(own, rest));
  if (whole) found.push(targetOf(whole, path));
  const byDefault = named.get('default');
  if (byDefault) found.push(targetOf(byDefault, path));
  if (name !== undefined)
    for (const specifier of stars) found.push({ kind: 'module', reference: { specifier, path } });
  return found;
}

/** The names that a file exports by itself, in source order; `default` among them. */
export function exportedNames(tree: Tree): readonly string[] {
  return [...exportsOf(tree).named.keys()];
}

function targetOf(
  value: Declaration | ts.Expression | ModuleReference,
  rest: readonly string[],
): ExportTarget {
  if (!('kind' in value)) {
    return { kind: 'module', reference: { specifier: value.specifier, path: [...value.path, ...rest] } };
  }
  return { kind: 'node', node: value, rest };
}

function exportsOf(tree: Tree): Exports {
  const known = cache.get(tree);
  if (known) return known;
  const found = readExports(tree);
  cache.set(tree, found);
  return found;
}

function readExports(tree: Tree): Exports {
  const named = new Map<string, Declaration | ts.Expression | ModuleReference>();
  const stars: string[] = [];
  let whole: ts.Expression | undefined;
  for (const statement of tree.source.statements) {
    if (ts.isExportAssignment(statement)) {
      if (statement.isExportEquals) whole = statement.expression;
      else named.set('default', statement.expression);
    } else if (ts.isExportDeclaration(statement)) readDeclaration(statement, named, stars);
    else readModified(statement, named);
  }
  const aliases = aliasesIn(tree);
  for (const { left, right } of tree.memberAssignments) {
    const name = memberName(left);
    if (name === undefined) continue;
    const owner = bare((left as ts.PropertyAccessExpression).expression);
    if (name === 'exports' && isNamed(owner, 'module')) whole = right;
    else if (isExports(owner) || isOneOf(owner, aliases)) named.set(name, right);
  }
  for (const call of tree.calls) stars.push(...passedOn(call));
  return { named, whole: whole && isExports(whole) ? undefined : whole, stars };
}

function readDeclaration(
  { exportClause, moduleSpecifier, isTypeOnly }: ts.ExportDeclaration,
  named: Map<string, Declaration | ts.Expression | ModuleReference>,
  stars: string[],
): void {
  if (isTypeOnly) return;
  const specifier =
    moduleSpecifier && ts.isStringLiteralLike(moduleSpecifier) ? moduleSpecifier.text : undefined;
  if (!exportClause) {
    if (specifier !== undefined) stars.push(specifier);
    return;
  }
  if (ts.isNamespaceExport(exportClause)) {
    const name = propertyNameText(exportClause.name);
    if (name !== undefined && specifier !== undefined) named.set(name, { specifier, path: [] });
    return;
  }
  for (const element of exportClause.elements) {
    const name = propertyNameText(element.name);
    const own = propertyNameText(element.propertyName ?? element.name);
    if (name === undefined || own === undefined || element.isTypeOnly) continue;
    if (specifier !== undefined) named.set(name, { specifier, path: own === 'default' ? [] : [own] });
    else {
      const declaration = resolveName(own, exportClause);
      if (declaration) named.set(name, referenceOfImport(declaration) ?? declaration);
    }
  }
}

// What is imported and passed on; `require` is followed as any other value.
function referenceOfImport(declaration: Declaration): ModuleReference | undefined {
  if (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration)) return undefined;
  return referenceOfDeclaration(declaration);
}

// `export const x = …`, `export default function …`, `export class …`, `export enum …`.
function readModified(
  statement: ts.Statement,
  named: Map<string, Declaration | ts.Expression | ModuleReference>,
): void {
  if (!ts.canHaveModifiers(statement)) return;
  const kinds = (ts.getModifiers(statement) ?? []).map(({ kind }) => kind);
  if (!kinds.includes(ts.SyntaxKind.ExportKeyword)) return;
  if (ts.isVariableStatement(statement)) {
    for (const declaration of statement.declarationList.declarations)
      for (const [name, bound] of boundNames(declaration)) named.set(name, bound);
  } else if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement)
  ) {
    const isDefault = kinds.includes(ts.SyntaxKind.DefaultKeyword);
    const name = isDefault ? 'default' : propertyNameText(statement.name);
    if (name !== undefined) named.set(name, statement);
  }
}

function boundNames(
  declaration: ts.VariableDeclaration | ts.BindingElement,
): readonly (readonly [string, Declaration])[] {
  const { name } = declaration;
  if (ts.isIdentifier(name)) return [[ts.idText(name), declaration]];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element) : []));
}

// `const helpers = module.exports;`, `const helpers = {}; … module.exports = helpers;`: what is added to them is exported.
function aliasesIn(tree: Tree): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { left, right } of tree.memberAssignments) {
    const value = bare(right);
    if (isExports(left) && ts.isIdentifier(value)) names.add(ts.idText(value));
  }
  for (const statement of tree.source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!initializer || !ts.isIdentifier(name)) continue;
      const value = bare(initializer);
      const left = ts.isBinaryExpression(value) ? value.left : value;
      if (isExports(left)) names.add(ts.idText(name));
    }
  }
  return names;
}

function isOneOf(node: ts.Expression, names: ReadonlySet<string>): boolean {
  return ts.isIdentifier(node) && names.has(ts.idText(node));
}

/** Whether an expression is what a CommonJS file exports as a whole: `exports`, `module.exports`. */
export function isExports(node: ts.Expression): boolean {
  const owner = bare(node);
  if (isNamed(owner, 'exports')) return true;
  return (
    memberName(owner) === 'exports' && isNamed((owner as ts.PropertyAccessExpression).expression, 'module')
  );
}

function isNamed(node: ts.Expression, name: string): boolean {
  return ts.isIdentifier(node) && ts.idText(node) === name;
}

// `Object.assign(module.exports, require('./users'))`, `__exportStar(require('./users'), exports)`.
function passedOn(call: ts.CallExpression): readonly string[] {
  const callee = bare(call.expression);
  const isAssign =
    memberName(callee) === 'assign' && isNamed((callee as ts.PropertyAccessExpression).expression, 'Object');
  const isStar = ts.isIdentifier(callee) && /^(?:__exportStar|_export_star)$/.test(ts.idText(callee));
  if ((!isAssign && !isStar) || !call.arguments.some(isExports)) return [];
  return call.arguments.flatMap((argument) => {
    const reference = isExports(argument) ? undefined : referenceOf(argument);
    return reference?.path.length === 0 ? [reference.specifier] : [];
  });
}
