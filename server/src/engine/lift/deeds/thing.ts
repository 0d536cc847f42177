import ts from 'typescript';
import { bare, memberName } from '../../syntax/tree';
import { chainOf, lastName, receiverOf } from '../meaning/callees';
import { spell } from '../meaning/vocabulary/spelling';

// Calls whose argument names what a store is asked about: `db.collection('users')`, `knex('users')`, `getRepository(User)`.
const NAMES_THING =
  /^(?:collection|from|into|table|model|knex|db|trx|tx|getRepository|getModel|getCustomRepository|doc|ref|insertInto|deleteFrom|updateTable)$/;
// Words that say what holds a thing, not what it is.
const HOLDERS =
  /\b(?:models?|repo|repository|repositories|services?|controllers?|stores?|dao|manager|collections?|schema|entity|entities|storage|db|database|table|prisma|client|pool|connection|conn|knex|sequelize|tx|trx|this|api|handler|helper|use case|usecase|query|queries|orm|em|list|array|map|data|new|created|saved|inserted|doc|document|record|instance|item to \w+|crud|base|default|mongo|sql|pg|firestore|supabase)\b/g;

/** The thing that a statement of SQL is about: `order item` of `INSERT INTO "order_items"`. */
export function thingOfSql(sql: string): string {
  const table =
    /^\s*(?:insert\s+(?:ignore\s+|or\s+\w+\s+)?into|replace\s+into|merge\s+into|update(?:\s+only)?|delete\s+from)\s+([\w."`[\]]+)/i.exec(
      sql,
    )?.[1];
  return table === undefined ? '' : singular(spell(table.split('.').at(-1) ?? ''));
}

/** The thing that a method is called for: `order item` of `OrderItem.create(…)`, of `knex('order_items').insert(…)`. */
export function thingOfCall(call: ts.CallExpression): string {
  const links = chainOf(call);
  const named = links.flatMap((link) =>
    NAMES_THING.test(lastName(link.expression)) ? nameGivenTo(link) : [],
  );
  const receiver = receiverOf(call);
  const names = [...named, ...(receiver ? [lastName(receiver)] : []), ...links.flatMap(tableGivenTo)];
  return names.map(thingNamed).find((thing) => thing !== '') ?? '';
}

// A text, a class or a table: `collection('users')`, `getRepository(User)`, `from(schema.users)`.
function nameGivenTo({ arguments: [argument] }: ts.CallExpression): readonly string[] {
  const node = argument && bare(argument);
  if (!node) return [];
  if (!ts.isStringLiteralLike(node))
    return ts.isIdentifier(node) || memberName(node) !== undefined ? [lastName(node)] : [];
  return /\s/.test(node.text) ? [] : [node.text];
}

// Drizzle: `db.insert(users)`.
function tableGivenTo(link: ts.CallExpression): readonly string[] {
  return /^(?:insert|update|delete)$/.test(lastName(link.expression)) ? nameGivenTo(link) : [];
}

/** The thing that a name speaks of: `order item` of `OrderItems`, of `orderItemService`; empty where it names a holder alone. */
export function thingNamed(name: string): string {
  return singular(spell(name).replace(HOLDERS, ' ').replace(/\s+/g, ' ').trim());
}

/** Words with the last one in the singular, by English endings. */
export function singular(words: string): string {
  if (/(?:ss|us|is|news|series|address|status)$/.test(words)) return words;
  if (words.endsWith('ies')) return words.replace(/ies$/, 'y');
  if (/(?:sh|ch|x|ss|z)es$/.test(words)) return words.replace(/es$/, '');
  if (words.endsWith('people')) return words.replace(/people$/, 'person');
  if (words.endsWith('children')) return words.replace(/ren$/, '');
  return words.replace(/s$/, '');
}
