import type {
  EndpointItem,
  EndpointStatusItem,
  FolderEndpoints,
  PlaceInFile,
} from '../../../server/src/lsp/protocol';

/** What the endpoints are gathered under. */
export type Grouping = 'path' | 'file';

/** One line of the view, with those below it. */
export type ResponseNode = FolderNode | GroupNode | EndpointNode | StatusNode | PlaceNode;

interface Node {
  /** Its own among all, and the same as long as it is about the same: what a person opened stays open. */
  readonly id: string;
  readonly children: readonly ResponseNode[];
}
/** A workspace folder, where there are several. */
interface FolderNode extends Node {
  readonly kind: 'folder';
  readonly folder: string;
}
/** A path with several methods, or a file. */
interface GroupNode extends Node {
  readonly kind: 'group';
  readonly by: Grouping;
  readonly label: string;
}
/** A method and a path. */
interface EndpointNode extends Node {
  readonly kind: 'endpoint';
  readonly endpoint: EndpointItem;
  readonly label: string;
}
interface StatusNode extends Node {
  readonly kind: 'status';
  readonly status: EndpointStatusItem;
}
interface PlaceNode extends Node {
  readonly kind: 'place';
  readonly place: PlaceInFile;
}

/** How the view is wanted. */
export interface Arrangement {
  readonly grouping: Grouping;
  /** Words that an endpoint must all hold: of its method, path, handler or codes; empty for all endpoints. */
  readonly filter: string;
}

/** The lines of the view, the outermost first. Folders without an endpoint have none. */
export function nodesOf(
  folders: readonly FolderEndpoints[],
  { grouping, filter }: Arrangement,
): readonly ResponseNode[] {
  const words = wordsOf(filter);
  const nodes = folders.flatMap(({ folder, endpoints }): FolderNode[] => {
    const wanted = endpoints.filter((endpoint) => holds(endpoint, words));
    if (wanted.length === 0) return [];
    const children = grouping === 'path' ? byPath(wanted, folder) : byFile(wanted, folder);
    return [{ kind: 'folder', id: folder, folder, children }];
  });
  const [only] = nodes;
  return nodes.length === 1 && only !== undefined ? only.children : nodes;
}

/** How many endpoints a filter leaves, and how many there are. */
export function countOf(
  folders: readonly FolderEndpoints[],
  { filter }: Pick<Arrangement, 'filter'>,
): { readonly shown: number; readonly all: number } {
  const words = wordsOf(filter);
  const all = folders.flatMap(({ endpoints }) => endpoints);
  return { shown: all.filter((endpoint) => holds(endpoint, words)).length, all: all.length };
}

/** `200 404 …`: the codes of an endpoint, each once. */
export function codesOf({ statuses, open }: EndpointItem): string {
  const codes = [...new Set(statuses.map(({ code }) => code))];
  return [...codes.map(String), ...(open ? ['…'] : [])].join(' ');
}

function wordsOf(filter: string): readonly string[] {
  return filter.toLowerCase().split(/\s+/).filter(Boolean);
}

function holds(endpoint: EndpointItem, words: readonly string[]): boolean {
  const { method, path, handler = '' } = endpoint;
  const text = `${method} ${path} ${handler} ${codesOf(endpoint)}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** A path with one method is one line. */
function byPath(endpoints: readonly EndpointItem[], folder: string): readonly ResponseNode[] {
  return [...grouped(endpoints, ({ path }) => path)].map(([path, group]): ResponseNode => {
    const id = `${folder} ${path}`;
    const inOrder = [...group].sort((a, b) => rankOf(a) - rankOf(b));
    const [only, ...others] = inOrder;
    if (only !== undefined && others.length === 0) return endpointNode(only, `${only.method} ${path}`, id);
    return {
      kind: 'group',
      by: 'path',
      id,
      label: path,
      children: inOrder.map((endpoint, at) => endpointNode(endpoint, endpoint.method, `${id} ${at}`)),
    };
  });
}

/** Reading before writing, as people list them; what is rarer stands behind, as it came. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

function rankOf({ method }: EndpointItem): number {
  const at = METHODS.indexOf(method);
  return at < 0 ? METHODS.length : at;
}

function byFile(endpoints: readonly EndpointItem[], folder: string): readonly ResponseNode[] {
  const groups = [...grouped(endpoints, ({ place }) => place.uri)];
  return groups
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([uri, group]): ResponseNode => {
      const inOrder = [...group].sort((a, b) => a.place.start - b.place.start);
      return {
        kind: 'group',
        by: 'file',
        id: `${folder} ${uri}`,
        label: pathBelow(folder, uri),
        children: inOrder.map((endpoint, at) =>
          endpointNode(
            endpoint,
            `${endpoint.method} ${endpoint.path}`,
            `${folder} ${uri} ${endpoint.method} ${endpoint.path} ${at}`,
          ),
        ),
      };
    });
}

function endpointNode(endpoint: EndpointItem, label: string, id: string): EndpointNode {
  const children = endpoint.statuses.map((status): StatusNode => {
    const own = `${id} ${status.code} ${status.by}`;
    const places = status.places.map((place, at): PlaceNode => ({
      kind: 'place',
      id: `${own} ${at}`,
      place,
      children: [],
    }));
    // One place is where the line of the status itself leads.
    return { kind: 'status', id: own, status, children: places.length > 1 ? places : [] };
  });
  return { kind: 'endpoint', id, endpoint, label, children };
}

function grouped(
  endpoints: readonly EndpointItem[],
  keyOf: (endpoint: EndpointItem) => string,
): ReadonlyMap<string, readonly EndpointItem[]> {
  const groups = new Map<string, EndpointItem[]>();
  for (const endpoint of endpoints) {
    const group = groups.get(keyOf(endpoint)) ?? [];
    groups.set(keyOf(endpoint), group);
    group.push(endpoint);
  }
  return groups;
}

function pathBelow(folder: string, uri: string): string {
  return decodeURIComponent(uri.startsWith(`${folder}/`) ? uri.slice(folder.length + 1) : uri);
}
