import type { DeclaredStatuses } from '../../model/declaration';
import { operationsOf } from './operations';
import { entryOf, outlineOfValue, type Outline } from './outline';
import { routeKey, routePattern } from './route-pattern';
import { outlineOfYaml, yamlLines } from './yaml';

/**
 * What an OpenAPI document declares (JSON or YAML; 2.0, 3.0 and 3.1), by method and full path: `GET /api/users/{}`, see
 * `routeKey`. Paths have the prefix of `basePath` or of each of the `servers`.
 * @param text the document's text
 * @returns nothing for a text that is no such document; a part of one (`paths` alone) will do
 */
export function declaredInDocument(text: string): ReadonlyMap<string, DeclaredStatuses> {
  const document = outlineOfText(text);
  const found = new Map<string, DeclaredStatuses>();
  if (!document) return found;
  const prefixes = prefixesOf(document);
  for (const { method, path, codes, complete } of operationsOf(entryOf(document, 'paths')?.inside())) {
    const declared = { source: 'document', codes: codes.map(({ key }) => key), complete } as const;
    for (const prefix of prefixes) found.set(routeKey(method, prefix + path), declared);
  }
  return found;
}

/** The names that projects give to the OpenAPI document that describes them. */
export function mayBeDocument(fileName: string): boolean {
  return /(?:^|[/\\])(?:openapi|swagger|api-?docs?)(?:[._-][\w.-]+)?\.(?:json|ya?ml)$/i.test(fileName);
}

function outlineOfText(text: string): Outline | undefined {
  const own = text.replace(/^\uFEFF/, '');
  if (!own.trimStart().startsWith('{')) return outlineOfYaml(yamlLines(own));
  try {
    return outlineOfValue(JSON.parse(own));
  } catch {
    return undefined; // no JSON: it is being written
  }
}

// 2.0 has one `basePath`; of a server's URL the path counts. Variables in it (`{stage}`) make it any.
function prefixesOf(document: Outline): readonly string[] {
  const base = entryOf(document, 'basePath')?.text;
  if (base !== undefined) return [prefixOf(base)];
  const urls = (entryOf(document, 'servers')?.items() ?? []).map((server) => entryOf(server, 'url')?.text);
  const prefixes = urls.map((url) => prefixOf(url ?? ''));
  return prefixes.length === 0 ? [''] : [...new Set(prefixes)];
}

function prefixOf(url: string): string {
  const path = url.replace(/^(?:(?:[a-z][\w+.-]*:)?\/\/|\{)[^/]*/i, '');
  const pattern = routePattern(path);
  return pattern === '/' ? '' : pattern;
}
