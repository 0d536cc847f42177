import ts from 'typescript';
import type { DeedKind } from '../../model/deed';
import { resolve } from '../../syntax/scope';
import { bare, propertyNameText } from '../../syntax/tree';
import { moduleKindOf, operationOf, rootReferenceOf } from '../meaning/call-kinds';
import { calleeText, chainOf, lastName, receiverOf } from '../meaning/callees';
import type { LiftContext } from '../meaning/context';
import { originOf } from '../meaning/provenance';
import { sqlOf } from '../meaning/storage-calls';
import * as words from '../meaning/vocabulary/deeds';
import { spell } from '../meaning/vocabulary/spelling';
import type { Call } from './calls-before';
import { savedBy, type Saved } from './saved';
import { singular, thingNamed, thingOfCall, thingOfSql } from './thing';

/** What one call does by itself, as its own text tells. */
export interface CallDeed {
  readonly kind: DeedKind;
  readonly certainty: 'certain' | 'likely';
  readonly thing: string;
}

/**
 * What a call does to what the server keeps: by its SQL, by the method of a database library or a queue, else by names.
 * @returns undefined for reads, for what is kept nowhere, and for what is not known
 */
export function deedOfCall(call: Call, context: LiftContext): CallDeed | undefined {
  if (ts.isTaggedTemplateExpression(call)) return deedOfSql(headOf(call.template));
  const sql = sqlOf(call);
  if (sql !== undefined) return deedOfSql(sql);
  const name = spell(lastName(call.expression));
  const receiver = receiverOf(call);
  if (receiver && name === 'push')
    return isModulesOwn(receiver) ? certain('create', thingOfCall(call)) : undefined;
  if (isQueued(call, name, receiver)) return queued(call);
  const operation = operationOf(call, context);
  if (operation !== 'storage' && operation !== 'other') return undefined;
  const known = kindIn(words.STORAGE_METHODS, name);
  if (known) return certain(mayInsert(call) ? 'upsert' : known, thingOfCall(call));
  if (!receiver) return namedDeed(name);
  const owner = spell(lastName(receiver));
  if (words.NO_STORE.test(owner) && !isStore(call, receiver)) return undefined;
  return methodDeed(call, name, receiver, context) ?? namedDeed(name);
}

function methodDeed(
  call: ts.CallExpression,
  name: string,
  receiver: ts.Expression,
  context: LiftContext,
): CallDeed | undefined {
  const [argument] = call.arguments;
  const takesObject = argument !== undefined && !isOptions(argument) && !ts.isFunctionLike(bare(argument));
  if (name === 'save')
    return savedAs(takesObject ? savedBy(argument, context) : savedBy(receiver, context), call, takesObject);
  const kind = kindIn(words.STORE_METHODS, name);
  if (!kind) return undefined;
  // TypeORM's `repository.create()` makes an object that is still to be saved.
  if (name === 'create' && /\brepo(?:sitory)?$/.test(spell(lastName(receiver))) && !isWaitedFor(call))
    return undefined;
  const origin = kind === 'create' ? undefined : originOf(receiver, context);
  const isFound = origin?.kind === 'lookup' && origin.path.length === 0;
  const isSure = isFound || isStore(call, receiver) || isModel(receiver);
  if (!isSure && (name === 'set' || isMadeHere(receiver))) return undefined;
  return {
    kind: mayInsert(call) ? 'upsert' : kind,
    certainty: isSure ? 'certain' : 'likely',
    thing: thingOfCall(call),
  };
}

function savedAs(saved: Saved, call: ts.CallExpression, takesObject: boolean): CallDeed {
  const { kind, certainty, thing } = saved;
  return { kind, certainty, thing: thing === '' && takesObject ? thingOfCall(call) : thing };
}

// `createUser(data)`: the verb and what it is done to.
function namedDeed(name: string): CallDeed | undefined {
  const kind = kindIn(words.DEED_VERBS, name);
  if (!kind) return undefined;
  const [, pattern] = [kind, words.DEED_VERBS.find(([verb]) => verb.test(name))?.[0]];
  const object = pattern ? name.replace(pattern, '').trim() : '';
  if (object === '' || words.NOT_KEPT.test(object)) return undefined;
  // `addProductToCart`, `createOrderForUser`: the first noun is what is stored.
  const noun = object.replace(/\b(?:to|for|in|into|from|by|with|of|and|on)\b.*$/, '').trim();
  return noun === '' ? undefined : { kind, certainty: 'likely', thing: singular(thingNamed(noun)) };
}

