import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Conversation, FromServer } from '../../scripts/soak/conversation';
import { startServerInside } from '../../scripts/soak/server-inside';
import type { ServerProcess } from '../../scripts/soak/server-process';
import { buildProgram } from '../cli/build';
import { PULLING, uriOf } from './client';
import { findingsIn, openIn, startReady } from './raw';
import { BAD, FOUND, GOOD, project } from './texts';

beforeAll(buildProgram, 150_000);

const INTERNAL_ERROR = -32603;

const METHODS = [
  'textDocument/hover',
  'textDocument/completion',
  'textDocument/definition',
  'textDocument/inlayHint',
  'textDocument/codeLens',
  'textDocument/codeAction',
  'textDocument/diagnostic',
  'codeAction/resolve',
  'workspace/symbol',
  'workspace/diagnostic',
  'workspace/executeCommand',
  'statusHints/statuses',
  'statusHints/decisions',
  'statusHints/explain',
  'statusHints/endpoints',
  'statusHints/writeStatus',
] as const;
const NOTIFICATIONS = [
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didSave',
  'textDocument/didClose',
  'workspace/didChangeConfiguration',
  'workspace/didChangeWatchedFiles',
  'workspace/didChangeWorkspaceFolders',
  'window/workDoneProgress/cancel',
  'statusHints/committed',
  '$/setTrace',
  '$/progress',
] as const;

/** What the server said of faults of its own. */
function faults(server: Pick<Conversation, 'received'>): readonly string[] {
  return server.received.flatMap(({ method, params, error, id }) => {
    if (error?.code === INTERNAL_ERROR) return [`${String(id)}: ${error.message}`];
    const said = method === 'window/logMessage' ? (params as { message: string }).message : '';
    return /fault of ours|fault of status-hints/.test(said) ? [said] : [];
  });
}

/** It has not failed so far, and does its work. */
async function isWell(server: ServerProcess): Promise<void> {
  openIn(server, 'untitled:well.js', BAD);
  expect(await findingsIn(server, 'untitled:well.js')).toEqual([FOUND]);
  expect(faults(server)).toEqual([]);
  expect(server.stderr()).toBe('');
  expect(await server.stop()).toEqual({ code: 0, signal: null });
}

const ask = async (server: ServerProcess, params: unknown): Promise<readonly FromServer[]> =>
  Promise.all(METHODS.map((method) => server.ask(method, params)));

const WRONG: readonly unknown[] = [
  ...[null, 0, -1, '', 'x', true, [], {}, [[]], [null], { textDocument: null }, { textDocument: [] }],
  ...[{ textDocument: { uri: null } }, { textDocument: { uri: {} } }, { textDocument: { uri: '' } }],
  { changes: 5 },
  { changes: [null] },
  { changes: [{}] },
  { changes: [{ uri: 5, type: 'x' }] },
  { changes: [{ uri: 'x' }, { uri: '' }, { uri: ':::' }, { type: 1 }] },
  { event: null },
  { event: { added: 1, removed: [] } },
  { event: { added: [{ uri: ':::', name: 5 }], removed: [{ uri: 'x' }] } },
  { settings: 5 },
  { settings: [] },
  { settings: { statusHints: 5 } },
  { settings: { statusHints: [1] } },
  {
    settings: { statusHints: { enable: 'x', preset: {}, rules: 5, levels: [], allowedCodes: { length: 3 } } },
  },
  { token: {} },
  { value: {} },
  { query: {} },
  { command: 'toString' },
  { command: 'statusHints.fixAll' },
  { command: 'statusHints.fixAll', arguments: 5 },
  { command: 'statusHints.fixAll', arguments: [{}] },
  { command: 'statusHints.applyAction', arguments: [null] },
  { command: 'statusHints.applyAction', arguments: [{ uri: 'x', version: 1 }] },
  { code: 1e9 },
  { code: '404' },
  { code: -0.5 },
  { previousResultIds: 5 },
  { previousResultIds: [null] },
  { previousResultIds: [{ uri: ':::', value: 'x' }] },
  { data: { uri: 'x', version: -1, key: [] } },
  { data: 5, edit: 5, title: {} },
];

test('parameters of wrong shapes', async () => {
  const server = await startReady({ folders: [project({ 'a.js': BAD })] });
  for (const params of WRONG) {
    for (const method of NOTIFICATIONS) server.notify(method, params);
    await ask(server, params);
  }
  await isWell(server);
});

