import ts from 'typescript';
import { parameterPropertyOf, superclassOf } from '../syntax/classes';
import { memberName, propertyNameText, type Tree } from '../syntax/tree';
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
  const parent = superclassOf(node);
  if (!parent) return false;
  const name = memberName(parent) ?? (ts.isIdentifier(parent) ? ts.idText(parent) : '');
  return /(?:Error|Exception)$/.test(name);
}

function hasMember(node: ts.ClassLikeDeclaration, name: string, tree: Tree): boolean {
  if (thisAssignmentsIn(node, name, tree).length > 0 || parameterPropertyOf(node, name)) return true;
  return node.members.some(
    (member) =>
      (ts.isPropertyDeclaration(member) || ts.isGetAccessor(member)) &&
      propertyNameText(member.name) === name,
  );
}
