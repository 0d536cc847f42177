import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { buildProgram, root } from '../cli/build';
import { PLAIN_ENV, repositoryAt, type MadeRepository } from '../node/git/made-repository';
import { folderWith } from '../node/support';
import type { Ran } from '../cli/support';

/** The package as it would be published, in a folder of its own. */
export function packedProgram(): string {
  buildProgram();
  const folder = folderWith();
  npm(['pack', join(root, 'server'), '--pack-destination', folder], folder);
  const [file = ''] = readdirSync(folder);
  return join(folder, file);
}

/** Milliseconds that a test may take: each starts a dozen programs, on machines that do other things as well. */
export const PATIENCE = 120_000;

/** A handler with a finding, and one without. */
export const BAD = "app.get('/bad', (req, res) => { res.sendStatus(404).json({}); });\n";
export const FINE = "app.get('/fine', (req, res) => { res.json({}); });\n";
export const APP = "const app = require('express')();\n";

/** The environment without what a CI server or a package manager has set for the test run itself. */
export const CI_ENV: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(PLAIN_ENV).filter(
      ([name]) => !/^(?:CI|GITHUB|RUNNER|npm|LEFTHOOK|PRE_COMMIT|FORCE_COLOR)(?:_|$)/.test(name),
    ),
  ),
  NO_COLOR: '1',
  // Nothing here may need a registry.
  npm_config_offline: 'true',
};

/** Runs npm without its registry. */
export function npm(args: readonly string[], cwd: string): void {
  // A script of npm, which a shell alone finds on every system.
  const { status, stderr } = spawnSync('npm', args, {
    cwd,
    env: CI_ENV,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${stderr}`);
}

/** Makes projects that have the packed program installed, each a repository with one commit. */
export function projectsWith(): (files: Readonly<Record<string, string>>) => MadeRepository {
  let template: string | undefined;
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  return (files) => {
    if (template === undefined) {
      template = folderWith({
        'package.json': '{ "name": "shop", "version": "1.0.0" }',
        '.gitignore': 'node_modules\n',
      });
      npm(['install', '--save-dev', '--no-audit', '--no-fund', packedProgram()], template);
    }
    const folder = join(folderWith(), 'project');
    mkdirSync(folder);
    cpSync(template, folder, { recursive: true, verbatimSymlinks: true });
    folders.push(folder);
    const made = repositoryAt(folder);
    made.git('init', '--quiet', '--initial-branch=main');
    made.commit(files);
    return made;
  };
}

/** Runs a program and waits for its end. */
export async function runTool(
  command: string,
  args: readonly string[],
  { cwd, env = CI_ENV }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Ran> {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.stderr += text));
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve(exitCode ?? -1));
  });
  return { code, ...written };
}