const POSITIONS: readonly unknown[] = [
  { line: -1, character: -1 },
  { line: -5_000_000_000, character: 0 },
  { line: 2, character: 1e9 },
  { line: 1e9, character: 1e9 },
  { line: 2, character: 2 ** 53 },
  { line: '2', character: 'NaN' },
  { line: null, character: 1 },
  { line: 1.5, character: 1 },
  { line: [2], character: {} },
  { __proto__: null, line: 2 },
  null,
];

test('positions and ranges outside of the text, reversed, or none', async () => {
  const folder = project({ 'a.js': BAD });
  const uri = uriOf(join(folder, 'a.js'));
  const server = await startReady({ folders: [folder] });
  openIn(server, uri, BAD);
  for (const position of POSITIONS) {
    for (const other of [position, { line: 0, character: 0 }]) {
      const range = { start: position, end: other };
      const context = { diagnostics: [{ range, message: '', code: 'send-status-then-body', data: range }] };
      await ask(server, {
        textDocument: { uri },
        position,
        range,
        context,
        query: '',
        code: 404,
        command: 'x',
      });
      server.notify('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges: [{ range, text: '' }],
      });
    }
  }
  server.notify('textDocument/didChange', {
    textDocument: { uri, version: 3 },
    contentChanges: [{ text: BAD }],
  });
  expect(await findingsIn(server, uri)).toEqual([FOUND]);
  await isWell(server);
});

test('versions that go back, documents opened twice, changed or closed while they are not open', async () => {
  const uri = 'file:///nowhere/a.js';
  const server = await startReady();
  const change = (version: number, text: string): void =>
    server.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  change(1, BAD);
  server.notify('textDocument/didSave', { textDocument: { uri } });
  server.notify('textDocument/didClose', { textDocument: { uri } });
  expect(await findingsIn(server, uri)).toEqual([]);
  openIn(server, uri, GOOD);
  openIn(server, uri, BAD);
  expect(await findingsIn(server, uri)).toEqual([FOUND]);
  for (const [version, text, found] of [
    [9, GOOD, []],
    [3, BAD, [FOUND]],
    [3, GOOD, []],
    [-7, BAD, [FOUND]],
    [2 ** 40, GOOD, []],
  ] as const) {
    change(version, text);
    expect(await findingsIn(server, uri)).toEqual(found);
  }
  server.notify('textDocument/didClose', { textDocument: { uri } });
  server.notify('textDocument/didClose', { textDocument: { uri } });
  expect(await findingsIn(server, uri)).toEqual([]);
  await isWell(server);
});

const URIS: readonly string[] = [
  ...[
    '',
    ' ',
    'x',
    ':',
    ':::',
    '://',
    '%',
    '%zz',
    'a b',
    '\\\\host\\share\\a.js',
    'C:\\a.js',
    '/a.js',
    '~/a.js',
  ],
  ...['file:', 'file:a.js', 'file:/a.js', 'file://', 'file:///', 'file:////a.js', 'file://///a.js'],
  ...[
    'file://host/a.js',
    'file://host',
    'file://user:pw@host:1/share/a.js',
    'file:///C:/a.js',
    'file:///c%3A/a.js',
  ],
  ...['file:///../../a.js', 'file:///a/../../b.js', 'file:///a/%2E%2E/%2e%2e/b.js', 'file:///a%2F..%2Fb.js'],
  ...[
    'file:///%00/a.js',
    'file:///a%00.js',
    'file:///\0.js',
    'file:///%',
    'file:///%zz/a.js',
    'file:///%C3.js',
  ],
  ...[
    'file:///a.js?query#fragment',
    'file:///a%3Fb%23.js',
    'FILE:///a.js',
    'file:///dev/stdin',
    'file:///dev/zero.js',
  ],
  ...[
    'file:///\ud800.js',
    'file:///\u202egnp.js',
    'file:///a\r\nContent-Length: 1.js',
    `file:///${'é'.repeat(300)}.js`,
  ],
  ...[
    `file:///${'a/'.repeat(50_000)}b.js`,
    `file:///${'a'.repeat(100_000)}.js`,
    `untitled:${'a'.repeat(100_000)}`,
  ],
  ...[
    'untitled:',
    'untitled:Untitled-1',
    'vscode-vfs://github/a/b.js',
    'git:/a.js?{"ref":""}',
    'vscode-notebook-cell:/a.ipynb#W0',
  ],
  ...[
    'http://127.0.0.1:9/a.js',
    'data:text/javascript,1',
    'javascript:1',
    '__proto__',
    'constructor',
    'file:///__proto__.js',
  ],
  ...[
    'jar:file:///a.jar!/b.js',
    'file:///status-hints.config.json',
    'file:///%2e/package.json',
    '1://x',
    'a_b:c',
    '-:x',
  ],
];

