import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiagnosticSeverity, type WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { beforeAll, expect, test } from 'vitest';
import { buildProgram } from '../../cli/build';
import { PULLING, startClient, uriOf, type ClientSetup, type TestClient } from '../client';
import { MANIFEST, project } from '../texts';

beforeAll(buildProgram, 150_000);

const REFRESH = 'workspace/diagnostic/refresh';
const NEWS = 'statusHints/endpointsChanged';
const CREATED = 1;
const CHANGED = 2;
const DELETED = 3;

/** An application whose routes, controllers and helpers stand in files of their own. */
const FILES = {
  'app.js': `
const express = require('express');
const app = express();
app.use('/api', require('./src/routes'));
app.listen(3000);
`,
  'src/routes.js': `
const router = require('express').Router();
const users = require('./users');
router.get('/users/:id', users.show);
module.exports = router;
`,
  'src/users.js': `
const { MISSING } = require('./codes');
exports.show = (req, res) => {
  const user = find(req.params.id);
  if (!user) return res.status(MISSING).json({ error: 'User not found' });
  res.json(user);
};
`,
  'src/codes.js': 'exports.MISSING = 404;\n',
};

interface Endpoint {
  readonly method: string;
  readonly path: string;
  readonly statuses: readonly { readonly code: number }[];
  readonly place: { readonly uri: string; readonly line: number };
}
interface Folder {
  readonly folder: string;
  readonly state: string;
  readonly endpoints: readonly Endpoint[];
}

/** A client that knows our views, on a folder that has been read. */
async function started(folder: string, setup: Partial<ClientSetup> = {}): Promise<TestClient> {
  const client = await startClient({
    folders: [folder],
    capabilities: { ...PULLING, window: { workDoneProgress: true } },
    options: { endpoints: true, state: true },
    ...setup,
  });
  await client.message(NEWS);
  return client;
}

async function foldersOf(client: TestClient): Promise<readonly Folder[]> {
  return (await client.request('statusHints/endpoints', {})) as readonly Folder[];
}

/** The endpoints of the first folder in short: `GET /api/users/:id 200 404`. */
async function endpointsOf(client: TestClient): Promise<readonly string[]> {
  const [folder] = await foldersOf(client);
  return folder!.endpoints.map(({ method, path, statuses }) =>
    [method, path, ...statuses.map(({ code }) => code)].join(' '),
  );
}

/** Asks again after each news until the endpoints are these. */
async function untilEndpoints(client: TestClient, expected: readonly string[]): Promise<void> {
  for (let seen = 0; ;) {
    const now = await endpointsOf(client);
    if (JSON.stringify(now) === JSON.stringify(expected)) return;
    const news = (): number => client.received.filter(({ method }) => method === NEWS).length;
    if (news() > seen) {
      seen = news();
      continue;
    }
    const count = seen;
    await client.message(NEWS, () => news() > count);
  }
}

function watched(
  client: TestClient,
  folder: string,
  type: number,
  ...names: readonly string[]
): Promise<void> {
  const changes = names.map((name) => ({ uri: uriOf(join(folder, name)), type }));
  return client.notify('workspace/didChangeWatchedFiles', { changes });
}

test('endpoints are known with their full paths and what their handlers send, in other files too', async () => {
  const folder = project(FILES);
  const client = await started(folder);
  const [found] = await foldersOf(client);
  expect(found).toMatchObject({ folder: uriOf(folder), state: 'complete' });
  expect(await endpointsOf(client)).toEqual(['GET /api/users/:id 200 404']);
  expect(found!.endpoints[0]!.place).toMatchObject({ uri: uriOf(join(folder, 'src/users.js')), line: 2 });
});

