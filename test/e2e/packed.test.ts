import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildProgram, program, root } from '../cli/build';
import { plainEnv } from '../cli/program-run';
import { folderWith } from '../node/support';
import { toolPath } from '../../scripts/tools';
import { toolsAreHere } from '../support/tools';

/** Packs the package and installs it into an empty folder, offline: what is missing in it is missing there. */

/** In milliseconds; npm and ESLint take their time where others work beside them. */
const SLOW = 120_000;
const nodes = ['node20', 'node22', 'node24'] as const;
const require = createRequire(import.meta.url);

let folder = '';
let files: readonly string[] = [];

beforeAll(() => {
  buildProgram();
  const packed = folderWith();
  const [tarball] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', packed], join(root, 'server')),
  ) as [{ filename: string; size: number; files: { path: string }[] }];
  files = tarball.files.map(({ path }) => path).sort();
  expect(tarball.size).toBeLessThan(1_000_000);
  folder = folderWith();
  run('npm', ['init', '-y'], folder);
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(packed, tarball.filename)], folder);
  cpSync(join(root, 'examples/express'), join(folder, 'example'), { recursive: true });
}, SLOW);

test('nothing is in it but what is used', () => {
  expect(files.filter((file) => !file.startsWith('schema/'))).toEqual([
    'LICENSE',
    'README.md',
    'THIRD_PARTY_NOTICES.txt',
    'bin/status-hints.cjs',
    'dist/api.cjs',
    'dist/cli.cjs',
    'dist/engine.cjs',
    'dist/eslint.cjs',
    'dist/lsp.cjs',
    'package.json',
    'types/eslint.d.cts',
    'types/index.d.cts',
    'types/settings.d.cts',
  ]);
});

describe.each(nodes.filter((name) => toolsAreHere(name)))('in %s', (name) => {
  const node = toolPath(name, 'bin/node');
  const installed = (...args: readonly string[]): ReturnType<typeof spawnSync> =>
    spawnSync(node, ['node_modules/status-hints/bin/status-hints.cjs', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: plainEnv(),
    });

  test('check says what it says here', () => {
    const here = spawnSync(process.execPath, [program, 'check', 'example'], {
      cwd: folder,
      encoding: 'utf8',
      env: plainEnv(),
    });
    const there = installed('check', 'example');
    expect(String(there.stdout).split('\n').length).toBeGreaterThan(20);
    // The last line says how long it took.
    const findings = (text: unknown): string => String(text).replace(/\d+ ms|\d+(?:\.\d+)? s\b/g, '…');
    expect(findings(there.stdout)).toBe(findings(here.stdout));
    expect([there.status, there.stderr]).toEqual([1, '']);
  });

  test('explain, init and the language server answer', async () => {
    expect(installed('explain', '422').stdout).toContain('422 Unprocessable Content');
    expect(installed('init', '--dry-run', 'example').stdout).toContain('"preset"');
    expect(await serverOf(node, folder)).toContain('"serverInfo":{"name":"status-hints"');
  });

  test('programs import and require it, ESLint its plugin, others its schema', () => {
    const esm = `import { lint, rules } from 'status-hints';
import statusHints from 'status-hints/eslint';
import schema from 'status-hints/schema/config.schema.json' with { type: 'json' };
console.log(JSON.stringify([lint('').findings, rules.length, Object.keys(statusHints.rules).length, schema.type]));`;
    const cjs = `const { lint, rules } = require('status-hints');
const statusHints = require('status-hints/eslint');
const schema = require('status-hints/schema/config.schema.json');
console.log(JSON.stringify([lint('').findings, rules.length, Object.keys(statusHints.rules).length, schema.type]));`;
    writeFileSync(join(folder, 'esm.mjs'), esm);
    writeFileSync(join(folder, 'cjs.cjs'), cjs);
    const [one, other] = ['esm.mjs', 'cjs.cjs'].map((file) => run(node, ['--no-warnings', file], folder));
    expect(one).toMatch(/^\[\[\],(\d+),\1,"object"\]\n$/);
    expect(other).toBe(one);
  });
});

