import ts from 'typescript';
import { constructorOf, parameterPropertyOf, superclassOf } from '../syntax/classes';
import { memberName, propertyNameText, type Tree } from '../syntax/tree';
import { thisAssignmentsIn } from '../values/assignments';
import { emptyEnvironment } from '../values/environment';
import { evaluateStatus } from '../values/evaluate';
import { STATUS_MEMBERS } from './error-classes';

/** An error class, with the members by which it tells its status: what an error handler of the project can read. */
export interface ErrorClass {
  readonly name: string;
  /** `statusCode`; one of a name of its own (`this.http = StatusCodes.NOT_FOUND`) where it has none of the usual ones. */
  readonly members: readonly string[];
}

/** The error classes of a file that tell their status. */
export function errorClassesIn(tree: Tree): readonly ErrorClass[] {
  return tree.classes.filter(isErrorClass).flatMap((node) => {
    const usual = STATUS_MEMBERS.filter((name) => hasMember(node, name, tree));
    const members = usual.length > 0 ? usual : ownMembers(node, tree);
    return members.length > 0 ? [{ name: node.name ? ts.idText(node.name) : '', members }] : [];
  });
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

const ABOUT_STATUS = /status|http/i;

// `this.StatusCodes = StatusCodes.NOT_FOUND`: a constant for a status, or a number in a member that is called like one.
function ownMembers(node: ts.ClassLikeDeclaration, tree: Tree): readonly string[] {
  const made = constructorOf(node);
  const assigned = tree.memberAssignments.flatMap((one): readonly Member[] => {
    const name = memberName(one.left);
    const isMade = made !== undefined && made.pos <= one.pos && one.end <= made.end;
    return isMade && name !== undefined ? [{ name, value: one.right }] : [];
  });
  const declared = node.members.flatMap((member): readonly Member[] => {
    const name = propertyNameText(member.name);
    if (name === undefined || !ts.isPropertyDeclaration(member) || !member.initializer) return [];
    return [{ name, value: member.initializer }];
  });
  const names = [...declared, ...assigned]
    .filter((member) => isOwn(member, node, tree) && tellsStatus(member, tree))
    .map(({ name }) => name);
  return [...new Set(names)];
}

interface Member {
  readonly name: string;
  readonly value: ts.Expression;
}

function isOwn({ name, value }: Member, node: ts.ClassLikeDeclaration, tree: Tree): boolean {
  const { parent } = value;
  return (
    ts.isPropertyDeclaration(parent) || thisAssignmentsIn(node, name, tree).some((one) => one === parent)
  );
}

function tellsStatus({ name, value }: Member, tree: Tree): boolean {
  const { codes, dynamic, problems } = evaluateStatus(value, emptyEnvironment(tree));
  if (dynamic || problems.length > 0 || codes.length === 0) return false;
  return codes.every(
    ({ code, origin }) =>
      code >= 400 && code < 600 && (origin === 'package' || origin === 'name' || ABOUT_STATUS.test(name)),
  );
}