test('a document is judged with the others: what they say, and what an edit of theirs makes of it', async () => {
  const folder = project(FILES);
  const client = await started(folder);
  const users = uriOf(join(folder, 'src/users.js'));
  await client.open(users, FILES['src/users.js']);
  expect(await client.findings(users)).toEqual([]);
  const codes = uriOf(join(folder, 'src/codes.js'));
  await client.open(codes, FILES['src/codes.js']);
  const before = client.received.length;
  await client.write(codes, 2, 'exports.MISSING = 500;\n');
  await client.message(REFRESH, () => client.received.slice(before).some(({ method }) => method === REFRESH));
  expect(await client.findings(users)).toEqual(['no-explicit-500 4']);
  // Closed without being saved: the file's own text counts again.
  const again = client.received.length;
  await client.notify('textDocument/didClose', { textDocument: { uri: codes } });
  await client.message(REFRESH, () => client.received.slice(again).some(({ method }) => method === REFRESH));
  expect(await client.findings(users)).toEqual([]);
});

test('what is told once for the project is a hint in another document, and nothing in a list of closed files', async () => {
  const lossy = (path: string): string =>
    `const app = require('express')();\napp.get('${path}', async (req, res) => res.json(await find()));\n`;
  const names = 'abcdefg'.split('').map((name) => `${name}.js`);
  const folder = project(Object.fromEntries(names.map((name) => [name, lossy(`/${name}`)])));
  const client = await started(folder, {
    options: { endpoints: true, state: true, workspaceDiagnostics: true },
  });
  const b = uriOf(join(folder, 'b.js'));
  await client.open(b, lossy('/b'));
  await expect.poll(() => client.findings(b)).toEqual(['no-lost-throw 1']);
  const report = (await client.request('workspace/diagnostic', {
    previousResultIds: [],
  })) as WorkspaceDiagnosticReport;
  const told = report.items.flatMap((item) =>
    item.kind === 'full' ? item.items.map(({ severity = 0 }) => `${item.uri.slice(-4)} ${severity}`) : [],
  );
  expect(told).toEqual([`a.js ${DiagnosticSeverity.Information}`, `b.js ${DiagnosticSeverity.Hint}`]);
});

test('a client that does not pull is sent the new findings of the concerned document alone', async () => {
  const folder = project(FILES);
  const client = await startClient({ folders: [folder], capabilities: {} });
  const [users, app] = ['src/users.js', 'app.js'].map((name) => uriOf(join(folder, name)));
  await client.open(users!, FILES['src/users.js']);
  await client.open(app!, FILES['app.js']);
  type Published = { uri: string; diagnostics: { code: string }[] };
  const published = (uri: string, fits: (params: Published) => boolean): Promise<Published> =>
    client.message<Published>('textDocument/publishDiagnostics', (each) => each.uri === uri && fits(each));
  await published(users!, () => true);
  writeFileSync(join(folder, 'src/codes.js'), 'exports.MISSING = 500;\n');
  await watched(client, folder, CHANGED, 'src/codes.js');
  const { diagnostics } = await published(users!, (each) => each.diagnostics.length > 0);
  expect(diagnostics.map(({ code }) => code)).toEqual(['no-explicit-500']);
});

test('an edit that means nothing to others concerns none of them', async () => {
  const folder = project(FILES);
  const client = await started(folder);
  const codes = uriOf(join(folder, 'src/codes.js'));
  const users = uriOf(join(folder, 'src/users.js'));
  await client.open(users, FILES['src/users.js']);
  await client.open(codes, FILES['src/codes.js']);
  await client.findings(users);
  const refreshes = (): number => client.received.filter(({ method }) => method === REFRESH).length;
  const settled = async (): Promise<void> => {
    // A lens waits until what the document says is known.
    for (const uri of [users, codes])
      await client.request('textDocument/codeLens', { textDocument: { uri } });
  };
  await settled();
  const before = refreshes();
  await client.write(codes, 2, '// The code for what is not there.\nexports.MISSING = 404;\n');
  await settled();
  // One that means something is heard after it, and once.
  await client.write(codes, 3, '// The code for what is not there.\nexports.MISSING = 410;\n');
  await client.message(REFRESH, () => refreshes() > before);
  await settled();
  expect(refreshes()).toBe(before + 1);
});