// As its users compile: each way to resolve it, and nothing skipped. Their compiler may be the old one or the new one.
describe.each([
  ['typescript 6', require.resolve('typescript/package.json').replace(/package\.json$/, 'bin/tsc6')],
  ['typescript 7', require.resolve('@typescript/native/package.json').replace(/package\.json$/, 'bin/tsc')],
])('%s', (_, tsc) => {
  test.each([
    ['a module in Node', 'esm.mts', { module: 'node16', moduleResolution: 'node16' }],
    ['CommonJS in Node', 'cjs.cts', { module: 'node16', moduleResolution: 'node16' }],
    ['a bundler', 'bundled.ts', { module: 'esnext', moduleResolution: 'bundler' }],
  ])(
    '%s',
    (__, file, how) => {
      const project = join(folder, `types-${file}`);
      mkdirSync(project, { recursive: true });
      writeFileSync(join(project, file), consumer);
      const compilerOptions = {
        ...how,
        target: 'es2022',
        strict: true,
        skipLibCheck: false,
        noEmit: true,
        types: [],
      };
      writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
      const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', '.'], {
        cwd: project,
        encoding: 'utf8',
      });
      expect([status, stdout]).toEqual([0, '']);
    },
    SLOW,
  );
});

const consumer = `import { applyFixes, explain, fix, lint, lintFiles, openProject, rules, statusInfo, version } from 'status-hints';
import type { Finding, Fix, LintOptions, RuleId, Settings } from 'status-hints';
import statusHints from 'status-hints/eslint';

const settings: Settings = { preset: 'strict', levels: { 'no-error-leak': 'off' }, explicit500: { catchAll: 'each' }, 'auth.wrongCredentials': '401' };
const options: LintOptions = { fileName: 'a.ts', settings, dependencies: { express: '^5.0.0' } };
const findings: readonly Finding[] = lint('', options).findings;
const fixes: readonly Fix[] = findings.flatMap((finding) => finding.fixes);
const ids: readonly RuleId[] = rules.map((rule) => rule.id);
const text: string = applyFixes('', findings, { kind: 'suggestion' }).text + fix('', options).text + version;
const code: string | undefined = statusInfo(404)?.phrase ?? explain('no-error-leak');
const later: Promise<number> = lintFiles(['src'], { cwd: '.' }).then((result) => result.findings.length);
const now: number = openProject().lint('a.ts').findings[0]?.range.start.line ?? 0;
const severity: 'error' | 'warn' | undefined = statusHints.configs.recommended.rules['status-hints/no-error-leak'];
// @ts-expect-error there is no such level
lint('', { settings: { levels: { 'no-error-leak': 'loud' } } });
// @ts-expect-error there is no such rule
explain('no-eror-leak');
export const all = [fixes, ids, text, code, later, now, severity];
`;

/** Starts the language server, and ends it as LSP says. @returns what it answered */
async function serverOf(node: string, cwd: string): Promise<string> {
  const child = spawn(node, ['node_modules/status-hints/bin/status-hints.cjs', 'lsp', '--stdio'], { cwd });
  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
  };
  const params = { processId: null, rootUri: null, capabilities: {} };
  const ended = once(child, 'close');
  send({ id: 1, method: 'initialize', params });
  let answers = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (answers += text));
  await once(child.stdout, 'data');
  send({ id: 2, method: 'shutdown' });
  send({ method: 'exit' });
  expect(await ended).toEqual([0, null]);
  return answers;
}

/** Runs a program that must work, and gives its output. */
function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: plainEnv(),
    shell: process.platform === 'win32' && command === 'npm',
  });
  expect(status, `${command} ${args.join(' ')}\n${stdout}${stderr}`).toBe(0);
  return stdout;
}
