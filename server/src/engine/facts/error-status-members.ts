import ts from 'typescript';
import { memberName, bare, propertyNameText, type Tree } from '../syntax/tree';
import { thisAssignmentsIn } from '../values/assignments';
import { STATUS_MEMBERS } from './error-classes';

/**
 * The members by which the error classes of a file tell their status (`statusCode`), one entry for each class and member:
 * what an error handler of the project can read.
 */
export function errorStatusMembersIn(tree: Tree): readonly string[] {
  return tree.classes
    .filter(isErrorClass)
    .flatMap((node) => STATUS_MEMBERS.filter((name) => hasMember(node, name, tree)));
}

function isErrorClass(node: ts.ClassLikeDeclaration): boolean {
  const heritage = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  const parent = heritage?.types[0]?.expression;
  if (!parent) return false;
  const name = memberName(bare(parent)) ?? (ts.isIdentifier(parent) ? ts.idText(parent) : '');
  return /(?:Error|Exception)$/.test(name);
}

function hasMember(node: ts.ClassLikeDeclaration, name: string, tree: Tree): boolean {
  if (thisAssignmentsIn(node, name, tree).length > 0) return true;
  return node.members.some((member) => {
    if (!ts.isConstructorDeclaration(member)) {
      const isValue = ts.isPropertyDeclaration(member) || ts.isGetAccessor(member);
      return isValue && propertyNameText(member.name) === name;
    }
    return member.parameters.some(
      (parameter) =>
        (ts.getModifiers(parameter)?.length ?? 0) > 0 && propertyNameText(parameter.name) === name,
    );
  });
}
