import ts from 'typescript';
import type { StatusValue } from '../model/status-value';
import { referenceOf, type ModuleReference } from '../syntax/modules';
import { bare, memberName } from '../syntax/tree';
import { isErrorVariable } from '../values/error-variable';
import { resolve } from '../syntax/scope';
import { constantOf } from '../values/constant';
import { errorFactoryOf, errorPackageOf } from '../values/constants';
import type { ErrorFactory } from '../values/constants/error-package';
import { sensibleFactoryOf } from '../values/constants/fastify-sensible';
import type { Environment } from '../values/environment';
import { evaluateMember, evaluateStatus } from '../values/evaluate';
import {
  expressionAt,
  fixedStatus,
  statusAt,
  unknownStatus,
  type ThrownError,
  type ThrownKind,
} from './thrown-status';
import { ownEntry } from '../text/own-entry';

/** The call or construction of an error: `new X(…)`, `x(…)`, and what `super(…)` gives to a parent class. */
export interface Construction {
  readonly node: ts.Expression;
  readonly callee: ts.Expression;
  readonly args: readonly ts.Expression[];
  /** Where all of it is read, but for the callee where that has a `home`. */
  readonly environment: Environment;
  /** Where the callee is read: a class without a constructor hands the arguments to the parent that its own file names. */
  readonly home?: Environment;
}

const KINDS: Readonly<Record<string, ThrownKind>> = {
  'http-errors': 'http-errors',
  '@fastify/sensible': 'sensible',
  '@fastify/error': 'class',
};

/**
 * An error that a known package makes: http-errors, Boom, `@fastify/sensible`, `@fastify/error`.
 * @returns undefined for everything else
 */
export function packageError(construction: Construction): ThrownError | undefined {
  const { args, callee, environment, node } = construction;
  const found = factoryOf(callee);
  if (!found) return fastifyError(construction);
  const status = statusOfFactory(found.factory, construction);
  const message = messageOf(found.factory, args, environment);
  const index = found.factory.status.from === 'argument' ? found.factory.status.index : undefined;
  const argument = index === undefined || status.implicit ? undefined : args[index];
  const isWritten = argument !== undefined && !ts.isSpreadElement(argument);
  return {
    status: statusAt(status, node, environment.tree),
    statusArgument: isWritten ? argument : inArguments(args, status, environment),
    message,
    kind: found.kind,
    className: undefined,
  };
}

function inArguments(
  args: readonly ts.Expression[],
  { codes: [code], implicit }: StatusValue,
  { tree }: Environment,
): ts.Expression | undefined {
  if (implicit) return undefined;
  return args
    .map((argument) => expressionAt(argument, code?.span, tree))
    .find((found) => found !== undefined);
}

function factoryOf(callee: ts.Expression): { factory: ErrorFactory; kind: ThrownKind } | undefined {
  const reference = factoryReference(bare(callee));
  const known = reference && errorPackageOf(reference.specifier);
  if (known) {
    const factory =
      errorFactoryOf(known, '*', reference.path) ?? errorFactoryOf(known, 'default', reference.path);
    if (factory) return { factory, kind: ownEntry(KINDS, known.name) ?? 'boom' };
  }
  // `fastify.httpErrors.notFound()`, `this.httpErrors`, `const { httpErrors } = fastify`.
  const name = memberName(bare(callee));
  if (name === undefined) return undefined;
  const owner = bare((bare(callee) as ts.PropertyAccessExpression).expression);
  const ownerName = ts.isIdentifier(owner) ? ts.idText(owner) : memberName(owner);
  const factory = ownerName === 'httpErrors' ? sensibleFactoryOf(name) : undefined;
  return factory && { factory, kind: 'sensible' };
}

// `createError[404]` is `createError.NotFound`.
function factoryReference(callee: ts.Expression): ModuleReference | undefined {
  if (!ts.isElementAccessExpression(callee) || !ts.isNumericLiteral(callee.argumentExpression))
    return referenceOf(callee);
  const owner = referenceOf(callee.expression);
  return owner && { ...owner, path: [...owner.path, callee.argumentExpression.text] };
}

function statusOfFactory(factory: ErrorFactory, construction: Construction): StatusValue {
  const { args, environment, node, callee, home } = construction;
  const { tree } = environment;
  const { status: from, wraps } = factory;
  if (from.from === 'fixed') return fixedStatus(from.code, 'error', callee, home?.tree ?? tree);
  const spread = args.findIndex((argument) => ts.isSpreadElement(argument));
  if (spread >= 0 && spread <= from.index) return unknownStatus(node, tree);
  const argument = args[from.index];
  const others = args.filter((other, index) => {
    const canWrap = wraps && (wraps.index === 'any' ? other !== argument : wraps.index === index);
    return canWrap && isForeignError(other);
  });
  const written =
    argument &&
    argumentStatus(
      from.from === 'option' ? from.name : undefined,
      argument,
      environment,
      factory.message === 'first-string',
    );
  const isBeaten = others.length > 0 && (wraps?.wins === true || !written);
  const status = written ?? fixedStatus(from.fallback, 'implicit', node, tree);
  return isBeaten ? { ...status, dynamic: true } : status;
}

// Undefined when the argument gives no status: a message, an object without the member.
function argumentStatus(
  member: string | undefined,
  argument: ts.Expression,
  environment: Environment,
  isMessage: boolean,
): StatusValue | undefined {
  if (member !== undefined) {
    const isObject = ts.isObjectLiteralExpression(bare(argument));
    const status = evaluateMember(argument, member, environment);
    return status ?? (isObject ? undefined : unknownStatus(argument, environment.tree));
  }
  if (ts.isObjectLiteralExpression(bare(argument))) return undefined;
  if (isMessage && constantOf(argument, environment)?.kind === 'text') return undefined;
  return evaluateStatus(argument, environment);
}

function messageOf(
  { message }: ErrorFactory,
  args: readonly ts.Expression[],
  environment: Environment,
): ts.Expression | undefined {
  if (message === undefined) return undefined;
  if (message !== 'first-string') return args[message];
  return args.find((argument) => constantOf(argument, environment)?.kind === 'text');
}

/** Whether an expression is an error that came from elsewhere: a catch variable, or a callback's error. */
export function isForeignError(expression: ts.Expression): boolean {
  const node = bare(expression);
  const declaration = ts.isIdentifier(node) ? resolve(node) : undefined;
  return declaration !== undefined && isErrorVariable(declaration);
}

// `const NotFound = createError('NOT_FOUND', 'No %s', 404)` makes a class; its third argument is the status, else 500.
function fastifyError({
  callee,
  environment,
  home = environment,
  node,
}: Construction): ThrownError | undefined {
  const name = bare(callee);
  const declaration = ts.isIdentifier(name) ? resolve(name) : undefined;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
  const made = bare(declaration.initializer);
  if (!ts.isCallExpression(made) || referenceOf(made.expression)?.specifier !== '@fastify/error')
    return undefined;
  const [, message, argument] = made.arguments;
  const status = argument
    ? evaluateStatus(argument, home)
    : fixedStatus(500, 'implicit', node, environment.tree);
  const codes = status.codes
    .map(({ code }) => fixedStatus(code, 'error', node, environment.tree).codes)
    .flat();
  return {
    status: { ...statusAt(status, node, environment.tree), codes },
    statusArgument: undefined,
    message,
    kind: 'class',
    className: ts.idText(name as ts.Identifier),
  };
}
