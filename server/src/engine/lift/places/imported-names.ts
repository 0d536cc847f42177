import ts from 'typescript';
import type { CodeNames, ImportBinding } from '../../model/code-names';
import { referenceOfDeclaration } from '../../syntax/modules';
import type { Declaration } from '../../syntax/scope';
import { bare, type Tree } from '../../syntax/tree';
import { codesAt, constantPackageOf } from '../../values/constants';
import { codesOfExport, topDeclarations } from './named-codes';

/**
 * How a file imports an object of names for codes.
 * @param owner what stands in front of the member: `StatusCodes`, `http2.constants`
 * @returns undefined where it is no import that another file could repeat: a renamed one, or a variable
 */
export function importedNames(owner: string, tree: Tree): CodeNames | undefined {
  const declaration = topDeclarations(tree).find(({ name }) => name === rootOf(owner))?.declaration;
  const specifier = declaration && referenceOfDeclaration(declaration)?.specifier;
  const binding = declaration && bindingOf(declaration);
  if (specifier === undefined || !binding) return undefined;
  const names: CodeNames = { owner, specifier, binding };
  if (!specifier.startsWith('.')) return names;
  const file = tree.modules?.find({ specifier, path: pathOf(names) })?.tree.file;
  return file === undefined ? undefined : { ...names, file };
}

/** The name that an import of the object binds: `http2` of `http2.constants`. */
export function rootOf(owner: string): string {
  return owner.split('.')[0] ?? owner;
}

/**
 * The constant for a code among some names, as it is written behind the name of its object.
 * @param specifier what the file of the tree imports them by
 * @returns undefined where they have none, or are not known
 */
export function constantFor(
  code: number,
  names: CodeNames,
  specifier: string,
  tree: Tree,
): string | undefined {
  const pack = constantPackageOf(specifier);
  if (pack) {
    const members = Object.entries(codesAt(pack, pathOf(names)) ?? {});
    const member = members.find(([name, value]) => value === code && /^[A-Za-z_$][\w$]*$/.test(name));
    return member && `${names.owner}.${member[0]}`;
  }
  const found = tree.modules?.find({ specifier, path: pathOf(names) });
  if (found?.kind !== 'node' || found.rest.length > 0) return undefined;
  return codesOfExport(found.node, names.owner, found.tree).get(code);
}

// From the module to the object.
function pathOf({ owner, binding }: CodeNames): readonly string[] {
  const [root = '', ...members] = owner.split('.');
  return binding === 'named' || binding === 'required-member' ? [root, ...members] : members;
}

const BINDINGS: Readonly<Partial<Record<ts.SyntaxKind, ImportBinding>>> = {
  [ts.SyntaxKind.ImportClause]: 'default',
  [ts.SyntaxKind.NamespaceImport]: 'namespace',
};

function bindingOf(declaration: Declaration): ImportBinding | undefined {
  if (ts.isImportSpecifier(declaration)) return declaration.propertyName ? undefined : 'named';
  if (ts.isVariableDeclaration(declaration)) return isRequire(declaration) ? 'require' : undefined;
  if (!ts.isBindingElement(declaration)) return BINDINGS[declaration.kind];
  const { parent: variable } = declaration.parent;
  const isPlain = !declaration.propertyName && !declaration.initializer && ts.isVariableDeclaration(variable);
  return isPlain && isRequire(variable) ? 'required-member' : undefined;
}

/** Whether a variable is what `require('…')` gives. */
export function isRequire({ initializer }: ts.VariableDeclaration): boolean {
  const value = initializer && bare(initializer);
  if (!value || !ts.isCallExpression(value)) return false;
  return ts.isIdentifier(value.expression) && ts.idText(value.expression) === 'require';
}
