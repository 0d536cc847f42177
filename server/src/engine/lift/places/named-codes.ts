import ts from 'typescript';
import { referenceOfDeclaration } from '../../syntax/modules';
import type { Declaration } from '../../syntax/scope';
import { propertyNameText, type Tree } from '../../syntax/tree';
import { constantOf } from '../../values/constant';
import { codesAt, constantPackageOf } from '../../values/constants';
import { emptyEnvironment } from '../../values/environment';
import { placesOf } from '../../values/evaluate';
import { namedConstant } from '../../values/named-constant';
import { packageConstant } from '../../values/package-constant';

/** Names for codes that a file can write. */
export interface NamedCodes {
  /** `StatusCodes`, `http2.constants`; for loose constants their module, or `this file`. */
  readonly name: string;
  /** The source text for each code. */
  readonly codes: ReadonlyMap<number, string>;
}

/** What the loose constants of a file are called together. */
export const OWN = 'this file';

// Exports whose members are codes, besides those of the module itself.
const TABLES: readonly string[] = ['StatusCodes', 'HttpStatus', 'constants', 'code'];
const ABOUT_STATUS = /status|https?(?![a-z])|http_?codes?/i;
const FEWEST = 3;

/** The sets of known packages that a file imports or requires at its top. */
export function importedSets(tree: Tree): readonly NamedCodes[] {
  return topDeclarations(tree).flatMap(({ declaration, name }): readonly NamedCodes[] => {
    const reference = referenceOfDeclaration(declaration);
    const pack = reference && constantPackageOf(reference.specifier);
    if (!pack) return [];
    const constant = packageConstant(reference);
    if (constant) {
      const isCode = constant.kind === 'number';
      return isCode ? [{ name: reference.specifier, codes: new Map([[constant.value, name]]) }] : [];
    }
    const own = codesAt(pack, reference.path);
    if (own && Object.keys(own).every(isName)) return [tableSet(name, own)];
    // `http2` has its codes in a table; of `statuses` only that is the same in each version.
    const tables = TABLES.filter((table) => reference.path.length === 0 && pack.exports.has(table));
    return tables.map((table) => tableSet(`${name}.${table}`, codesAt(pack, [table])));
  });
}

/** The enums, tables and loose constants at a file's top that speak of statuses. */
export function ownSets(tree: Tree): readonly NamedCodes[] {
  const loose = new Map<number, string>();
  const sets: NamedCodes[] = [];
  for (const { declaration, name } of topDeclarations(tree)) {
    const value = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
    const constant = value && constantOf(value, emptyEnvironment(tree));
    if (constant?.kind === 'number') {
      const said = namedConstant({ specifier: 'status', path: [name] }, undefined);
      if (said?.kind === 'number' && said.value === constant.value) loose.set(constant.value, name);
      continue;
    }
    if (!ABOUT_STATUS.test(name)) continue;
    const node = ts.isEnumDeclaration(declaration) ? declaration : value && tableIn(value, tree);
    const members = node ? membersOf(node, tree) : [];
    const isTable = members.length >= FEWEST && members.every(([, code]) => isCode(code));
    if (isTable) sets.push({ name, codes: spelled(name, members) });
  }
  return loose.size > 0 ? [...sets, { name: OWN, codes: loose }] : sets;
}

/** The codes among the members of a table of this file, as written behind the text of its owner. */
export function codesIn(node: ts.Node, owner: string, tree: Tree): ReadonlyMap<number, string> {
  return spelled(
    owner,
    membersOf(node, tree).filter(([, code]) => isCode(code)),
  );
}

/**
 * The codes of a table that a file exports, as written behind the text of its owner.
 * @param node a declaration, or the expression that is exported
 */
export function codesOfExport(
  node: Declaration | ts.Expression,
  owner: string,
  tree: Tree,
): ReadonlyMap<number, string> {
  const value = ts.isVariableDeclaration(node) ? node.initializer : node;
  const isTable = value === undefined || ts.isEnumDeclaration(value) || ts.isClassLike(value);
  const table = isTable ? value : tableIn(value as ts.Expression, tree);
  return table ? codesIn(table, owner, tree) : new Map<number, string>();
}

