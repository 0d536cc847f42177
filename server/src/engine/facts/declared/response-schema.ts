import ts from 'typescript';
import { isStatusKey, type DeclaredStatuses } from '../../model/declaration';
import { propertyNameText, type Tree } from '../../syntax/tree';
import { emptyEnvironment, type Environment } from '../../values/environment';
import { landed, membersOf, placesOfSources } from '../../values/member-sources';
import { openReader } from '../../values/open-reader';
import { singleOf } from '../../values/possible';
import type { Places, Reader } from '../../values/reader';

/** What the `schema.response` of a Fastify route declares. */
export interface ResponseSchema {
  /** In source order; those of a spread where it stands. */
  readonly codes: readonly SchemaCode[];
  /** False when there may be more codes: in a spread or behind a computed key. */
  readonly complete: boolean;
  /** The schema also says what is for readers: a summary, tags. */
  readonly documents: boolean;
  /** The object that has the codes, and the file that it stands in. */
  readonly literal: ts.ObjectLiteralExpression;
  readonly environment: Environment;
}

/** A code that a response schema declares. */
export interface SchemaCode {
  /** As Fastify gets it: `200`, `4xx`. */
  readonly text: string;
  readonly property: ts.ObjectLiteralElementLike;
  /** Of the file that the property stands in. */
  readonly environment: Environment;
}

// Of @fastify/swagger's members of a schema those that do nothing else.
const FOR_READERS: ReadonlySet<string> = new Set([
  'summary',
  'description',
  'tags',
  'operationId',
  'deprecated',
]);

type Literal = { readonly node: ts.ObjectLiteralExpression; readonly environment: Environment };

/**
 * Reads the response schema in the options of a Fastify route, through names, imports and spreads.
 * @param options the options as they are given to the route
 * @returns undefined when there is none, when it can be one of several, or when it cannot be read
 */
export function responseSchemaOf(options: ts.Expression, tree: Tree): ResponseSchema | undefined {
  const reader = openReader();
  const given = literalOf(reader.places(options, emptyEnvironment(tree)), reader);
  const schema = given && memberOf(given, 'schema', reader);
  const response = schema && memberOf(schema, 'response', reader);
  if (!response || response.node.properties.length === 0) return undefined;
  const { codes, complete } = codesOf(response, reader);
  const documents = schema.node.properties.some(({ name }) => FOR_READERS.has(propertyNameText(name) ?? ''));
  return { codes, complete, documents, literal: response.node, environment: response.environment };
}

/** What a response schema says to other files. */
export function statusesOf({ codes, complete }: ResponseSchema): DeclaredStatuses {
  return { source: 'schema', codes: codes.map(({ text }) => text), complete };
}

function memberOf({ node, environment }: Literal, name: string, reader: Reader): Literal | undefined {
  const owner: Places = { places: [{ kind: 'node', node, environment, instance: false }], open: false };
  return literalOf(placesOfSources(membersOf(owner, name, reader), reader), reader);
}

function literalOf(found: Places, reader: Reader): Literal | undefined {
  const { places, open } = landed(found, reader);
  const [place, ...others] = places;
  if (!place || open || others.length > 0 || place.kind !== 'node') return undefined;
  const { node, environment } = place;
  return ts.isObjectLiteralExpression(node) ? { node, environment } : undefined;
}

// A spread of itself ends at the reader's bound.
function codesOf(
  { node, environment }: Literal,
  reader: Reader,
  depth = 4,
): { codes: readonly SchemaCode[]; complete: boolean } {
  const codes: SchemaCode[] = [];
  let complete = depth > 0;
  for (const property of depth > 0 ? node.properties : []) {
    if (ts.isSpreadAssignment(property)) {
      const spread = literalOf(reader.places(property.expression, environment), reader);
      const inner = spread && codesOf(spread, reader, depth - 1);
      codes.push(...(inner?.codes ?? []));
      if (!inner?.complete) complete = false;
      continue;
    }
    const text = keyOf(property, environment, reader);
    if (text !== undefined && isStatusKey(text)) codes.push({ text, property, environment });
    else complete = false;
  }
  return { codes, complete };
}

// `404`, `'4xx'`, `[StatusCodes.NOT_FOUND]`.
function keyOf(
  { name }: ts.ObjectLiteralElementLike,
  environment: Environment,
  reader: Reader,
): string | undefined {
  if (!name || !ts.isComputedPropertyName(name)) return propertyNameText(name);
  const key = singleOf(reader.evaluate(name.expression, environment));
  if (key?.kind === 'number') return String(key.value);
  return key?.kind === 'text' && key.exact ? key.text : undefined;
}