test('files that come and go outside of the editor, alone, in folders and by the thousand', async () => {
  const folder = project(FILES);
  const client = await started(folder);
  writeFileSync(
    join(folder, 'src/routes.js'),
    FILES['src/routes.js'].replace('users.show);', "users.show);\nrouter.use('/more', require('./more'));"),
  );
  await watched(client, folder, CHANGED, 'src/routes.js');
  const many = Array.from({ length: 1000 }, (_, number) => `src/more/r${number}.js`);
  mkdirSync(join(folder, 'src/more'));
  for (const [number, name] of many.entries()) {
    const route = `router.get('/r${number}', (req, res) => { res.sendStatus(204); });`;
    writeFileSync(join(folder, name), `${HEAD}${route}\nmodule.exports = router;\n`);
  }
  const uses = many.map((_, number) => `router.use(require('./r${number}'));`).join('\n');
  writeFileSync(join(folder, 'src/more/index.js'), `${HEAD}${uses}\nmodule.exports = router;\n`);
  // A folder that is moved to its place is named alone.
  await watched(client, folder, CREATED, 'src/more');
  const own = 'GET /api/users/:id 200 404';
  const all = many.map((_, number) => `GET /api/more/r${number} 204`).sort();
  await untilEndpoints(client, [...all, own].sort());
  expect(await client.pull(uriOf(join(folder, 'none.js')))).toMatchObject({ items: [] });

  renameSync(join(folder, 'src/more'), join(folder, 'gone'));
  await watched(client, folder, DELETED, 'src/more');
  await untilEndpoints(client, [own]);
  rmSync(join(folder, 'src/users.js'));
  await watched(client, folder, DELETED, 'src/users.js');
  await untilEndpoints(client, ['GET /api/users/:id']);
}, 60_000);

const HEAD = "const router = require('express').Router();\n";

test('files that vanish while they are being read are passed by', async () => {
  const names = Array.from({ length: 400 }, (_, number) => `f${number}.js`);
  const folder = project(
    Object.fromEntries(names.map((name) => [name, `${HEAD}${'// long\n'.repeat(500)}`])),
  );
  const client = await startClient({ folders: [folder], options: { endpoints: true, state: true } });
  await client.message<{ reading?: object }>('statusHints/state', ({ reading }) => reading !== undefined);
  for (const name of names) rmSync(join(folder, name));
  await watched(client, folder, DELETED, ...names);
  await client.message(NEWS);
  expect(await foldersOf(client)).toMatchObject([{ state: 'complete', endpoints: [] }]);
  const errors = client.received.filter(
    ({ method, params }) => method === 'window/logMessage' && (params as { type: number }).type < 3,
  );
  expect(errors).toEqual([]);
});

/** A folder that takes a moment to be read. */
function largeProject(): string {
  const body = `router.get('/x', (req, res) => { if (req.query.a) return res.status(404).end(); res.json({}); });\n`;
  const files = Array.from({ length: 400 }, (_, number): [string, string] => [
    `f${number}.js`,
    `${HEAD}${body.repeat(4)}module.exports = router;\n`,
  ]);
  return project(Object.fromEntries(files));
}