test('URIs that are odd, or none', async () => {
  const server = await startReady({ folders: [project({ 'a.js': BAD })] });
  const position = { line: 2, character: 40 };
  for (const uri of URIS) {
    openIn(server, uri, BAD);
    server.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: BAD }],
    });
    server.notify('textDocument/didSave', { textDocument: { uri } });
    const found = await server.ask('textDocument/diagnostic', { textDocument: { uri } });
    expect([uri.slice(0, 80), found.error]).toEqual([uri.slice(0, 80), undefined]);
    await ask(server, {
      textDocument: { uri },
      position,
      range: { start: position, end: position },
      context: { diagnostics: [] },
      query: uri,
      code: 404,
      command: 'statusHints.fixAll',
      arguments: [uri],
      previousResultIds: [{ uri, value: '1' }],
    });
    server.notify('workspace/didChangeWatchedFiles', { changes: [1, 2, 3].map((type) => ({ uri, type })) });
    server.notify('textDocument/didClose', { textDocument: { uri } });
  }
  await isWell(server);
}, 60_000);

test('workspace folders that are odd, or none', async () => {
  const server = await startReady({ folders: [project({ 'a.js': BAD })] });
  for (const uri of URIS) {
    const folder = { uri, name: uri };
    server.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
    const inside = `${uri}/a.js`;
    openIn(server, inside, BAD);
    const { error } = await server.ask('textDocument/diagnostic', { textDocument: { uri: inside } });
    expect([uri, error]).toEqual([uri, undefined]);
    await server.ask('statusHints/endpoints');
    server.notify('textDocument/didClose', { textDocument: { uri: inside } });
    server.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
  }
  await isWell(server);
}, 60_000);

const INITIALIZE: readonly unknown[] = [
  ...[null, 0, 'x', [], {}, { capabilities: null }, { capabilities: [] }, { capabilities: 5 }],
  { capabilities: {}, workspaceFolders: 5 },
  { capabilities: {}, workspaceFolders: {} },
  { capabilities: {}, workspaceFolders: [null, 5, {}, { uri: 5 }, { uri: ':::' }, { uri: '' }] },
  { capabilities: {}, rootUri: 5, rootPath: {} },
  { capabilities: {}, rootUri: ':::' },
  { capabilities: {}, processId: 'x', trace: {} },
  { capabilities: {}, processId: -1 },
  { capabilities: {}, processId: 0 },
  { capabilities: {}, processId: 1.5 },
  { capabilities: {}, processId: 1e99 },
  { capabilities: {}, initializationOptions: [] },
  { capabilities: {}, initializationOptions: 'x' },
  { capabilities: {}, initializationOptions: { settings: 5, commands: {}, files: 'yes', state: [] } },
  { capabilities: { general: 5, textDocument: 5, window: 'x', workspace: [] } },
  { capabilities: { general: null, textDocument: null, window: null, workspace: null } },
  { capabilities: { general: { positionEncodings: 5 } } },
  { capabilities: { general: { positionEncodings: [null, {}] } } },
  {
    capabilities: {
      textDocument: { hover: 5, completion: [], codeAction: 'x', diagnostic: 5, codeLens: null },
      workspace: { workspaceEdit: 5, diagnostics: 'x', symbol: null },
    },
  },
  {
    capabilities: {
      textDocument: {
        hover: { contentFormat: 5 },
        completion: { completionItem: 5, completionList: { itemDefaults: 5 } },
        codeAction: {
          codeActionLiteralSupport: { codeActionKind: { valueSet: 5 } },
          resolveSupport: { properties: 5 },
        },
        diagnostic: { tagSupport: 5 },
        publishDiagnostics: { tagSupport: { valueSet: 5 } },
      },
    },
  },
];

test('what a client says of itself may be anything: it is served, or told what is wrong', async () => {
  for (const params of INITIALIZE) {
    const server = startServerInside();
    const { error } = await server.ask('initialize', params);
    const what = JSON.stringify(params);
    expect([what, error?.code === INTERNAL_ERROR ? error.message : undefined]).toEqual([what, undefined]);
    if (error !== undefined) await server.ask('initialize', { capabilities: PULLING });
    server.notify('initialized', {});
    openIn(server, 'untitled:well.js', BAD);
    expect(await findingsIn(server, 'untitled:well.js')).toEqual([FOUND]);
    expect(faults(server)).toEqual([]);
    await server.ask('shutdown');
  }
});

