import ts from 'typescript';
import { bare, memberName, propertyNameText } from '../../syntax/tree';
import { calleeText, lastName, receiverOf } from './callees';
import { foldText } from './folding';
import { keyOf, keyOfParts } from './keys';
import { UNKNOWN, type ValueOrigin } from './origin';
import * as calls from './vocabulary/calls';

type Ask = (expression: ts.Expression) => ValueOrigin;

/** Lookups and writes by their names, and SQL by its first word. */
export function storageCall(
  call: ts.CallExpression,
  words: string,
  callee: string,
  ask: Ask,
): ValueOrigin | undefined {
  // The key is looked for only where the call is known to have one: most calls are neither lookup nor write.
  const lookup = (rows: 'single' | 'list', sure: boolean): ValueOrigin => {
    const { key, names: keyNames, caller } = keyOf(call, ask);
    return { kind: 'lookup', rows, key, keyNames, caller, callee, sure, path: [] };
  };
  const write = (verb: 'create' | 'update' | 'delete' | 'other'): ValueOrigin => {
    const { key } = keyOf(call, ask);
    return { kind: 'write', verb, key, callee, path: [] };
  };
  const receiver = receiverOf(call);
  const sql = sqlOf(call);
  if (sql !== undefined) {
    if (/^\s*(?:\(\s*)?(?:select|with|show|call|exec)\b/i.test(sql)) {
      const isOneRow =
        /\blimit\s+1\b|\btop\s*\(?1\b/i.test(sql) ||
        /^(?:one|one or none|get|query single|first)$/.test(words);
      return lookup(isOneRow ? 'single' : 'list', true);
    }
    if (/^\s*insert\b/i.test(sql)) return write('create');
    if (/^\s*update\b/i.test(sql)) return write('update');
    if (/^\s*delete\b/i.test(sql)) return write('delete');
  }
  // `getPostsByTag(id)`; Mongoose's `findById` names nothing.
  if (isPlural(calls.NOUN_BY.exec(words)?.[1] ?? '')) return lookup('list', receiver !== undefined);
  if (calls.CHANGING_LOOKUP.test(words) || calls.SINGLE_LOOKUP.test(words)) return lookup('single', true);
  if (calls.LIST_LOOKUP.test(words)) return lookup('list', receiver !== undefined);
  if (calls.READ_VERB.test(words) && words.includes(' ')) {
    const noun = words.split(' ').at(-1) ?? '';
    return lookup(isPlural(noun) ? 'list' : 'single', false);
  }
  // A verb alone needs something that it is said of; whether a thing exists does not.
  const isLookup = calls.BARE_LOOKUP.test(words) && (receiver !== undefined || /\bexists\b/.test(words));
  if (isLookup) {
    return lookup(
      'single',
      /^(?:find|get|fetch|load)$/.test(words) && receiver !== undefined && isStore(receiver),
    );
  }
  if (calls.CREATE_VERB.test(words)) return write('create');
  if (calls.UPDATE_VERB.test(words)) return write('update');
  if (calls.DELETE_VERB.test(words)) return write('delete');
  return undefined;
}

function isPlural(noun: string): boolean {
  return noun.endsWith('s') && !calls.SINGULAR_IN_S.test(noun);
}

function isStore(receiver: ts.Expression): boolean {
  return (
    /(?:model|repo(?:sitory)?|store|cache|db|redis|client|collection|dao|stmt|service|map)$/i.test(
      lastName(receiver),
    ) || memberName(bare(receiver)) === 'prisma'
  );
}

/** The literal text of a statement of SQL, when the first argument of a call is one. */
export function sqlOf(call: ts.CallExpression): string | undefined {
  const argument = call.arguments[0] && bare(call.arguments[0]);
  if (!argument) return undefined;
  const text = ts.isObjectLiteralExpression(argument) ? memberText(argument) : foldText(argument)?.text;
  return text !== undefined &&
    /^\s*(?:\(\s*)?(?:select|insert|replace|merge|update|delete|with|show|call|exec)\s/i.test(text)
    ? text
    : undefined;
}

// mysql's `{ sql: 'SELECT …', values }` and pg's `{ text: 'SELECT …', values }`.
function memberText(literal: ts.ObjectLiteralExpression): string | undefined {
  for (const member of literal.properties) {
    if (!ts.isPropertyAssignment(member)) continue;
    if (/^(?:sql|text)$/.test(propertyNameText(member.name) ?? '')) return foldText(member.initializer)?.text;
  }
  return undefined;
}

/** What a tagged template of SQL gives: `sql` followed by a statement (postgres.js, Neon, Prisma's `$queryRaw`). */
export function statementOrigin(node: ts.TaggedTemplateExpression, ask: Ask): ValueOrigin {
  const { template } = node;
  const head = ts.isTemplateExpression(template) ? template.head.text : template.text;
  const verb = /^\s*(select|with|insert|update|delete)\b/i.exec(head)?.[1]?.toLowerCase();
  if (verb === undefined) return UNKNOWN;
  const keys = keyOfParts(
    ts.isTemplateExpression(template) ? template.templateSpans.map((span) => span.expression) : [],
    ask,
  );
  const callee = calleeText(node.tag);
  if (verb === 'select' || verb === 'with') {
    return {
      kind: 'lookup',
      rows: 'list',
      key: keys.key,
      keyNames: keys.names,
      caller: keys.caller,
      callee,
      sure: true,
      path: [],
    };
  }
  const verbs = { insert: 'create', update: 'update', delete: 'delete' } as const;
  return { kind: 'write', verb: verbs[verb as keyof typeof verbs], key: keys.key, callee, path: [] };
}