test('the reading of many files is shown, lets requests in, and can be cancelled and taken up again', async () => {
  const folder = largeProject();
  const client = await startClient({
    folders: [folder],
    capabilities: { ...PULLING, window: { workDoneProgress: true } },
    options: { endpoints: true, state: true },
  });
  const { token } = await client.message<{ token: string }>('window/workDoneProgress/create');
  type Value = { token: string; value: { kind: string; cancellable?: boolean; message?: string } };
  const begin = await client.message<Value>('$/progress', ({ value }) => value.kind === 'begin');
  expect(begin.value.cancellable).toBe(true);
  const report = await client.message<Value>('$/progress', ({ value }) => value.kind === 'report');
  expect(report.value.message).toMatch(/^\d+ of 4\d\d files$/);
  const uri = uriOf(join(folder, 'open.js'));
  await client.open(uri, `${HEAD}router.get('/x', (req, res) => { res.sendStatus(404).json({}); });`);
  expect(await client.findings(uri)).toEqual(['send-status-then-body 1']);
  expect(await foldersOf(client)).toMatchObject([{ state: 'reading' }]);
  await client.notify('window/workDoneProgress/cancel', { token });
  await client.message(NEWS);
  expect(await foldersOf(client)).toMatchObject([{ state: 'cancelled' }]);
  await client.message<Value>('$/progress', ({ value }) => value.kind === 'end');
  await client.request('statusHints/endpoints', { readAgain: true });
  for (;;) {
    const [found] = await foldersOf(client);
    if (found!.state === 'complete') break;
    const seen = client.received.length;
    await client.message(NEWS, () => client.received.length > seen);
  }
  // With the one of the document that nobody has saved.
  expect((await endpointsOf(client)).length).toBe(400 * 4 + 1);
}, 60_000);

test('the setting keeps files apart, and brings them together again', async () => {
  const folder = project(FILES);
  let own = { project: false };
  const client = await startClient({
    folders: [folder],
    options: { endpoints: true },
    settings: () => own,
  });
  const users = uriOf(join(folder, 'src/users.js'));
  await client.open(users, FILES['src/users.js'].replace("require('./codes')", '{ MISSING: 404 }'));
  await client.findings(users);
  expect(await foldersOf(client)).toMatchObject([{ state: 'off', endpoints: [] }]);
  own = { project: true };
  await client.notify('workspace/didChangeConfiguration', { settings: null });
  await client.message(NEWS);
  expect(await endpointsOf(client)).toEqual(['GET /api/users/:id 200 404']);
});

test('a client without any optional capability is told of no project', async () => {
  const folder = project(FILES);
  const client = await startClient({ folders: [folder], capabilities: {} });
  const symbols = async (): Promise<unknown[]> =>
    (await client.request('workspace/symbol', { query: '' })) as unknown[];
  while ((await symbols()).length === 0);
  const methods = new Set(client.received.map(({ method }) => method));
  expect([...methods]).toEqual(['window/logMessage']);
});

test('a table of codes in JSON counts as soon as it is created, changed or gone', async () => {
  const users = FILES['src/users.js'].replace("require('./codes')", "require('./table.json')");
  const folder = project({ ...FILES, 'src/users.js': users });
  const client = await started(folder);
  expect(await endpointsOf(client)).toEqual(['GET /api/users/:id 200']);
  const table = join(folder, 'src/table.json');
  const write = async (type: number, missing: number): Promise<void> => {
    writeFileSync(table, JSON.stringify({ MISSING: missing }));
    await watched(client, folder, type, 'src/table.json');
    await untilEndpoints(client, [`GET /api/users/:id 200 ${missing}`]);
  };
  await write(CREATED, 404);
  await write(CHANGED, 410);
  rmSync(table);
  await watched(client, folder, DELETED, 'src/table.json');
  await untilEndpoints(client, ['GET /api/users/:id 200']);
});

test('an OpenAPI document counts as soon as it is created, changed or gone', async () => {
  const folder = project(FILES);
  const client = await started(folder);
  const users = uriOf(join(folder, 'src/users.js'));
  await client.open(users, FILES['src/users.js']);
  expect(await client.findings(users)).toEqual([]);
  const told = async (type: number, name: string, act: () => void): Promise<readonly string[]> => {
    const before = client.received.length;
    act();
    await watched(client, folder, type, name);
    await client.message(REFRESH, () =>
      client.received.slice(before).some(({ method }) => method === REFRESH),
    );
    return client.findings(users);
  };
  const declaring = (...codes: readonly number[]): string =>
    `openapi: 3.1.0\npaths:\n  /api/users/{id}:\n    get:\n      responses:\n${codes.map((code) => `        '${code}':\n          description: d\n`).join('')}`;
  const yaml = join(folder, 'docs/openapi.yaml');
  mkdirSync(join(folder, 'docs'));
  expect(await told(CREATED, 'docs/openapi.yaml', () => writeFileSync(yaml, declaring(200)))).toEqual([
    'undeclared-status 4',
  ]);
  expect(await told(CHANGED, 'docs/openapi.yaml', () => writeFileSync(yaml, declaring(200, 404)))).toEqual(
    [],
  );
  const json = JSON.stringify({
    openapi: '3.1.0',
    paths: { '/api/users/{id}': { get: { responses: { 404: {} } } } },
  });
  expect(
    await told(DELETED, 'docs/openapi.yaml', () => {
      rmSync(yaml);
      writeFileSync(join(folder, 'swagger.json'), json);
    }),
  ).toEqual([]);
  expect(await told(CREATED, 'swagger.json', () => undefined)).toEqual(['undeclared-status 5']);
});

