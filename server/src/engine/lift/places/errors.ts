import ts from 'typescript';
import { thrownStatusOf, type ThrownError } from '../../facts/thrown-error';
import { packageError } from '../../facts/package-errors';
import { referenceOf } from '../../syntax/modules';
import { bare, memberName, type Tree } from '../../syntax/tree';
import { emptyEnvironment } from '../../values/environment';
import { isErrorName, makesErrors, nameOf } from './error-names';
import { factoryCallsIn } from './factory-names';
import { memberWrites, statusWrites } from './error-members';
import { expressionWritten, type Written } from './written';

/** The statuses of the errors that a file makes: in constructors, in factories of known packages, in what it throws. */
export function errorWrites(tree: Tree): readonly Written[] {
  const thrown = thrownIn(tree);
  const environment = emptyEnvironment(tree);
  const found: Written[] = [];
  const errorClasses = new Set(tree.classes.filter(makesErrors).map(({ name }) => name && ts.idText(name)));
  const isFactory = factoryCallsIn(tree);
  const read = (node: ts.NewExpression | ts.CallExpression, isError: boolean): void => {
    if (!isError && !isFactory(node.expression)) return;
    const error = isError ? thrownStatusOf(node, environment) : packageErrorOf(node, tree);
    if (error) found.push(...errorWritten(node, error, tree));
  };
  for (const node of tree.constructions) {
    const name = nameOf(node.expression);
    read(node, thrown.has(node) || isErrorName(name) || errorClasses.has(name));
  }
  for (const call of tree.calls) {
    if (call.expression.kind === ts.SyntaxKind.SuperKeyword) continue;
    read(call, thrown.has(call));
    if (isFactory(call.expression)) found.push(...classWritten(call));
  }
  return [...found, ...memberWrites(tree, thrown)];
}

function packageErrorOf(node: ts.NewExpression | ts.CallExpression, tree: Tree): ThrownError | undefined {
  const args = node.arguments ?? [];
  return packageError({ node, callee: node.expression, args, environment: emptyEnvironment(tree) });
}

// `createError('CODE', 'No %s', 404)` of @fastify/error makes a class.
function classWritten({ expression, arguments: args }: ts.CallExpression): readonly Written[] {
  const status = args[2];
  return status && referenceOf(expression)?.specifier === '@fastify/error' ? [expressionWritten(status)] : [];
}

function errorWritten(
  node: ts.NewExpression | ts.CallExpression,
  { kind, status, statusArgument }: ThrownError,
  tree: Tree,
): readonly Written[] {
  if (kind === 'plain' || kind === 'unknown' || kind === 'object') return [];
  if (statusArgument) return statusWrites(statusArgument, tree);
  const [only, ...others] = status.codes;
  if (!only) return [];
  if (status.implicit) {
    const { arguments: args } = node;
    return args?.length === 0 ? [{ kind: 'missing', at: args.pos }] : [];
  }
  if (others.some(({ code }) => code !== only.code) || status.dynamic) return [];
  const name = nameNodeOf(node.expression);
  return [{ kind: 'named', as: 'error', name, node, code: only.code, byConvention: only.origin === 'name' }];
}

// What is thrown, rejected or given to `next`.
function thrownIn(tree: Tree): ReadonlySet<ts.Node> {
  const found = new Set<ts.Node>();
  const add = (expression: ts.Expression | undefined): void => {
    const node = expression && bare(expression);
    if (!node) return;
    found.add(node);
    if (ts.isConditionalExpression(node)) {
      add(node.whenTrue);
      add(node.whenFalse);
    } else if (ts.isAwaitExpression(node)) add(node.expression);
  };
  for (const { expression } of tree.throws) add(expression);
  for (const call of tree.calls) if (handsOn(call)) add(call.arguments[0]);
  return found;
}

function handsOn({ expression }: ts.CallExpression): boolean {
  const callee = bare(expression);
  if (ts.isIdentifier(callee)) return ts.idText(callee) === 'next';
  return (
    memberName(callee) === 'reject' &&
    nameOf((callee as ts.PropertyAccessExpression).expression) === 'Promise'
  );
}

function nameNodeOf(callee: ts.Expression): ts.Node {
  const node = bare(callee);
  return ts.isPropertyAccessExpression(node) ? node.name : node;
}
