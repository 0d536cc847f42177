import type { Endpoint, ProjectPlace } from '../model/endpoint';
import type { FileSummary, HandlerSummary } from '../model/file-summary';
import { foundHandlers, type FoundHandler, type FoundHandlers } from './endpoints/found-handlers';
import { frameworkStatuses, hasBody } from './endpoints/framework-statuses';
import { packageStatuses } from './endpoints/package-statuses';
import { comparePlaces, statusTable, type StatusTable } from './endpoints/status-table';
import type { LinkedRoute, LinkedSlot, Routing } from './routing/routing';

/**
 * Every endpoint of a project with the statuses that it can send, sorted by path, method and place. Those of which all the
 * same is known (a helper registers them by paths and handlers that are not) are one.
 * @param summaries what was linted, by file
 * @param root the project's folder: places are relative to it
 */
export function endpointsOf(
  routing: Pick<Routing, 'routes'>,
  summaries: ReadonlyMap<string, FileSummary>,
  root: string,
): readonly Endpoint[] {
  const found = foundHandlers(summaries);
  const shown = (file: string) => (file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file);
  const all = new Map<string, Endpoint>();
  for (const route of routing.routes) {
    const endpoint = endpointOf(route, found, shown);
    all.set(JSON.stringify(endpoint), endpoint);
  }
  return [...all.values()].sort(byPath);
}

type Shown = (file: string) => string;

function endpointOf(route: LinkedRoute, found: FoundHandlers, shown: Shown): Endpoint {
  const { method, path, handler, middlewares, errorHandlers } = route;
  const own = handler ? found.in(handler) : [];
  const before = middlewares.map((slot) => ({ slot, functions: found.around(slot) }));
  const table = statusTable();
  for (const one of own) addStatuses(table, one, method, shown);
  for (const { slot, functions } of before) addMiddleware(table, slot, functions, method, shown);
  for (const status of frameworkStatuses(route)) table.add(status, 'framework');
  const isOpen = own.some(({ summary }) => summary.dynamic);
  const [errorHandler] = errorHandlers;
  if (isOpen && errorHandler) addErrorHandler(table, found.around(errorHandler), shown);
  const routePlace = { file: shown(route.file), line: route.line, span: route.span };
  const [first] = own;
  return {
    method,
    path,
    handler: nameOf(handler, first?.summary),
    place: first ? placeOf(first, shown) : routePlace,
    route: routePlace,
    found: own.length > 0 && own.every(({ summary }) => summary.understood),
    statuses: table.statuses(),
    dynamic: isOpen || before.some(isOpenBefore),
    declared: own.find(({ summary }) => summary.declared !== undefined)?.summary.declared,
  };
}

// A middleware of the project that is not found or not understood may answer anything; packages that are not known say nothing, or every
// endpoint behind a `cors()` would be open.
function isOpenBefore({
  slot,
  functions,
}: {
  slot: LinkedSlot;
  functions: readonly FoundHandler[];
}): boolean {
  if (functions.length > 0) return functions.some(({ summary }) => summary.dynamic || !summary.understood);
  return (
    slot.fact.value.kind === 'decoration' ||
    slot.targets.some(({ kind }) => kind === 'function' || kind === 'export')
  );
}

function addStatuses(
  table: StatusTable,
  { file, summary }: FoundHandler,
  method: string,
  shown: Shown,
): void {
  for (const { code, thrown, span, line } of sentWith(method, summary))
    table.add(code, thrown ? 'thrown' : 'handler', { file: shown(file), line, span });
}

// `if (req.method === 'OPTIONS') return res.sendStatus(204)` says nothing to a GET.
function sentWith(method: string, { statuses }: HandlerSummary): HandlerSummary['statuses'] {
  return statuses.filter(({ without }) => !without?.includes(method));
}

function addMiddleware(
  table: StatusTable,
  slot: LinkedSlot,
  functions: readonly FoundHandler[],
  method: string,
  shown: Shown,
): void {
  for (const { file, summary } of functions)
    for (const { code, span, line } of sentWith(method, summary))
      table.add(code, 'middleware', { file: shown(file), line, span });
  for (const landing of slot.targets) {
    if (landing.kind !== 'package') continue;
    for (const status of packageStatuses(landing, slot.fact.text, hasBody(method)))
      table.add(status, 'middleware');
  }
}

// Which of its codes an error without a status gets is not known; that it is a server error is.
function addErrorHandler(table: StatusTable, functions: readonly FoundHandler[], shown: Shown): void {
  for (const { file, summary } of functions)
    for (const { code, span, line } of summary.statuses)
      if (code >= 500) table.add(code, 'error-handler', { file: shown(file), line, span });
}

function nameOf(slot: LinkedSlot | undefined, summary: HandlerSummary | undefined): string | undefined {
  const text = slot?.fact.text ?? '';
  // `router.get(path, controller)` of a helper: what it is given says more.
  const isGiven = slot?.fact.value.kind === 'parameter' && summary?.name !== undefined;
  return text === '' || isGiven ? summary?.name : text;
}

function placeOf({ file, summary: { line, nameSpan } }: FoundHandler, shown: Shown): ProjectPlace {
  return { file: shown(file), line, span: nameSpan };
}

function byPath(left: Endpoint, right: Endpoint): number {
  if (left.path !== right.path) return left.path < right.path ? -1 : 1;
  if (left.method !== right.method) return left.method < right.method ? -1 : 1;
  return comparePlaces(left.route, right.route);
}
