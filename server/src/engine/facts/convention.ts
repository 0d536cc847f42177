import ts from 'typescript';
import type { StatusValue } from '../model/status-value';
import { bare, memberName, propertyNameText } from '../syntax/tree';
import { constantOf } from '../values/constant';
import type { Environment } from '../values/environment';
import { evaluateStatus } from '../values/evaluate';
import { objectStatus } from './error-classes';
import { statusOfName } from './error-names';
import type { Construction } from './package-errors';
import { expressionAt, fixedStatus, statusAt, unknownStatus, type ThrownError } from './thrown-status';

/**
 * An error whose class or factory this file does not show: the one argument that is a status of an error, else what the
 * name stands for (origin `name`: nobody proved it), else unknown.
 */
export function conventionError({ node, callee, args, environment, home }: Construction): ThrownError {
  const { tree } = environment;
  const className = calleeName(callee);
  const message = messageIn(args, environment);
  const base = { message, className };
  const written = args.flatMap((argument) => statusIn(argument, environment));
  const [only] = written;
  if (only && written.length === 1) {
    const status = statusAt(only.status, node, tree);
    return { ...base, status, statusArgument: only.place, kind: 'convention' };
  }
  const code = className === undefined ? undefined : statusOfName(className);
  if (code === undefined) {
    return { ...base, status: unknownStatus(node, tree), statusArgument: undefined, kind: 'unknown' };
  }
  const status = statusAt(fixedStatus(code, 'name', callee, home?.tree ?? tree), node, tree);
  return { ...base, status, statusArgument: undefined, kind: 'convention' };
}

interface WrittenStatus {
  readonly status: StatusValue;
  readonly place: ts.Expression | undefined;
}

function statusIn(argument: ts.Expression, environment: Environment): readonly WrittenStatus[] {
  if (ts.isSpreadElement(argument)) return [];
  const direct = evaluateStatus(argument, environment);
  if (isErrorStatus(direct)) return [{ status: direct, place: argument }];
  const member = objectStatus(argument, environment);
  if (!member || !isErrorStatus(member)) return [];
  const place = expressionAt(argument, member.codes[0]?.span, environment.tree);
  return [{ status: member, place }];
}

function isErrorStatus({ codes, dynamic, problems }: StatusValue): boolean {
  if (dynamic || problems.length > 0) return false;
  return codes.length > 0 && codes.every(({ code }) => code >= 400 && code < 600);
}

function messageIn(args: readonly ts.Expression[], environment: Environment): ts.Expression | undefined {
  const text = args.find((argument) => constantOf(argument, environment)?.kind === 'text');
  if (text) return text;
  for (const argument of args.map(bare)) {
    if (!ts.isObjectLiteralExpression(argument)) continue;
    const found = argument.properties.find((property) => propertyNameText(property.name) === 'message');
    if (found && ts.isPropertyAssignment(found)) return found.initializer;
  }
  return undefined;
}

// The last name counts: `CustomError.NotFoundError`, `ApiError.notFound`.
function calleeName(callee: ts.Expression): string | undefined {
  const node = bare(callee);
  return memberName(node) ?? (ts.isIdentifier(node) ? ts.idText(node) : undefined);
}
