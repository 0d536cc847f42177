import ts from 'typescript';
import { superclassOf } from '../../syntax/classes';
import { bare, memberName } from '../../syntax/tree';

// What a class, or the one that it extends, is called when its instances are errors.
const ERROR_NAME = /(?:Error|Exception|Failure|Problem|Boom)(?:$|[A-Z_])/;

/** Whether a name is one of an error class. */
export function isErrorName(name: string | undefined): boolean {
  return name !== undefined && ERROR_NAME.test(name);
}

/** Whether a class makes errors, by its name or that of its parent. */
export function makesErrors(node: ts.ClassLikeDeclaration): boolean {
  return isErrorName(node.name && ts.idText(node.name)) || isErrorName(nameOf(superclassOf(node)));
}

/** The last name of an expression: `NotFound` of `createError.NotFound`. */
export function nameOf(expression: ts.Expression | undefined): string | undefined {
  const node = expression && bare(expression);
  return node && (memberName(node) ?? (ts.isIdentifier(node) ? ts.idText(node) : undefined));
}