/** A set of a known package under the name that it has in the file. */
export function tableSet(name: string, members: Readonly<Record<string, number>> | undefined): NamedCodes {
  return { name, codes: spelled(name, Object.entries(members ?? {})) };
}

// Of several names for a code the first one counts.
function spelled(
  owner: string,
  members: readonly (readonly [string, number])[],
): ReadonlyMap<number, string> {
  const codes = new Map<number, string>();
  for (const [member, code] of members) {
    if (codes.has(code)) continue;
    codes.set(code, isName(member) ? `${owner}.${member}` : `${owner}['${member}']`);
  }
  return codes;
}

function isName(member: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(member);
}

function membersOf(node: ts.Node, tree: Tree): readonly (readonly [string, number])[] {
  const environment = emptyEnvironment(tree);
  if (ts.isEnumDeclaration(node)) {
    return node.members.flatMap((member) => {
      const code = member.initializer && constantOf(member.initializer, environment);
      return pair(member.name, code);
    });
  }
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.flatMap((property) => {
      const code = ts.isPropertyAssignment(property)
        ? constantOf(property.initializer, environment)
        : undefined;
      return pair(property.name, code);
    });
  }
  if (!ts.isClassLike(node)) return [];
  return node.members.flatMap((member) => {
    const value = ts.isPropertyDeclaration(member) ? member.initializer : undefined;
    return pair(member.name, value && constantOf(value, environment));
  });
}

function pair(
  name: ts.PropertyName | undefined,
  constant: ReturnType<typeof constantOf>,
): readonly (readonly [string, number])[] {
  const text = propertyNameText(name);
  return text !== undefined && constant?.kind === 'number' ? [[text, constant.value]] : [];
}

function tableIn(value: ts.Expression, tree: Tree): ts.Node | undefined {
  const { places } = placesOf(value, emptyEnvironment(tree));
  const [place] = places;
  const isTable = place?.kind === 'node' && ts.isObjectLiteralExpression(place.node) && places.length === 1;
  return isTable ? place.node : undefined;
}

function isCode(value: number): boolean {
  return Number.isInteger(value) && value >= 100 && value <= 599;
}

/** Whether a name is declared at the top of its file, so that it can be written anywhere in it. */
export function isTopLevel(declaration: Declaration): boolean {
  let at: ts.Node = declaration;
  while (!ts.isStatement(at) && !ts.isImportDeclaration(at) && !ts.isSourceFile(at)) at = at.parent;
  return ts.isSourceFile(at) || ts.isSourceFile(at.parent);
}

/** A name that is declared at the top of a file. */
export interface Named {
  readonly declaration: Declaration;
  readonly name: string;
}

/** The variables, imports, enums and classes at a file's top. */
export function topDeclarations({ source }: Tree): readonly Named[] {
  return source.statements.flatMap((statement): readonly Named[] => {
    if (ts.isImportDeclaration(statement)) return importedNames(statement.importClause);
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(boundNames);
    if (
      ts.isEnumDeclaration(statement) ||
      ts.isImportEqualsDeclaration(statement) ||
      ts.isClassDeclaration(statement)
    )
      return statement.name ? [{ declaration: statement, name: ts.idText(statement.name) }] : [];
    return [];
  });
}

function importedNames(clause: ts.ImportClause | undefined): readonly Named[] {
  if (!clause || clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
  const bindings = clause.namedBindings;
  const own = clause.name ? [{ declaration: clause, name: ts.idText(clause.name) }] : [];
  if (!bindings) return own;
  if (ts.isNamespaceImport(bindings))
    return [...own, { declaration: bindings, name: ts.idText(bindings.name) }];
  const elements = bindings.elements.filter(({ isTypeOnly }) => !isTypeOnly);
  return [...own, ...elements.map((element) => ({ declaration: element, name: ts.idText(element.name) }))];
}

function boundNames(declaration: ts.VariableDeclaration | ts.BindingElement): readonly Named[] {
  const { name } = declaration;
  if (ts.isIdentifier(name)) return [{ declaration, name: ts.idText(name) }];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element) : []));
}