const hostileKeys =
  '"__proto__": { "enable": false, "polluted": true }, "constructor": { "prototype": { "polluted": true } }, "toString": 5, "hasOwnProperty": null';

test('keys that are names of every object do nothing, in any object', async () => {
  const answer = JSON.parse(`[{ ${hostileKeys} }]`) as unknown;
  const server = await startReady({
    reply: () => ({ result: answer }),
    options: JSON.parse(`{ ${hostileKeys} }`) as unknown,
    folders: [
      project({ 'a.js': BAD, 'status-hints.config.json': `{ ${hostileKeys}, "rules": { ${hostileKeys} } }` }),
    ],
  });
  for (const method of [...METHODS, ...NOTIFICATIONS]) {
    const text = `{ ${hostileKeys}, "textDocument": { "uri": "untitled:b.js", ${hostileKeys} }, "settings": { "statusHints": { ${hostileKeys} }, ${hostileKeys} } }`;
    server.notify(method, JSON.parse(text));
    await server.ask(method, JSON.parse(text));
  }
  await isWell(server);
});

test('enormous settings are read, and what is wrong in them is told in a few messages', async () => {
  const names = Array.from({ length: 20_000 }, (_, at) => `name${at}`);
  const rules = Object.fromEntries(names.map((name) => [name, 'error']));
  const settings = {
    responseHelpers: names,
    exemptPaths: names,
    rules,
    levels: rules,
    validation: 'x'.repeat(1_000_000),
  };
  const server = await startReady({
    reply: () => ({ result: [settings] }),
    folders: [project({ 'a.js': BAD })],
  });
  server.notify('workspace/didChangeConfiguration', { settings: { statusHints: settings } });
  await isWell(server);
  const shown = server.received.filter(({ method }) => method === 'window/showMessage');
  expect(shown.length).toBeLessThan(20);
  for (const message of server.received) expect(JSON.stringify(message).length).toBeLessThan(100_000);
});

test('folders that vanish, that are files, that lie in each other, and links that lead in a circle', async () => {
  const folder = project({ 'a.js': BAD, 'sub/b.js': BAD, 'sub/deep/c.js': BAD });
  symlinkSync(folder, join(folder, 'sub', 'round'), 'junction');
  symlinkSync('self', join(folder, 'self'), 'junction');
  const gone = project({ 'd.js': BAD });
  const folders = [
    folder,
    join(folder, 'sub'),
    join(folder, 'a.js'),
    join(folder, 'self'),
    gone,
    join(folder, 'none'),
  ];
  const server = await startReady({ folders });
  const uri = uriOf(join(gone, 'd.js'));
  openIn(server, uri, BAD);
  expect(await findingsIn(server, uri)).toEqual([FOUND]);
  rmSync(gone, { recursive: true });
  server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(gone), type: 3 }] });
  expect(await findingsIn(server, uri)).toEqual([FOUND]);
  await server.ask('workspace/diagnostic', { previousResultIds: [] });
  for (const removed of folders) {
    const event = { added: [], removed: [{ uri: uriOf(removed), name: '' }] };
    server.notify('workspace/didChangeWorkspaceFolders', { event });
    server.notify('workspace/didChangeWorkspaceFolders', { event: { added: event.removed, removed: [] } });
  }
  await server.ask('statusHints/endpoints');
  await isWell(server);
});

test('10,000 changed files at once, of folders, of other places and of what is not there', async () => {
  const folder = project({ 'a.js': BAD });
  const server = await startReady({ folders: [folder] });
  mkdirSync(join(folder, 'new.d'));
  for (let at = 0; at < 200; at++) writeFileSync(join(folder, 'new.d', `${at}.js`), GOOD);
  const names = (at: number): string =>
    [
      `x${at}.js`,
      `new.d/${at % 200}.js`,
      `sub${at}`,
      `../out${at}.js`,
      `node_modules/p${at}/package.json`,
      `d${at}.json`,
    ][at % 6]!;
  const changes = Array.from({ length: 10_000 }, (_, at) => ({
    uri: uriOf(join(folder, names(at))),
    type: 1 + (at % 3),
  }));
  server.notify('workspace/didChangeWatchedFiles', {
    changes: [...changes, { uri: uriOf(folder), type: 3 }],
  });
  server.notify('workspace/didChangeWatchedFiles', { changes });
  await server.ask('workspace/diagnostic', { previousResultIds: [] });
  await isWell(server);
}, 60_000);
