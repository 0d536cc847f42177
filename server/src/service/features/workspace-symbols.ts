import { SymbolKind, type SymbolInformation } from 'vscode-languageserver-types';
import type { Endpoint } from '../../engine/model/endpoint';
import type { ProjectEndpoints } from '../project-endpoints';
import { labelText } from '../../engine/text/visible';

/** More than anybody reads through; typing on narrows it down. */
const MOST = 200;

/**
 * The endpoints whose method, path and handler hold what was typed, as symbols: `GET /api/users/:id`.
 * @param query its characters are looked for in order, others between them allowed; empty for all
 */
export function endpointSymbols(projects: readonly ProjectEndpoints[], query: string): SymbolInformation[] {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  return projects
    .flatMap((project) =>
      project.endpoints
        .map((endpoint) => ({ project, endpoint, rank: rankOf(endpoint, wanted) }))
        .filter(({ rank }) => rank > 0),
    )
    .sort((a, b) => b.rank - a.rank)
    .slice(0, MOST)
    .map(({ project, endpoint }) => symbolOf(project, endpoint));
}

/** How well it fits: 2 where what was typed stands there as it is, 1 where its characters do, else 0. */
function rankOf(endpoint: Endpoint, wanted: string): number {
  const text = `${titleOf(endpoint)} ${endpoint.handler ?? ''}`.toLowerCase().replace(/\s+/g, '');
  if (text.includes(wanted)) return 2;
  let at = 0;
  for (const character of text) if (character === wanted[at]) at++;
  return at === wanted.length ? 1 : 0;
}

function symbolOf({ uriOf, rangeOf }: ProjectEndpoints, endpoint: Endpoint): SymbolInformation {
  const { handler, place } = endpoint;
  return {
    name: labelText(titleOf(endpoint)),
    kind: SymbolKind.Method,
    ...(handler !== undefined && { containerName: labelText(handler) }),
    location: { uri: uriOf(place), range: rangeOf(place) },
  };
}

/** `GET /api/users/:id` */
function titleOf({ method, path }: Endpoint): string {
  return `${method} ${path}`;
}
