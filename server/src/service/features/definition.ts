import type { LocationLink, Position } from 'vscode-languageserver-types';
import type { Endpoint } from '../../engine/model/endpoint';
import type { Span } from '../../engine/text/span';
import type { AnalysedDocument } from '../document';
import type { ProjectEndpoints } from '../project-endpoints';

/**
 * From a route to its handler: asked at the path (`router.get('/users/:id', …)`), which nothing else explains, or, for
 * clients to which no other server says what names mean, at the handler's name.
 */
export function handlerAt(
  document: AnalysedDocument,
  position: Position,
  project: ProjectEndpoints | undefined,
): LocationLink[] {
  if (project === undefined) return [];
  const { uri, text, positions, client } = document;
  const offset = positions.offsetAt(position);
  const file = project.fileOf(uri);
  const found = project.endpoints.flatMap((endpoint): LocationLink[] => {
    const { route, place, found: isFound } = endpoint;
    if (!isFound || route.file !== file || !holds(route.span, offset)) return [];
    const origin = [
      pathIn(text, route.span),
      ...(client.namesExplained ? [] : [nameIn(text, endpoint)]),
    ].find((span) => span !== undefined && holds(span, offset));
    if (origin === undefined) return [];
    const range = project.rangeOf(place);
    return [
      {
        originSelectionRange: positions.rangeOf(origin),
        targetUri: project.uriOf(place),
        targetRange: range,
        targetSelectionRange: range,
      },
    ];
  });
  return once(found);
}

const TEXT = /(['"`])(?:\\.|(?!\1).)*\1/;
/** `app.route({ method: 'GET', url: '/users', … })` */
const OPTIONS = /^[^('"`]*\(\s*\{/;
const PATH_OPTION = /\b(?:url|path)\s*:\s*/;

/** The first text in the call, or the one that its options name as the path. */
function pathIn(text: string, { start, end }: Span): Span | undefined {
  const call = text.slice(start, end);
  const option = OPTIONS.test(call) ? PATH_OPTION.exec(call) : null;
  const before = option === null ? 0 : option.index + option[0].length;
  const literal = TEXT.exec(call.slice(before));
  if (literal === null || (option !== null && literal.index > 0)) return undefined;
  const from = start + before + literal.index;
  return { start: from, end: from + literal[0].length };
}

/** Where the handler is written in the call, the last of its arguments. */
function nameIn(text: string, { handler, route: { span } }: Endpoint): Span | undefined {
  if (handler === undefined) return undefined;
  const at = text.slice(span.start, span.end).lastIndexOf(handler);
  return at < 0 ? undefined : { start: span.start + at, end: span.start + at + handler.length };
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** A route with several methods has several endpoints and one handler. */
function once(links: readonly LocationLink[]): LocationLink[] {
  return [...new Map(links.map((link) => [JSON.stringify(link), link])).values()];
}
