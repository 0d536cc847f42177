import ts from 'typescript';
import { bare, memberName, propertyNameText } from '../../syntax/tree';
import { calledFunction } from '../../values/evaluate';
import { chainOf, lastName, receiverOf } from './callees';
import type { LiftContext } from './context';

/** A call of a database driver that gives nothing, and throws nothing, where there is no such row. */
export interface NullableCall {
  readonly call: ts.CallExpression;
  readonly verb: 'read' | 'update' | 'delete';
}

/**
 * Methods of Mongoose, MongoDB's driver, Sequelize, TypeORM and Prisma that give null where nothing is found. Prisma's
 * `update` and `delete` throw instead (P2025), as do all `…OrThrow` and `…OrFail`.
 */
const NULLABLE: ReadonlyMap<string, NullableCall['verb']> = new Map<string, NullableCall['verb']>([
  ['findById', 'read'],
  ['findOne', 'read'],
  ['findByPk', 'read'],
  ['findUnique', 'read'],
  ['findFirst', 'read'],
  ['findOneBy', 'read'],
  ['findByIdAndUpdate', 'update'],
  ['findOneAndUpdate', 'update'],
  ['findOneAndReplace', 'update'],
  ['findByIdAndDelete', 'delete'],
  ['findByIdAndRemove', 'delete'],
  ['findOneAndDelete', 'delete'],
  ['findOneAndRemove', 'delete'],
]);
/** Names that no driver shares with a project's own services. */
const UNMISTAKABLE = /^(?:findByPk|findUnique|findByIdAnd\w+|findOneAnd\w+)$/;
/** Links of a chain that throw where nothing is found. */
const THROWS = /^(?:orFail|throwIfNotFound|orThrow)$/;
/** Options by which there is always a row, or an exception. */
const ALWAYS = /^(?:upsert|rejectOnEmpty|rejectOnNotFound)$/;
/** Functions of the project itself, whatever they are called: they may throw. */
const OWN =
  /(?:services?|controllers?|managers?|helpers?|repo|repository|dao|api|client|handlers?|use ?case|provider)$/i;

/** The call of a chain that may give nothing: `User.findById(id)` of `User.findById(id).populate('team').exec()`. */
export function nullableCallIn(chain: ts.CallExpression, context: LiftContext): NullableCall | undefined {
  const links = chainOf(chain);
  if (links.some((link) => THROWS.test(lastName(link.expression)))) return undefined;
  for (const call of links) {
    const name = memberName(bare(call.expression));
    const verb = name === undefined ? undefined : NULLABLE.get(name);
    if (verb === undefined || name === undefined) continue;
    const receiver = receiverOf(call);
    if (!receiver || !isStored(receiver, name) || call.arguments.some(makesSure)) return undefined;
    return calledFunction(call, context.environment) ? undefined : { call, verb };
  }
  return undefined;
}

// `User`, `db.user`, `models.User`, `this.userModel`, `db.collection('users')`; not `UserService`.
function isStored(receiver: ts.Expression, method: string): boolean {
  const node = bare(receiver);
  const name = lastName(node);
  if (OWN.test(name)) return false;
  if (UNMISTAKABLE.test(method) || /^[A-Z]/.test(name) || /(?:model|collection|getRepository)$/i.test(name))
    return true;
  return (
    ts.isPropertyAccessExpression(node) && /^(?:db|prisma|models?|tx|orm)$/.test(lastName(node.expression))
  );
}

function makesSure(argument: ts.Expression): boolean {
  const node = bare(argument);
  if (!ts.isObjectLiteralExpression(node)) return false;
  return node.properties.some(
    (property) => ts.isSpreadAssignment(property) || ALWAYS.test(propertyNameText(property.name) ?? ''),
  );
}
