import type { PackageContext } from '../../../server/src/engine/lint/lint';
import type { Endpoint } from '../../../server/src/engine/model/endpoint';
import type { FileSummary } from '../../../server/src/engine/model/file-summary';
import type { Project } from '../../../server/src/engine/project/project';
import type { ProjectView } from '../../../server/src/engine/project/view';
import type { World } from '../../../server/src/lsp/project/world';
import { memoryHost, type MemoryHost } from '../../support/memory-host';

export const EXPRESS: PackageContext = {
  frameworks: new Map([['express', [4]]]),
  dependencies: new Set(['express']),
};

/** A world in memory, over texts by path; the location of `a.js` is `/project/a.js`. */
export function memoryWorld(files: Readonly<Record<string, string>>): World & { readonly host: MemoryHost } {
  const host = memoryHost(files);
  const listed = (location: string): boolean => location.endsWith('.js');
  const below = (folder: string): string[] =>
    host.list(folder).flatMap((name) => {
      const each = `${folder}/${name}`;
      if (host.kindOf(each) === 'folder') return below(each);
      return listed(each) ? [each] : [];
    });
  return {
    host,
    locationOf: (uri) => uri.replace('file://', ''),
    uriOf: (location) => `file://${location}`,
    async *files(folder) {
      for (const each of below(folder)) yield [each];
    },
    listed: () => listed,
    sourceOf: host.read,
    mayBeFolder: (location) => host.kindOf(location) === 'folder',
    bringNear: () => Promise.resolve(),
    look: () => undefined,
  };
}

/** A project of the engine that only remembers what it is told, in order: `add a.js`, `note a.js`. */
export interface FakeProject extends Project {
  readAhead: () => boolean;
  readonly told: string[];
  /** What `concerned` answers next. */
  readonly concerns: string[];
  /** From now on the view of this file is another one. */
  readonly changeView: (file: string) => void;
}

export function fakeProject(): FakeProject {
  const told: string[] = [];
  const concerns: string[] = [];
  const views = new Map<string, ProjectView>();
  const noted = new Map<string, FileSummary>();
  const nameOf = (file: string): string => file.replace('/project/', '');
  const viewOf = (file: string): ProjectView => {
    const known = views.get(file) ?? viewFor(file);
    views.set(file, known);
    return known;
  };
  return {
    told,
    concerns,
    changeView: (file) => void views.set(file, viewFor(file)),
    add: (file, _, text) => void told.push(`add ${nameOf(file)}${text === undefined ? '' : ` as ${text}`}`),
    know: (file) => void told.push(`know ${nameOf(file)}`),
    remove: (file) => void told.push(`remove ${nameOf(file)}`),
    changed: (location) => told.push(`changed ${nameOf(location)}`) > 0,
    readAhead: () => false,
    complete: () => void told.push('complete'),
    viewOf,
    isRegistered: () => false,
    note(file, summary) {
      told.push(`note ${nameOf(file)}`);
      noted.set(file, summary);
    },
    settle: () => void told.push('settle'),
    summaries: () => noted,
    concerned: () => concerns.splice(0),
    endpoints: () => [...noted.keys()].map(endpointIn),
    rest: () => void told.push('rest'),
  };
}

function viewFor(file: string): ProjectView {
  return {
    file,
    modules: { find: () => undefined, errorHandlers: () => [], adding: () => undefined },
    incoming: [],
    paths: new Map(),
    knowledge: {
      complete: true,
      errorHandlers: [],
      errorStatusMembers: new Map(),
      errorClasses: new Set(),
      passing: new Map(),
      methodsOf: new Map(),
      validation: new Map(),
      successes: new Map(),
      spelling: { numbers: 0, constants: 0, names: [] },
      errorShapes: new Map(),
    },
  };
}

function endpointIn(file: string): Endpoint {
  const place = { file: file.replace('/project/', ''), line: 0, span: { start: 0, end: 1 } };
  return {
    method: 'GET',
    path: file,
    handler: undefined,
    place,
    route: place,
    found: true,
    statuses: [],
    dynamic: false,
    declared: undefined,
  };
}

/** What a text says to others: a handler with its first code. */
export function summaryOf(_file: string, text: string): FileSummary {
  const code = /\d{3}/.exec(text)?.[0];
  if (code === undefined) return { handlers: [] };
  const span = { start: 0, end: 1 };
  return {
    handlers: [
      {
        name: undefined,
        role: 'handler',
        certainty: 'registered',
        span,
        nameSpan: span,
        line: 0,
        registeredAt: [],
        statuses: [{ code: Number(code), thrown: false, invalid: false, span, line: 0 }],
        dynamic: false,
        understood: true,
        declared: undefined,
      },
    ],
  };
}
