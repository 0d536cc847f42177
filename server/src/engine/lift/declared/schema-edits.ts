import ts from 'typescript';
import type { ResponseSchema } from '../../facts/declared/response-schema';
import type { MissingCode } from '../../model/declaration';
import { startOf, textOf, type Tree } from '../../syntax/tree';
import type { TextEdit } from '../../text/edit';
import { indentAt, literalOf, newLineAt, startsLine } from '../edits/source-style';
import { neighboursOf } from './neighbours';
import { dialectOf } from './schema-dialect';

const LONGEST = 60;

/** How a code is declared, if that can be said of another one: short, and with nothing of its own in it. */
export function restatementOf(property: ts.ObjectLiteralElementLike, tree: Tree): string | undefined {
  if (!ts.isPropertyAssignment(property)) return undefined;
  const text = textOf(property.initializer, tree);
  return text.length <= LONGEST && !/[\r\n]|\/[/*]|descri/.test(text) ? text : undefined;
}

/**
 * Declares more codes in a response schema, spelled and placed as their neighbours, so that what is sent stays the same:
 * Fastify drops what a schema does not list.
 * @returns undefined where that cannot be written: in another file, in a dialect that is not known, for a body that is not
 */
export function addToSchema(
  schema: ResponseSchema,
  missing: readonly MissingCode[],
  tree: Tree,
): readonly TextEdit[] | undefined {
  if (schema.environment.tree !== tree) return undefined;
  const own = schema.codes.filter(({ property }) => property.parent === schema.literal);
  const dialect = dialectOf(schema, tree);
  const isQuoted = own.some(
    ({ property: { name } }) => name && ts.isStringLiteral(name) && /^\d/.test(name.text),
  );
  const entries = new Map<MissingCode, string>();
  for (const one of missing) {
    const value = one.as ?? dialect?.schemaFor(one, (text) => literalOf(text, tree));
    if (value === undefined) return undefined;
    entries.set(one, `${isQuoted ? literalOf(String(one.code), tree) : String(one.code)}: ${value}`);
  }
  const places = neighboursOf<Placed>(own.length > 0 ? own : lastOf(schema), missing, ({ text }) => text);
  return places.flatMap(({ entry: { property }, before, missing: codes }) =>
    (before ? beforeProperty : behind)(
      property,
      codes.map((code) => entries.get(code) ?? ''),
      tree,
    ),
  );
}

interface Placed {
  readonly text: string;
  readonly property: ts.Node;
}

// All codes are spread into it.
function lastOf({ literal }: ResponseSchema): readonly Placed[] {
  const property = literal.properties.at(-1);
  return property ? [{ text: '', property }] : [];
}

function beforeProperty(property: ts.Node, entries: readonly string[], tree: Tree): readonly TextEdit[] {
  const start = startOf(property, tree);
  const gap = gapAt(start, tree);
  return [{ start, end: start, text: entries.map((entry) => `${entry},${gap}`).join('') }];
}

const BLOCK = String.raw`/\*(?:(?!\*/)[^\r\n])*\*/`;
const BLOCK_BEHIND = new RegExp(String.raw`^[ \t]*${BLOCK}`);
const LINE_BEHIND = new RegExp(String.raw`^([ \t]*,)?[ \t]*(?://[^\r\n]*|${BLOCK}[ \t]*(?=[\r\n]|$))`);

// A comment behind a property stays with it.
function behind(property: ts.Node, entries: readonly string[], tree: Tree): readonly TextEdit[] {
  const gap = gapAt(startOf(property, tree), tree);
  const rest = tree.text.slice(property.end);
  const end = property.end + (BLOCK_BEHIND.exec(rest)?.[0].length ?? 0);
  const line = end === property.end ? LINE_BEHIND.exec(rest) : null;
  if (!line) return [{ start: end, end, text: entries.map((entry) => `,${gap}${entry}`).join('') }];
  const [comment, comma = ''] = line;
  const at = end + comment.trimEnd().length;
  const text = entries.map((entry) => `${gap}${entry}`).join(',') + (comma === '' ? '' : ',');
  return [...(comma === '' ? [{ start: end, end, text: ',' }] : []), { start: at, end: at, text }];
}

function gapAt(start: number, tree: Tree): string {
  return startsLine(start, tree) ? `${newLineAt(start, tree)}${indentAt(start, tree)}` : ' ';
}