function deedOfSql(sql: string): CallDeed | undefined {
  const verb = /^\s*(?:\(\s*)?(insert|replace|merge|update|delete)\b/i.exec(sql)?.[1]?.toLowerCase();
  const thing = thingOfSql(sql);
  switch (verb) {
    case 'insert':
      // Also `INSERT OR REPLACE`, `INSERT IGNORE`: nothing may have been stored, or something that was there.
      return certain(
        /\bon\s+(?:conflict|duplicate)\b|\binsert\s+(?:ignore|or)\b/i.test(sql) ? 'upsert' : 'create',
        thing,
      );
    case 'replace':
    case 'merge':
      return certain('upsert', thing);
    case 'update':
      return certain('update', thing);
    case 'delete':
      return certain('delete', thing);
    default:
      return undefined;
  }
}

function headOf(template: ts.TemplateLiteral): string {
  if (!ts.isTemplateExpression(template)) return template.text;
  return [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join('…');
}

function certain(kind: DeedKind, thing: string): CallDeed {
  return { kind, certainty: 'certain', thing };
}

function kindIn(table: readonly (readonly [RegExp, DeedKind])[], name: string): DeedKind | undefined {
  return table.find(([pattern]) => pattern.test(name))?.[1];
}

function isQueued(call: ts.CallExpression, name: string, receiver: ts.Expression | undefined): boolean {
  if (words.QUEUE_CALLS.test(name)) return true;
  if (!words.QUEUE_METHODS.test(name)) return false;
  const reference = rootReferenceOf(call);
  if (reference && words.QUEUE_PACKAGES.test(reference.specifier)) return receiver !== undefined;
  return receiver !== undefined && words.QUEUE_NAMES.test(spell(lastName(receiver)));
}

function queued(call: ts.CallExpression): CallDeed {
  const reference = rootReferenceOf(call);
  const isKnown = reference !== undefined && words.QUEUE_PACKAGES.test(reference.specifier);
  const [argument] = call.arguments;
  const job =
    argument && ts.isStringLiteralLike(bare(argument)) ? (bare(argument) as ts.StringLiteral).text : '';
  return { kind: 'enqueue', certainty: isKnown ? 'certain' : 'likely', thing: spell(job) };
}

// `prisma.user`, `db.collection('users')`, `knex('users')`, `this.userRepository`, a model of the project's own.
function isStore(call: ts.CallExpression, receiver: ts.Expression): boolean {
  const owners = calleeText(receiver).split('.').map(spell);
  if (owners.some((owner) => STORE.test(owner))) return true;
  if (
    chainOf(call).some((link) =>
      /^(?:collection|getRepository|knex|insertInto)$/.test(lastName(link.expression)),
    )
  )
    return true;
  return moduleKindOf(call) === 'storage';
}

const STORE =
  /\b(?:prisma|db|database|knex|repository|repo|sequelize|dao|supabase|entity manager|em|drizzle|trx|tx|models?|collection|firestore)$/;

// `User.create`, `models.User.create`, `this.User.create`.
function isModel(receiver: ts.Expression): boolean {
  const name = lastName(receiver);
  return (
    /^[A-Z][a-z]/.test(name) &&
    !/(?:Service|Controller|Manager|Handler|Client|Api|API|Helper|Factory|Builder|Utils?|Provider|Gateway|UseCase|Error|Exception)$/.test(
      name,
    )
  );
}

// `{ upsert: true }` among the options.
function mayInsert(call: ts.CallExpression): boolean {
  return call.arguments.some((argument) => {
    const node = bare(argument);
    return (
      ts.isObjectLiteralExpression(node) &&
      node.properties.some((member) => /^upsert$/.test(propertyNameText(member.name) ?? ''))
    );
  });
}

function isOptions(argument: ts.Expression): boolean {
  const node = bare(argument);
  return (
    ts.isObjectLiteralExpression(node) &&
    node.properties.length > 0 &&
    node.properties.every((member) =>
      /^(?:session|validateBeforeSave|transaction|transacting|silent|fields|hooks|timestamps|checkKeys|w|new)$/.test(
        propertyNameText(member.name) ?? '',
      ),
    )
  );
}

function isWaitedFor(call: ts.CallExpression): boolean {
  const { parent } = call;
  if (ts.isAwaitExpression(parent) || ts.isReturnStatement(parent)) return true;
  return ts.isPropertyAccessExpression(parent) && /^(?:then|catch|finally)$/.test(ts.idText(parent.name));
}

// `const seen = new Set()`, `const rows = []`: what a function makes for itself is kept nowhere.
function isMadeHere(receiver: ts.Expression): boolean {
  const node = bare(receiver);
  const declaration = ts.isIdentifier(node) ? resolve(node) : undefined;
  const made = declaration && ts.isVariableDeclaration(declaration) && declaration.initializer;
  if (!made) return false;
  const value = bare(made);
  return (
    ts.isNewExpression(value) || ts.isArrayLiteralExpression(value) || ts.isObjectLiteralExpression(value)
  );
}

// A list that the file (or another one) keeps for all requests: `const todos = []` at its top.
function isModulesOwn(receiver: ts.Expression): boolean {
  const node = bare(receiver);
  if (!ts.isIdentifier(node)) return false;
  const declaration = resolve(node);
  if (!declaration || !ts.isVariableDeclaration(declaration)) return false;
  const list = declaration.parent;
  if (!ts.isVariableDeclarationList(list) || !ts.isSourceFile(list.parent.parent)) return false;
  const { initializer } = declaration;
  return initializer !== undefined && ts.isArrayLiteralExpression(bare(initializer));
}
