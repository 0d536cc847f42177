import { expect, test } from 'vitest';
import { sourceModules } from './sources';

/** Who may import whom; what is below is allowed as well. docs/architecture.md gives the reasons. */
const below: Readonly<Record<string, readonly string[]>> = {
  eslint: ['api'], // rules for ESLint and oxlint: the same sessions, in the form of their API
  api: ['node', 'lint', 'facade', 'pages'], // what programs load: nothing waits, nothing is printed
  cli: ['lsp', 'node', 'lint', 'facade'], // lsp for the command that starts it, loaded when it is called
  lsp: ['service', 'node', 'browser'],
  service: ['lint', 'facade'],
  node: ['lint', 'facade'],
  browser: ['lint', 'facade'],
  facade: ['lint', 'pages'],
  lint: ['lift', 'project', 'config', 'rules', 'host'],
  pages: ['rules', 'config'], // words about rules and codes, for all who show them
  config: ['model'],
  rules: ['evidence', 'config'], // the settings alone; presets are made of the rules' metadata in lint
  evidence: ['model', 'config'],
  project: ['facts', 'host', 'model'],
  lift: ['facts', 'host'],
  facts: ['frameworks'],
  frameworks: ['values'],
  values: ['syntax', 'model'],
  syntax: ['text'],
  host: ['text'],
  model: ['text', 'http'],
  text: [],
  http: [],
};
const readsSyntax = ['syntax', 'values', 'frameworks', 'facts', 'lift'];
const modules = sourceModules();

test('imports go down only', () => {
  const wrong = modules.flatMap(({ path, own }) =>
    own
      .filter((target) => target.endsWith('.ts')) // the manifest, for the version, is no module
      .filter((target) => !allowedFrom(layerOf(path)).has(layerOf(target)))
      .map((target) => `${path} imports ${target}: ${layerOf(path)} may not import ${layerOf(target)}`),
  );
  expect(wrong).toEqual([]);
});

// Types of one layer may speak of each other (a handler has responses, a response its handler).
test('no module loads itself through others', () => {
  const imports = new Map(modules.map(({ path, loaded }) => [path, loaded]));
  const done = new Set<string>();
  const rings: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) rings.push([...way.slice(way.indexOf(path)), path].join(' -> '));
    if (way.includes(path) || done.has(path)) return;
    for (const target of imports.get(path) ?? []) visit(target, [...way, path]);
    done.add(path);
  };
  for (const { path } of modules) visit(path, []);
  expect(rings).toEqual([]);
});

test('only the layers that read syntax import the parser', () => {
  const importers = modules.filter(({ packages }) => packages.includes('typescript'));
  expect(importers.map(({ path }) => layerOf(path)).filter((layer) => !readsSyntax.includes(layer))).toEqual(
    [],
  );
});

test('the engine imports no Node module', () => {
  const inEngine = modules.filter(({ path }) => path.startsWith('engine/'));
  const imported = inEngine.flatMap(({ packages }) => packages.filter((name) => name.startsWith('node:')));
  expect(imported).toEqual([]);
});

/** Who asks a disk or starts a program elsewhere than in node/disk, and why a recorded run misses nothing by it. */
const asksItself: readonly RegExp[] = [
  /^(?:lsp|api|eslint)\//, // no run of theirs is recorded
  /^node\/disk(?:-reads)?$/,
  /^node\/(?:read|regular-file)$/, // read what node/disk has opened
  /^node\/write$/,
  /^node\/git\//, // what git says is asked in each run, and part of what it is known by
  /^cli\/cache\//,
  /^cli\/(?:main|init|routes\/base)$/, // not read by check; the program's own files
];

// A run is recorded by what it asks of the disk: what asks elsewhere would be missed by --cache.
test('all that check reads of a disk it reads in node/disk', () => {
  const wrong = modules.filter(
    ({ path, packages }) =>
      !asksItself.some((known) => known.test(path.replace(/\.ts$/, ''))) &&
      packages.some((name) => /^(?:node:)?(?:fs|fs\/promises|child_process)$/.test(name)),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test('the parser is used as `ts.name`, from which the bundler knows what to keep of it', () => {
  const otherImport = /^import (?!(?:type )?ts from).*from 'typescript';$/gm;
  const wholeObject = /(?:[=(,[]|\.\.\.)\s*ts\s*[;,)\]}]/g;
  const uses = modules
    .filter(({ packages }) => packages.includes('typescript'))
    .flatMap(({ path, text }) =>
      [otherImport, wholeObject].flatMap((form) => (text.match(form) ?? []).map((use) => `${path}: ${use}`)),
    );
  expect(uses).toEqual([]);
});

function layerOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  if (top !== 'engine') return top;
  if (second === 'host.ts') return 'host';
  return second.endsWith('.ts') ? 'facade' : second;
}

function allowedFrom(layer: string): ReadonlySet<string> {
  const direct = below[layer];
  if (direct === undefined) throw new Error(`The layer ${layer} is not in the table of this test.`);
  return new Set([layer, ...direct.flatMap((lower) => [...allowedFrom(lower)])]);
}
