import type { CodeLens, Location } from 'vscode-languageserver-types';
import type { Endpoint } from '../../engine/model/endpoint';
import type { Handler } from '../../engine/model/handler';
import type { Response } from '../../engine/model/response';
import { codesOf } from '../../engine/model/status-value';
import type { AnalysedDocument } from '../document';
import type { ProjectEndpoints } from '../project-endpoints';
import { SHOW_RESPONSES } from './code-lens';
import { labelText } from '../../engine/text/visible';

/** More lenses would push the code out of sight. */
const MOST = 3;

/**
 * Over each function that answers requests: the endpoints that lead to it, with all that can be sent there
 * (`GET /api/users/:id · 200 404 500`). Where the call beneath says as much, none.
 */
export function endpointLensesOf(
  document: AnalysedDocument,
  project: ProjectEndpoints | undefined,
): CodeLens[] {
  if (!document.settings.codeLens || project === undefined) return [];
  const file = project.fileOf(document.uri);
  const own = project.endpoints.filter(({ place }) => place.file === file);
  if (own.length === 0) return [];
  return document.analysis.result.handlers.flatMap((handler) => {
    const news = own.filter((each) => leadsTo(each, handler) && !isSaid(each, handler, document));
    const range = document.positions.rangeOf(handler.nameSpan);
    const lens = (text: string, endpoints: readonly Endpoint[]): CodeLens => {
      const title = labelText(text);
      if (!document.client.commands.has(SHOW_RESPONSES)) return { range, command: { title, command: '' } };
      const locations = placesOf(endpoints, project);
      return {
        range,
        command: { title, command: SHOW_RESPONSES, arguments: [document.uri, range.start, locations] },
      };
    };
    const shown = news.length > MOST ? news.slice(0, MOST - 1) : news;
    const rest = news.slice(shown.length);
    return [
      ...shown.map((endpoint) => lens(titleOf(endpoint, handler), [endpoint])),
      ...(rest.length > 0 ? [lens(`${rest.length} more endpoints`, rest)] : []),
    ];
  });
}

// Where the handler is not found, the place is that of the call that registers it.
function leadsTo({ place, route, found }: Endpoint, { nameSpan, span }: Handler): boolean {
  const isRoute = place.file === route.file && place.span.start === route.span.start;
  return (found || !isRoute) && (place.span.start === nameSpan.start || place.span.start === span.start);
}

/** The route stands in the same line with its full path, and the handler's own codes are all that there are. */
function isSaid(
  { path, route, place, statuses, dynamic }: Endpoint,
  handler: Handler,
  { text }: AnalysedDocument,
): boolean {
  if (route.file !== place.file || !text.slice(route.span.start, handler.span.start).includes(path))
    return false;
  const codes = new Set(handler.responses.flatMap(({ status }) => codesOf(status)));
  const isOpen = handler.responses.some(isDynamic);
  return (!dynamic || isOpen) && statuses.every(({ status }) => codes.has(status));
}

function isDynamic({ status }: Response): boolean {
  return status.dynamic;
}

/** `GET /api/users/:id · 200 404 …`; without the codes where they are the handler's own, which stand beside it. */
function titleOf({ method, path, statuses, dynamic, found }: Endpoint, handler: Handler): string {
  const codes = new Set(statuses.map(({ status }) => status));
  const sent = sentOf(codes, dynamic || !found);
  const own = handler.responses;
  const said = sentOf(new Set(own.flatMap(({ status }) => codesOf(status))), own.some(isDynamic));
  return sent === '' || sent === said ? `${method} ${path}` : `${method} ${path} · ${sent}`;
}

function sentOf(codes: ReadonlySet<number>, isOpen: boolean): string {
  return [...[...codes].sort((a, b) => a - b).map(String), ...(isOpen ? ['…'] : [])].join(' ');
}

function placesOf(endpoints: readonly Endpoint[], { uriOf, rangeOf }: ProjectEndpoints): readonly Location[] {
  const places = endpoints.flatMap(({ place, statuses }) => [
    place,
    ...statuses.flatMap((each) => each.places),
  ]);
  const each = new Map(places.map((place) => [`${place.file} ${place.span.start}`, place]));
  return [...each.values()].map((place) => ({ uri: uriOf(place), range: rangeOf(place) }));
}
