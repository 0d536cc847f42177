import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildProgram } from '../cli/build';
import { buildClient } from '../client/build';
import { abilitiesOf } from './capabilities';
import { root } from './sources';

/**
 * The modules of Node that may be loaded by sources of ours, and what for. Nothing that runs programs or reaches a network, but for
 * one file (see {@link SOURCE_DOORS}).
 */
const OWN: Readonly<Record<string, string>> = {
  buffer: 'whether bytes are UTF-8',
  console: 'a console that writes to standard error alone',
  crypto: 'names of temporary files, the policy of the page of routes, fingerprints of findings',
  fs: 'the files of the workspace',
  os: 'the folders that hold more than projects',
  path: 'paths',
  process: 'nothing that it has can load code',
  util: 'the command line',
  v8: 'when V8 optimizes',
};

/** What bundles load beyond that, because a package in them does, and why it is harmless. */
const BUNDLED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'server/dist/cli.cjs': {
    child_process: 'git, for `check --changed`: see node/git',
    url: 'where the bundle itself lies',
    './engine.cjs': 'the engine, another bundle of ours',
    './lsp.cjs': 'the language server, another bundle of ours',
  },
  'server/dist/lsp.cjs': {
    url: 'where the bundle itself lies',
    './engine.cjs': 'the engine, another bundle of ours',
    net: 'vscode-jsonrpc: the sockets and pipes of `lsp --socket` and `lsp --pipe`, to this machine alone',
  },
  'server/dist/api.cjs': { './engine.cjs': 'the engine, another bundle of ours' },
  'server/dist/eslint.cjs': { './engine.cjs': 'the engine, another bundle of ours' },
  'server/dist/engine.cjs': {},
  'server/dist/worker.js': {},
  'client/dist/extension.cjs': {
    vscode: 'the editor',
    net: 'vscode-languageclient: transports that are not used',
    readline: 'vscode-languageclient: lines of a process',
    child_process:
      'vscode-languageclient: starts the server, the bundle that lies in the extension, as a process',
  },
  'client/dist/browser.js': { vscode: 'the editor' },
  'client/dist/worker.js': {},
};

/** Doors that some bundle needs. */
const DOORS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'client/dist/browser.js': {
    'new Worker(…)': 'the server, from a blob of two files of the extension',
    'Worker as a value': 'vscode-languageclient: whether something is a worker',
  },
  'client/dist/worker.js': { 'require as a value': 'the engine, which stands in front of it in one blob' },
};
const SOURCE_DOORS: Readonly<Record<string, string>> = {
  'server/src/lsp/transport.ts net':
    'the sockets and pipes of `lsp --socket` and `lsp --pipe`, to this machine alone',
  'server/src/cli/reporters/sarif/locations.ts url': 'paths as addresses of files',
  'server/src/node/git/git.ts child_process':
    'git on the PATH, for `check --changed`: three commands that run nothing of the repository (test/node/git)',
  'client/src/worker-client.ts new Worker(…)': 'the server, from a blob of two files of the extension',
};

beforeAll(() => {
  buildProgram();
  buildClient();
}, 150_000);

// Over the sources: what is written here is ours to keep out.
test('our sources run no code, start no program and reach no network', () => {
  const found = ['server/src', 'client/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => {
        const name = `${folder}/${path.replaceAll('\\', '/')}`;
        const { modules, doors } = abilitiesOf(readFileSync(join(root, name), 'utf8'), name);
        const foreign = [...modules].filter((module) => builtinModules.includes(module) && !(module in OWN));
        return [...foreign, ...doors].map((ability) => `${name} ${ability}`);
      }),
  );
  expect(found.filter((each) => !(each in SOURCE_DOORS))).toEqual([]);
}, 60_000);

// Over what is shipped: packages are in it.
test.each(Object.keys(BUNDLED))('%s can do nothing else than is written here', (bundle) => {
  const { modules, doors } = abilitiesOf(readFileSync(join(root, bundle), 'utf8'), bundle);
  const allowed = { ...OWN, ...BUNDLED[bundle] };
  expect([...modules].filter((module) => !Object.hasOwn(allowed, module)).sort()).toEqual([]);
  // What is no longer needed is taken off the list.
  expect(Object.keys(BUNDLED[bundle] ?? {}).filter((module) => !modules.has(module))).toEqual([]);
  expect([...doors].sort()).toEqual(Object.keys(DOORS[bundle] ?? {}).sort());
});

// A bundle that a test cannot read tells nothing.
test('the reader of abilities sees what it is there for', () => {
  const seen = (text: string): readonly string[] => {
    const { modules, doors } = abilitiesOf(text);
    return [...modules, ...doors];
  };
  expect(
    seen("require('node:child_process'); import('https'); import x from 'net'; export * from 'dns';"),
  ).toEqual(['child_process', 'https', 'net', 'dns']);
  expect(
    seen('require(name); import(name); eval(x); new Function(x); (0, eval)(x); globalThis.fetch(u);'),
  ).toEqual(['require(…)', 'import(…)', 'eval(…)', 'new Function(…)', 'eval as a value', '….fetch(…)']);
  expect(
    seen("'fetch(x)'; // eval(x)\nconst fetchAll = 1; fetchAll(); process.getBuiltinModule('net')"),
  ).toEqual(['….getBuiltinModule(…)']);
});
