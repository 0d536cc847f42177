import ts from 'typescript';
import { takesThis } from '../../syntax/callee';
import type { Declaration } from '../../syntax/scope';
import { bare, memberName, propertyNameText, treeOf, type FunctionNode } from '../../syntax/tree';
import type { Binding, Environment } from '../../values/environment';

/**
 * What a function's parameters stand for in one call of it.
 * @param closure what is known where the function was found: what an instance was made with. A method that is called on
 * `this` has it of its caller.
 */
export function environmentFor(
  call: ts.CallExpression,
  fn: FunctionNode,
  caller: Environment,
  closure: Environment | undefined = isOnThis(call) ? caller : undefined,
): Environment {
  const bindings = new Map<Declaration, Binding>(closure?.bindings);
  const spread = call.arguments.findIndex((argument) => ts.isSpreadElement(argument));
  const shift = takesThis(fn) ? 1 : 0;
  fn.parameters.slice(shift).forEach((parameter, index) => {
    const expression = call.arguments[index];
    bindings.delete(parameter);
    // What a spread gives is not known, nor how many there are.
    if (parameter.dotDotDotToken || (spread >= 0 && index >= spread)) return;
    bindings.set(parameter, { expression, environment: caller });
    bindMembers(parameter, expression, caller, bindings);
  });
  return { tree: caller.tree.modules ? (treeOf(fn) ?? caller.tree) : caller.tree, bindings };
}

function isOnThis(call: ts.CallExpression): boolean {
  const callee = bare(call.expression);
  if (memberName(callee) === undefined) return false;
  return bare((callee as ts.PropertyAccessExpression).expression).kind === ts.SyntaxKind.ThisKeyword;
}

// `function send({ res, status = 200 })` called with an object literal.
function bindMembers(
  parameter: ts.ParameterDeclaration,
  expression: ts.Expression | undefined,
  caller: Environment,
  bindings: Map<Declaration, Binding>,
): void {
  if (!ts.isObjectBindingPattern(parameter.name) || !expression) return;
  const object = bare(expression);
  if (
    !ts.isObjectLiteralExpression(object) ||
    object.properties.some((property) => ts.isSpreadAssignment(property))
  )
    return;
  for (const element of parameter.name.elements) {
    const name = propertyNameText(element.propertyName ?? element.name);
    if (name === undefined || element.dotDotDotToken) continue;
    const given = object.properties.find((property) => propertyNameText(property.name) === name);
    if (given && ts.isPropertyAssignment(given))
      bindings.set(element, { expression: given.initializer, environment: caller });
    else if (given && ts.isShorthandPropertyAssignment(given))
      bindings.set(element, { expression: given.name, environment: caller });
    else if (!given) bindings.set(element, { expression: undefined, environment: caller });
  }
}
