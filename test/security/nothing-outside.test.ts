import { mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildProgram, program, root } from '../cli/build';
import { runProgram } from '../cli/program-run';
import { startClient, uriOf } from '../lsp/client';
import { CANARY, hostileWorkspace } from './hostile-workspace';

const watcher = fileURLToPath(new URL('../support/watch-files.cjs', import.meta.url));
/** What is looked for without being opened: above, whether a project begins there; beside, whether a link leads anywhere. */
const MAY_BE_LOOKED_AT =
  /^(?:\.\.[\\/])+(?:\.git|package\.json|pnpm-workspace\.yaml|lerna\.json|(?:other|node_modules)[\\/][\w./\\-]+)$/;
const isWindows = process.platform === 'win32';

beforeAll(buildProgram, 150_000);

/** What a program did with files, by what it did. */
function watched(log: string): ReadonlyMap<string, ReadonlySet<string>> {
  const done = new Map<string, Set<string>>();
  for (const line of readFileSync(log, 'utf8').split('\n').filter(Boolean)) {
    const [kind = ''] = line.split(' ', 1);
    done.set(kind, (done.get(kind) ?? new Set()).add(line.slice(kind.length + 1)));
  }
  return done;
}

/** What lies neither in the workspace nor in the program itself. */
function outsideOf(workspace: string, paths: ReadonlySet<string> = new Set()): readonly string[] {
  const allowed = [workspace, join(root, 'server')].map((path) => realpathSync.native(path));
  return [...paths].filter(
    (path) => !allowed.some((folder) => path === folder || path.startsWith(folder + sep)),
  );
}

function expectInside(workspace: string, log: string): void {
  const done = watched(log);
  expect(outsideOf(workspace, done.get('open'))).toEqual([]);
  expect(outsideOf(workspace, done.get('list'))).toEqual([]);
  expect(outsideOf(workspace, done.get('change'))).toEqual([]);
  const looked = outsideOf(workspace, done.get('look')).map((path) => relative(workspace, path));
  expect(looked.filter((path) => !MAY_BE_LOOKED_AT.test(path))).toEqual([]);
  // The test itself sees something.
  const real = realpathSync.native(workspace);
  expect([...(done.get('open') ?? [])].filter((path) => path.startsWith(real + sep)).length).toBeGreaterThan(
    0,
  );
}

const COMMANDS: readonly (readonly string[])[] = [
  ['check', '--stats'],
  ['check', '--format', 'json', '.', 'src', 'packages/*'],
  ['check', '--no-project', '--include-tests'],
  ['check', '--print-config', 'src/a.js'],
  ['check', '--fix-dry-run'],
  ['check', '--baseline', 'known.json', '--update-baseline'],
  ['check', '--fix'],
  ['routes'],
  ['routes', '--format', 'json'],
  ['inspect', 'src/a.js', 'src/b.js'],
  ['init', '--dry-run'],
];

// Windows lets administrators alone make links.
describe.skipIf(isWindows)('of a workspace with every way out that we know', () => {
  test.each(COMMANDS.map((args) => [args.join(' '), args] as const))('%s stays inside', async (_, args) => {
    const { workspace } = hostileWorkspace();
    const log = join(mkdtempSync(join(tmpdir(), 'status-hints-log-')), 'log');
    const ran = await runProgram(args, {
      cwd: workspace,
      env: { NODE_OPTIONS: `--require ${watcher}`, STATUS_HINTS_WATCHED_FILES: log },
    });
    expect(ran.stdout + ran.stderr).not.toContain('status-hints failed');
    // The name of a key that the workspace itself uses is the workspace's; a file's content is not.
    expect((ran.stdout + ran.stderr).replaceAll(`one.${CANARY}`, '')).not.toContain(CANARY);
    expectInside(workspace, log);
  });

  test('the language server stays inside, with all that an editor asks', async () => {
    const { workspace } = hostileWorkspace();
    const log = join(mkdtempSync(join(tmpdir(), 'status-hints-log-')), 'log');
    process.env['STATUS_HINTS_WATCHED_FILES'] = log;
    const client = await startClient({
      folders: [workspace],
      args: ['--require', watcher, program, 'lsp', '--stdio'],
      settings: () => ({ baseline: '../other/baseline.json' }),
      options: { endpoints: true, workspaceDiagnostics: true },
    });
    delete process.env['STATUS_HINTS_WATCHED_FILES'];
    const answers: unknown[] = [];
    for (const name of ['src/a.js', 'src/b.js', 'linked-parts/new.js']) {
      const uri = uriOf(join(workspace, name));
      await client.open(uri, readFileSync(join(workspace, name === 'src/b.js' ? name : 'src/a.js'), 'utf8'));
      answers.push(await client.pull(uri));
      const textDocument = { uri };
      const position = { line: 2, character: 48 };
      for (const method of ['hover', 'completion', 'definition', 'codeLens', 'inlayHint', 'documentSymbol'])
        answers.push(
          await client
            .request(`textDocument/${method}`, {
              textDocument,
              position,
              range: { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } },
            })
            .catch((error: unknown) => String(error)),
        );
    }
    answers.push(await client.request('workspace/symbol', { query: '' }));
    answers.push(await client.request('workspace/diagnostic', { previousResultIds: [] }));
    await client.stop();
    expect(JSON.stringify([answers, client.received]).replaceAll(`one.${CANARY}`, '')).not.toContain(CANARY);
    expectInside(workspace, log);
  });
});
