import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeServerPart, folderOf, nodeFolder } from '../../../scripts/vscode/cache';
import { out } from './paths';
import { start, type Running } from './process';
import { quiet } from './settings';

/** VS Code's own server, running for one test file. */
export interface CodeServer {
  /** `127.0.0.1:PORT` */
  readonly authority: string;
  /** Ends it, and keeps what it wrote and VS Code's own logs in the output folder under this name. */
  readonly stop: (name: string) => Promise<void>;
}

/** How a server is wanted. */
export interface CodeServerOptions {
  /** User settings beside those that keep VS Code quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A packaged extension to install first. */
  readonly vsix?: string;
  /** Loads the suites that a page's address names. */
  readonly forTests?: boolean;
  /** Environment variables, which the extension host inherits. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What the suites need of VS Code's built-in extensions; with few of them it starts much faster. */
const builtIn = [
  'css',
  'html',
  'javascript',
  'json',
  'markdown-basics',
  'theme-defaults',
  'theme-seti',
  'typescript-basics',
];

const program = join(folderOf(codeServerPart), 'node_modules/code-server');

/** Starts a server with a fresh user folder. */
export async function startCodeServer(options: CodeServerOptions = {}): Promise<CodeServer> {
  // Short: the name of a socket in it may have 107 characters.
  const folder = await mkdtemp(join(tmpdir(), 'sh-'));
  const env = await prepare(folder, options);
  const { match, running } = await start(
    join(nodeFolder(), 'bin/node'),
    [
      ...entry(folder),
      ...serverArguments(folder),
      ...(options.forTests === true ? testArguments(folder) : []),
    ],
    env,
    /HTTP server listening on http:\/\/(127\.0\.0\.1:\d+)/,
    60_000,
  );
  return { authority: match[1] ?? '', stop: (name) => end(running, folder, name) };
}

async function prepare(folder: string, options: CodeServerOptions): Promise<NodeJS.ProcessEnv> {
  const settings = join(folder, 'ud/User');
  for (const name of ['home', 't', 'exts', 'builtin']) await mkdir(join(folder, name));
  await mkdir(settings, { recursive: true });
  await writeFile(join(settings, 'settings.json'), JSON.stringify({ ...quiet, ...options.settings }));
  await writeFile(join(folder, 'cs.yaml'), '');
  if (options.forTests === true) {
    for (const name of builtIn)
      await cp(join(program, 'lib/vscode/extensions', name), join(folder, 'builtin', name), {
        recursive: true,
      });
  }
  const env = {
    ...ownEnvironment(),
    ...options.env,
    ...{ HOME: join(folder, 'home'), TMPDIR: join(folder, 't') },
  };
  if (options.vsix !== undefined) installExtension(options.vsix, folder, env);
  return env;
}

function installExtension(vsix: string, folder: string, env: NodeJS.ProcessEnv): void {
  const args = [...entry(folder), '--install-extension', vsix];
  const { status, stdout, stderr } = spawnSync(join(nodeFolder(), 'bin/node'), args, {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${vsix} cannot be installed:\n${stdout}\n${stderr}`);
}

/** Without what npm, vitest and a VS Code around us set. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const ofThisRun =
    /^npm_|^vitest|^vscode|^git_|^electron|^(?:NODE_ENV|NODE_OPTIONS|NODE_PATH|TEST|MODE|DEV|PROD|SSR)$/i;
  const inherited = Object.entries(process.env).filter(([name]) => !ofThisRun.test(name));
  return { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: '{}' };
}

function entry(folder: string): string[] {
  return [
    join(program, 'out/node/entry.js'),
    ...['--config', join(folder, 'cs.yaml')],
    ...['--user-data-dir', join(folder, 'ud')],
    ...['--extensions-dir', join(folder, 'exts')],
  ];
}

function serverArguments(folder: string): string[] {
  return [
    ...['--bind-addr', '127.0.0.1:0', '--auth', 'none'],
    ...['--session-socket', join(folder, 's.sock')],
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-workspace-trust',
    '--disable-getting-started-override',
    '--disable-proxy',
    '--ignore-last-opened',
  ];
}

/** Without the driver the page's payload is passed over in silence. */
function testArguments(folder: string): string[] {
  return ['--vscode-option', 'enable-smoke-test-driver', '--builtin-extensions-dir', join(folder, 'builtin')];
}

async function end(running: Running, folder: string, name: string): Promise<void> {
  await running.stop();
  const kept = join(out, `${name}-logs`);
  await rm(kept, { recursive: true, force: true });
  await cp(join(folder, 'ud/logs'), kept, { recursive: true });
  await writeFile(join(kept, 'server.log'), running.output());
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
