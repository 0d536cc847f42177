import ts from 'typescript';
import type { ResponseSchema } from '../../facts/declared/response-schema';
import { phraseOf } from '../../http/statuses';
import type { MissingCode } from '../../model/declaration';
import { referenceOf } from '../../syntax/modules';
import { bare, memberName, type Tree } from '../../syntax/tree';
import type { Environment } from '../../values/environment';
import { openReader } from '../../values/open-reader';
import { sourcesOf } from '../../values/sources';

/** A language that response schemas are written in. */
export interface Dialect {
  /**
   * A schema that lets a body of this kind through as it is; undefined when there is none.
   * @param quoted a text as JavaScript source
   */
  readonly schemaFor: (missing: MissingCode, quoted: (text: string) => string) => string | undefined;
}

/**
 * What JSON Schema lets through unchanged in Fastify 3, 4 and 5 (run): members that are not listed need
 * `additionalProperties`, those of an error are listed one by one since they are not enumerable, and an empty schema is
 * for any value only below `properties`. A text is sent as it is, whatever its schema.
 */
const BODIES: Readonly<Record<MissingCode['body'], string | undefined>> = {
  none: "type: 'null'",
  object: "type: 'object', additionalProperties: true",
  array: "type: 'array', items: {}",
  text: "type: 'string'",
  error:
    "type: 'object', properties: { statusCode: {}, code: {}, error: {}, message: {} }, additionalProperties: true",
  mixed: undefined,
};

const JSON_SCHEMA: Dialect = {
  schemaFor: ({ code, body }, quoted) => {
    const type = BODIES[body]?.replace(/'(\w+)'/g, (_, text: string) => quoted(text));
    return type && `{ description: ${quoted(phraseOf(code) ?? 'Response')}, ${type} }`;
  },
};

// Zod's parse of an error object takes the listed members only, and refuses what has other types.
function zodBy(name: string): Dialect {
  return {
    schemaFor: ({ code, body }, quoted) =>
      body === 'error' || body === 'mixed'
        ? undefined
        : `${name}.any().describe(${quoted(phraseOf(code) ?? 'Response')})`,
  };
}

/** Packages whose schemas are JSON Schema. */
const OF_JSON = /^(?:@sinclair\/typebox|typebox|@fastify\/type-provider-typebox|fluent-json-schema)(?:\/|$)/;
const OF_ZOD = /^(?:zod|@hono\/zod-openapi|fastify-type-provider-zod|fastify-zod-openapi)(?:\/|$)/;

/** The language that the codes of a response schema are declared in; undefined when they do not tell. */
export function dialectOf({ codes }: ResponseSchema, tree: Tree): Dialect | undefined {
  const kinds = codes.map(({ property, environment }) =>
    ts.isPropertyAssignment(property)
      ? kindOf(property.initializer, environment)
      : ts.isShorthandPropertyAssignment(property)
        ? kindOf(property.name, environment)
        : undefined,
  );
  const zod = kinds.find((kind) => kind !== undefined && kind !== 'json');
  // A name for Zod that only another file has cannot be written here.
  if (zod) return zod.tree === tree ? zodBy(zod.name) : undefined;
  return kinds.includes('json') ? JSON_SCHEMA : undefined;
}

/** `json`, or the name that a file has for Zod. */
type Kind = 'json' | { readonly name: string; readonly tree: Tree };

// `{ type: 'object' }`, `Type.Object({…})`, `z.object({…}).nullable()`, or a name for one of them.
function kindOf(expression: ts.Expression, environment: Environment, depth = 6): Kind | undefined {
  const node = bare(expression);
  if (ts.isObjectLiteralExpression(node)) return 'json';
  if (depth === 0) return undefined;
  if (ts.isCallExpression(node)) return kindOfCall(node, environment);
  if (!ts.isIdentifier(node) && memberName(node) === undefined) return undefined;
  for (const source of sourcesOf(node, environment, openReader()).sources) {
    const kind =
      source.kind === 'expression' ? kindOf(source.expression, source.environment, depth - 1) : undefined;
    if (kind) return kind;
  }
  return undefined;
}

function kindOfCall(call: ts.CallExpression, { tree }: Environment): Kind | undefined {
  let root: ts.Expression = call;
  while (ts.isCallExpression(root) || memberName(root) !== undefined)
    root = bare((root as ts.CallExpression | ts.PropertyAccessExpression).expression);
  if (!ts.isIdentifier(root)) return undefined;
  const specifier = referenceOf(root)?.specifier ?? '';
  if (OF_JSON.test(specifier)) return 'json';
  return OF_ZOD.test(specifier) ? { name: ts.idText(root), tree } : undefined;
}