test('packages and paths: what decides where imports lead counts as soon as it changes', async () => {
  const folder = project({
    ...FILES,
    'tsconfig.json': '{}',
    'src/users.js': FILES['src/users.js'].replace("'./codes'", "'@/codes'"),
  });
  const client = await started(folder);
  expect(await endpointsOf(client)).toEqual(['GET /api/users/:id 200']);
  const paths = '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"] } } }';
  writeFileSync(join(folder, 'tsconfig.json'), paths);
  await watched(client, folder, CHANGED, 'tsconfig.json');
  await untilEndpoints(client, ['GET /api/users/:id 200 404']);
});

test('a folder behind the client is read through it', async () => {
  const at = (name: string): string => `vscode-vfs://host/app/${name}`;
  const texts: Readonly<Record<string, string>> = { 'package.json': MANIFEST, ...FILES };
  const names = Object.keys(texts);
  const client = await startClient({
    options: { files: true, endpoints: true },
    answers: {
      'statusHints/readFile': ({ uri }: { uri: string }) => {
        const text = texts[uri.slice(at('').length)];
        return text === undefined ? null : { text };
      },
      'statusHints/findFiles': ({ kind }: { kind: string }) =>
        names.filter((name) => name.endsWith('.json') === (kind === 'configuration')).map(at),
    },
  });
  await client.notify('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: 'vscode-vfs://host/app', name: 'app' }], removed: [] },
  });
  await untilEndpoints(client, ['GET /api/users/:id 200 404']);
  const [found] = await foldersOf(client);
  expect(found!.endpoints[0]!.place.uri).toBe(at('src/users.js'));
});

test('endpoints are symbols, lenses, and where a route leads', async () => {
  const folder = project(FILES);
  const client = await started(folder);
  const users = uriOf(join(folder, 'src/users.js'));
  const routes = uriOf(join(folder, 'src/routes.js'));
  const target = { start: { line: 2, character: 15 }, end: { line: 2, character: 16 } };
  expect(await client.request('workspace/symbol', { query: 'users get' })).toEqual([]);
  expect(await client.request('workspace/symbol', { query: 'get users' })).toEqual([
    {
      name: 'GET /api/users/:id',
      kind: 6,
      containerName: 'users.show',
      location: { uri: users, range: target },
    },
  ]);
  await client.open(users, FILES['src/users.js']);
  await client.open(routes, FILES['src/routes.js']);
  const lenses = (await client.request('textDocument/codeLens', { textDocument: { uri: users } })) as {
    command: { title: string };
  }[];
  expect(lenses.map(({ command }) => command.title)).toEqual(['GET /api/users/:id', '200 · 404']);
  const definition = (character: number): Promise<unknown> =>
    client.request('textDocument/definition', {
      textDocument: { uri: routes },
      position: { line: 3, character },
    });
  const call = "router.get('/users/:id', users.show);";
  for (const word of ["'/users", 'users.show']) {
    expect(await definition(call.indexOf(word) + 1)).toEqual([{ uri: users, range: target }]);
  }
  expect(await definition(call.indexOf('get'))).toEqual([]);
});
