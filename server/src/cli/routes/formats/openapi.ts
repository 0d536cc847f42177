import { phraseOf } from '../../../engine/http/statuses';
import type { Endpoint } from '../../../engine/model/endpoint';
import { printableJson } from '../../printable';
import { openApiPaths, type OpenApiPath } from '../openapi-path';
import { codesOf, isOpen } from '../reported-route';
import type { RoutesFormatter } from './format';

/** The methods that a Path Item of OpenAPI 3.1 knows. */
const operations = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
/** What an endpoint for all methods stands for, where they have none of their own. */
const usual = ['get', 'put', 'post', 'delete', 'patch'];

/** An Operation Object with the responses that are found. */
interface Operation {
  /** Without any the member is left out: OpenAPI wants at least one. */
  readonly responses?: Readonly<Record<string, { readonly description: string }>>;
  readonly 'x-status-hints': {
    readonly dynamic: boolean;
    /** Codes that OpenAPI has no key for, because they are none. */
    readonly invalid?: readonly number[];
    readonly handlers: readonly {
      readonly name: string | null;
      readonly file: string;
      readonly line: number;
    }[];
  };
}

/** Endpoints of one path, by method in lower case. */
interface PathItem {
  readonly path: OpenApiPath;
  readonly endpoints: Map<string, Endpoint[]>;
}

/**
 * A document of OpenAPI 3.1 that has nothing but paths and their responses: to start from, or to compare with the one
 * that there is. JSON is YAML as well.
 */
export const openapi: RoutesFormatter = (endpoints, { title, version }) => {
  const items = itemsOf(endpoints);
  const document = {
    openapi: '3.1.0',
    info: {
      title,
      version: '0.0.0',
      description: `The statuses of each operation as status-hints ${version} found them in the code.`,
    },
    paths: Object.fromEntries(items.map((item) => [item.path.template, pathItem(item)])),
  };
  return `${printableJson(document)}\n`;
};

/** Paths that differ in nothing but the names of parameters are one for OpenAPI. */
function itemsOf(endpoints: readonly Endpoint[]): readonly PathItem[] {
  const items = new Map<string, PathItem>();
  for (const endpoint of endpoints) {
    for (const path of openApiPaths(endpoint.path)) {
      const shape = path.template.replace(/\{[^{}]*\}/g, '{}');
      const item = items.get(shape) ?? { path, endpoints: new Map<string, Endpoint[]>() };
      items.set(shape, item);
      const method = endpoint.method.toLowerCase();
      item.endpoints.set(method, [...(item.endpoints.get(method) ?? []), endpoint]);
    }
  }
  return [...items.values()];
}

function pathItem({ path: { parameters }, endpoints }: PathItem): object {
  const forAll = endpoints.get('all');
  const own = [...endpoints].filter(([method]) => method !== 'all');
  const others = own.filter(([method]) => !operations.includes(method));
  const implied = forAll === undefined ? [] : usual.filter((method) => !endpoints.has(method));
  return {
    ...(parameters.length === 0 ? {} : { parameters }),
    ...operationsOf(own.filter(([method]) => operations.includes(method))),
    ...operationsOf(implied.map((method) => [method, forAll ?? []])),
    ...(others.length === 0 ? {} : { 'x-status-hints': { methods: operationsOf(others) } }),
  };
}

function operationsOf(
  endpoints: readonly (readonly [method: string, endpoints: readonly Endpoint[]])[],
): object {
  return Object.fromEntries(endpoints.map(([method, same]) => [method, operationOf(same)]));
}

function operationOf(endpoints: readonly Endpoint[]): Operation {
  const codes = codesOf(endpoints.flatMap(({ statuses }) => statuses));
  const dynamic = endpoints.some(isOpen);
  const valid = codes.filter((code) => code >= 100 && code <= 599);
  const invalid = codes.filter((code) => !valid.includes(code));
  const responses = [
    ...valid.map((code) => [String(code), { description: phraseOf(code) ?? `Status ${code}` }] as const),
    ...(dynamic ? [['default', { description: 'Others that the code decides as it runs' }] as const] : []),
  ];
  return {
    ...(responses.length === 0 ? {} : { responses: Object.fromEntries(responses) }),
    'x-status-hints': {
      dynamic,
      ...(invalid.length === 0 ? {} : { invalid }),
      handlers: endpoints.map(({ handler, place }) => ({
        name: handler ?? null,
        file: place.file,
        line: place.line + 1,
      })),
    },
  };
}
