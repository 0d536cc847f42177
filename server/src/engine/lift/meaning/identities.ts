import ts from 'typescript';
import type { OperationKind } from '../../model/body';
import { resolve } from '../../syntax/scope';
import { bare, propertyNameText } from '../../syntax/tree';
import type { Environment } from '../../values/environment';
import type { LiftContext } from './context';
import type { InputOf } from './inputs';
import { originOf } from './provenance';

/**
 * Whether the client's part in a call says which thing is meant: the id that a lookup casts, the path of a file, the
 * address of a service.
 */
export function isByIdentity(
  does: OperationKind,
  call: ts.CallExpression,
  environment: Environment,
  { context, input }: { readonly context: LiftContext; readonly input: InputOf },
): boolean {
  const [first] = call.arguments;
  if (does === 'file' || does === 'http')
    return first !== undefined && input(first, environment) === 'client';
  if (does !== 'storage') return false;
  const origin = originOf(call, { ...context, environment, tree: environment.tree });
  if (origin.kind === 'lookup')
    return (
      origin.key === 'params' ||
      /By(?:Id|Pk)/.test(origin.callee) ||
      origin.keyNames.some(isId) ||
      call.arguments.some((argument) => hasClientsId(argument, environment, input))
    );
  return origin.kind === 'write' && origin.verb === 'delete' && origin.key === 'params';
}

// `{ _id: id }`, also where it is what a parameter stands for.
function hasClientsId(argument: ts.Expression, environment: Environment, input: InputOf): boolean {
  const node = bare(argument);
  if (ts.isIdentifier(node)) {
    const declaration = resolve(node);
    const bound = declaration && environment.bindings.get(declaration);
    return bound?.expression !== undefined && hasClientsId(bound.expression, bound.environment, input);
  }
  if (!ts.isObjectLiteralExpression(node)) return false;
  return node.properties.some(
    (property) =>
      isId(propertyNameText(property.name) ?? '') &&
      (ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property)) &&
      input(ts.isPropertyAssignment(property) ? property.initializer : property.name, environment) ===
        'client',
  );
}

function isId(name: string): boolean {
  return /^_?id$|I[dD]$|_id$|^uuid$/.test(name);
}
