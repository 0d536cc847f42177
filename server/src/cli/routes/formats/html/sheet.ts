import { classInfoOf } from '../../../../engine/http/classes';
import type { Endpoint, StatusSource } from '../../../../engine/model/endpoint';
import { isOpen } from '../../reported-route';

/** What the page shows, put in order: rows in groups, columns in classes. */
export interface Sheet {
  readonly groups: readonly Group[];
  readonly columns: readonly Column[];
  /** How many endpoints can send others; with none there is no column for them. */
  readonly others: number;
  /** The methods that occur, in the order of the first endpoint with each. */
  readonly methods: readonly string[];
  /** The sources that occur, the most telling first. */
  readonly sources: readonly StatusSource[];
  /** Whether a status is declared somewhere that the code does not send. */
  readonly hasDeclaredOnly: boolean;
}

/** Endpoints whose paths begin alike. */
export interface Group {
  /** What the paths begin with: `/api/users`. */
  readonly name: string;
  readonly rows: readonly Row[];
}

/** An endpoint. */
export interface Row {
  /** Names it in the page: `e12`. */
  readonly id: string;
  readonly endpoint: Endpoint;
  /** By code. */
  readonly cells: ReadonlyMap<number, Cell>;
}

/** A status of an endpoint. */
export interface Cell {
  readonly code: number;
  /** The most telling first; empty for one that is declared and not found in the code. */
  readonly sources: readonly StatusSource[];
}

/** A code that occurs. */
export interface Column {
  readonly code: number;
  /** The first digit, 0 for what is no status. */
  readonly family: number;
  /** How many endpoints can send it. */
  readonly count: number;
}

/** What says most about the endpoint itself comes first. */
const order: readonly StatusSource[] = ['handler', 'thrown', 'error-handler', 'middleware', 'framework'];

/** More rows than these are split where they can be. */
const longGroup = 12;

/** Puts endpoints in order for the page. */
export function sheetOf(endpoints: readonly Endpoint[]): Sheet {
  const rows = endpoints.map((endpoint, index): Row => ({
    id: `e${index + 1}`,
    endpoint,
    cells: cellsOf(endpoint),
  }));
  const cells = rows.flatMap((row) => [...row.cells.values()]);
  const sources = new Set(cells.flatMap((cell) => cell.sources));
  return {
    groups: groupsOf(rows),
    columns: columnsOf(cells),
    others: endpoints.filter(isOpen).length,
    methods: [...new Set(endpoints.map(({ method }) => method))],
    sources: order.filter((source) => sources.has(source)),
    hasDeclaredOnly: cells.some((cell) => cell.sources.length === 0),
  };
}

/** The first digit of a status, 0 for what is none. */
export function familyOf(code: number): number {
  return classInfoOf(code) === undefined ? 0 : Math.floor(code / 100);
}

function cellsOf({ statuses, declared = [] }: Endpoint): ReadonlyMap<number, Cell> {
  const sent = new Map<number, StatusSource[]>();
  for (const { status, by } of statuses) sent.set(status, [...(sent.get(status) ?? []), by]);
  const codes = declared.filter((key) => /^[1-5]\d\d$/.test(key)).map(Number);
  for (const code of codes) if (!sent.has(code)) sent.set(code, []);
  return new Map(
    [...sent].map(([code, by]) => [code, { code, sources: order.filter((source) => by.includes(source)) }]),
  );
}

function columnsOf(cells: readonly Cell[]): readonly Column[] {
  const counts = new Map<number, number>();
  for (const { code, sources } of cells) {
    counts.set(code, (counts.get(code) ?? 0) + (sources.length === 0 ? 0 : 1));
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([code, count]) => ({ code, count, family: familyOf(code) }));
}

/**
 * Groups by how the paths begin: a group that is too long to be taken in at a glance is split at the first part in which
 * its paths differ. What stands alone there stays with its parent.
 */
function groupsOf(rows: readonly Row[]): readonly Group[] {
  const first = rows[0];
  if (first === undefined) return [];
  const common = commonParts(rows.map(({ endpoint }) => partsOf(endpoint.path)));
  const name = `/${partsOf(first.endpoint.path).slice(0, common).join('/')}`;
  if (rows.length <= longGroup) return [{ name, rows }];
  const buckets = new Map<string | undefined, Row[]>();
  for (const row of rows) {
    const part = partsOf(row.endpoint.path)[common];
    buckets.set(part, [...(buckets.get(part) ?? []), row]);
  }
  const isOwn = (part: string | undefined, { length }: readonly Row[]): boolean =>
    part === undefined || length === 1;
  const own = [...buckets].filter(([part, some]) => isOwn(part, some)).flatMap(([, some]) => some);
  return [
    ...(own.length === 0 ? [] : [{ name, rows: own }]),
    ...[...buckets].filter(([part, some]) => !isOwn(part, some)).flatMap(([, some]) => groupsOf(some)),
  ];
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

function commonParts(paths: readonly (readonly string[])[]): number {
  const [first = []] = paths;
  const differs = first.findIndex((part, index) => paths.some((path) => path[index] !== part));
  return differs === -1 ? first.length : differs;
}
