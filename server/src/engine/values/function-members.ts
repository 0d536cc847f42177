import ts from 'typescript';
import { bare, isFunctionNode, memberName, propertyNameText, type FunctionNode } from '../syntax/tree';
import type { Environment } from './environment';
import { textConstant, type Constant } from './possible';
import type { Reader } from './reader';

/**
 * What JavaScript itself says of a function: `fn.length`, `fn.constructor.name === 'AsyncFunction'`. Wrappers
 * ask for it: `if (fn.length === 4) return (err, req, res, next) => …`.
 * @returns undefined for other members, and where it is not known what the owner is
 */
export function builtInMember(
  node: ts.Expression,
  environment: Environment,
  reader: Reader,
): Constant | undefined {
  const member = memberName(node);
  if (member !== 'length' && member !== 'name') return undefined;
  const owner = bare((node as ts.PropertyAccessExpression).expression);
  if (member === 'length') {
    const fn = functionIn(owner, environment, reader);
    return fn && { kind: 'number', value: lengthOf(fn) };
  }
  if (memberName(owner) !== 'constructor') return undefined;
  const fn = functionIn((owner as ts.PropertyAccessExpression).expression, environment, reader);
  return fn && textConstant(kindOf(fn));
}

function functionIn(
  expression: ts.Expression,
  environment: Environment,
  reader: Reader,
): FunctionNode | undefined {
  const { places, open } = reader.places(expression, environment);
  const [only, ...others] = places;
  if (open || others.length > 0 || only?.kind !== 'node' || !isFunctionNode(only.node)) return undefined;
  return only.node;
}

// Those before the first one with a default; `this` is TypeScript's.
function lengthOf({ parameters }: FunctionNode): number {
  const own = parameters.filter(({ name }) => propertyNameText(name) !== 'this');
  const end = own.findIndex(
    ({ initializer, dotDotDotToken }) => initializer !== undefined || dotDotDotToken !== undefined,
  );
  return end < 0 ? own.length : end;
}

function kindOf(fn: FunctionNode): string {
  const isAsync =
    ts.canHaveModifiers(fn) && ts.getModifiers(fn)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
  return `${isAsync ? 'Async' : ''}${'asteriskToken' in fn && fn.asteriskToken ? 'Generator' : ''}Function`;
}
