import { expect, test } from 'vitest';
import { type Arrangement, type ResponseNode, countOf, nodesOf } from '../../client/src/responses/nodes';
import { viewStateOf } from '../../client/src/responses/view-state';
import type { EndpointItem, FolderEndpoints } from '../../server/src/lsp/protocol';

const place = (uri: string, line: number): EndpointItem['place'] => ({ uri, line, start: line * 10 });

const users = 'file:///shop/src/users%20v1.js';
const show: EndpointItem = {
  method: 'GET',
  path: '/users/:id',
  handler: 'users.show',
  place: place(users, 20),
  statuses: [
    { code: 200, phrase: 'OK', by: 'handler', places: [place(users, 22)] },
    { code: 401, phrase: 'Unauthorized', by: 'middleware', places: [place(users, 2), place(users, 4)] },
    { code: 401, phrase: 'Unauthorized', by: 'handler', places: [place(users, 21)] },
    { code: 413, phrase: 'Content Too Large', by: 'framework', places: [] },
  ],
  open: true,
};
const remove: EndpointItem = {
  method: 'DELETE',
  path: '/users/:id',
  place: place(users, 10),
  statuses: [{ code: 204, phrase: 'No Content', by: 'handler', places: [place(users, 11)] }],
  open: false,
};
const health: EndpointItem = {
  method: 'GET',
  path: '/health',
  place: place('file:///shop/app.js', 3),
  statuses: [],
  open: false,
};
const shop: FolderEndpoints = {
  folder: 'file:///shop',
  state: 'complete',
  endpoints: [health, remove, show],
};
const blog: FolderEndpoints = { folder: 'file:///blog', state: 'complete', endpoints: [health] };

/** The lines, indented. */
function lines(
  folders: readonly FolderEndpoints[],
  arrangement: Partial<Arrangement> = {},
): readonly string[] {
  const below = (nodes: readonly ResponseNode[], indent: string): string[] =>
    nodes.flatMap((node) => [indent + textOf(node), ...below(node.children, `${indent}  `)]);
  return below(nodesOf(folders, { grouping: 'path', filter: '', ...arrangement }), '');
}

function textOf(node: ResponseNode): string {
  if (node.kind === 'folder') return node.folder;
  if (node.kind === 'status') return `${node.status.code} ${node.status.by}`;
  return node.kind === 'place' ? `line ${node.place.line}` : node.label;
}

test('by path: a path with several methods has them below it, one with a single method is one line', () => {
  expect(lines([shop])).toEqual([
    'GET /health',
    '/users/:id',
    '  GET',
    '    200 handler',
    '    401 middleware',
    '      line 2',
    '      line 4',
    '    401 handler',
    '    413 framework',
    '  DELETE',
    '    204 handler',
  ]);
});

test('the methods of a path stand as people list them', () => {
  const methods = ['ALL', 'DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
  const endpoints = methods.map((method): EndpointItem => ({ ...health, method }));
  expect(lines([{ ...shop, endpoints }]).map((line) => line.trim())).toEqual([
    '/health',
    ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'ALL', 'OPTIONS'],
  ]);
});

test('by file: in the order of the text', () => {
  const shown = lines([{ ...shop, endpoints: [show, remove, health] }], { grouping: 'file' });
  expect(shown.filter((line) => !/^ {4}/.test(line))).toEqual([
    'app.js',
    '  GET /health',
    'src/users v1.js',
    '  DELETE /users/:id',
    '  GET /users/:id',
  ]);
});

test('several folders are named, those without endpoints are not', () => {
  const empty = { ...blog, endpoints: [] };
  expect(lines([blog, shop]).filter((line) => line.startsWith('file:'))).toEqual([
    'file:///blog',
    'file:///shop',
  ]);
  expect(lines([blog, empty])).toEqual(['GET /health']);
});

test('a filter wants all of its words, of method, path, handler or codes', () => {
  const found = (filter: string): readonly string[] =>
    lines([shop], { filter }).filter((line) => !line.startsWith(' '));
  expect(found('USERS get')).toEqual(['GET /users/:id']);
  expect(found('users.show')).toEqual(['GET /users/:id']);
  expect(found('204')).toEqual(['DELETE /users/:id']);
  expect(found('get 204')).toEqual([]);
  expect(found(' ')).toEqual(['GET /health', '/users/:id']);
});

test('how many endpoints a filter leaves, of all folders', () => {
  expect(countOf([shop, blog], { filter: 'health' })).toEqual({ shown: 2, all: 4 });
  expect(countOf([shop, blog], { filter: '' })).toEqual({ shown: 4, all: 4 });
  expect(countOf([], { filter: 'x' })).toEqual({ shown: 0, all: 0 });
});

// VS Code keeps open what a person opened by these.
test('each line has an id of its own, the same the next time', () => {
  const ids = (nodes: readonly ResponseNode[]): string[] =>
    nodes.flatMap((node) => [node.id, ...ids(node.children)]);
  for (const grouping of ['path', 'file'] as const) {
    const twice: FolderEndpoints = { ...shop, endpoints: [...shop.endpoints, show] };
    const all = ids(nodesOf([twice, blog], { grouping, filter: '' }));
    expect(new Set(all).size).toBe(all.length);
    expect(ids(nodesOf([twice, blog], { grouping, filter: '' }))).toEqual(all);
  }
});

test('what the view says when it is empty', () => {
  const empty = (state: FolderEndpoints['state']): FolderEndpoints => ({ ...shop, state, endpoints: [] });
  expect(viewStateOf([shop], 2)).toBe('shown');
  expect(viewStateOf([shop], 0)).toBe('unmatched');
  expect(viewStateOf([empty('reading'), empty('complete')], 0)).toBe('reading');
  expect(viewStateOf([empty('cancelled')], 0)).toBe('cancelled');
  expect(viewStateOf([empty('off'), empty('off')], 0)).toBe('off');
  expect(viewStateOf([empty('off'), empty('complete')], 0)).toBe('none');
  expect(viewStateOf([], 0)).toBe('none');
  expect(viewStateOf(undefined, 0)).toBe('stopped');
});
