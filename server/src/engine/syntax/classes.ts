import ts from 'typescript';
import { resolve } from './scope';
import { bare, propertyNameText } from './tree';

/** What a class extends. */
export function superclassOf(node: ts.ClassLikeDeclaration): ts.Expression | undefined {
  const clause = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  const parent = clause?.types[0]?.expression;
  return parent && bare(parent);
}

/** The constructor of a class that has a body: overloads have none. */
export function constructorOf(node: ts.ClassLikeDeclaration): ts.ConstructorDeclaration | undefined {
  return node.members.find(
    (member): member is ts.ConstructorDeclaration =>
      ts.isConstructorDeclaration(member) && member.body !== undefined,
  );
}

/** The constructor's parameter that is a field as well: `constructor(private readonly status: number)`. */
export function parameterPropertyOf(
  node: ts.ClassLikeDeclaration,
  name: string,
): ts.ParameterDeclaration | undefined {
  return constructorOf(node)?.parameters.find(
    (parameter) => (ts.getModifiers(parameter)?.length ?? 0) > 0 && propertyNameText(parameter.name) === name,
  );
}

const BUILT_IN_ERROR = /^(?:Aggregate|Eval|Range|Reference|Syntax|Type|URI)?Error$/;

/** Whether an expression is an error class of JavaScript itself, which nothing in the file hides. */
export function isBuiltInError(expression: ts.Expression): boolean {
  const node = bare(expression);
  return ts.isIdentifier(node) && BUILT_IN_ERROR.test(ts.idText(node)) && !resolve(node);
}
