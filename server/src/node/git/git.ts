import { spawnSync } from 'node:child_process';
import { realPath } from '../standing-at';
import { findGit } from './program';
import { repositoryOf } from './repository-folder';

/** What a run of git left. */
export interface GitAnswer {
  readonly ok: boolean;
  readonly stdout: Buffer;
  /** What it complained of, in one line without `fatal:`. */
  readonly said: string;
}

/** Runs one command of git in a folder. */
export type Git = (...args: readonly string[]) => GitAnswer;

/** Git cannot tell what is asked; the message is a sentence for people. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/** Where git is run. */
export interface GitPlace {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Prepares running git in a folder whose repository may be hostile: `.git/config` is a file of the workspace, and many settings in it
 * name programs. Only `rev-parse`, `merge-base`, `symbolic-ref` and `ls-tree` are to be run, on names of commits: they read
 * objects and references, neither the index nor the files, so that no filter, no attribute, no hook and no monitor of the file system
 * is asked (git's documentation: gitattributes `filter`, githooks, git-config `core.fsmonitor`; those are switched off all the same).
 * A partial clone would fetch what it lacks, by a program and over a network that its configuration names: every transport is forbidden.
 * @throws GitError when git is not installed
 */
export function gitIn({ cwd, env }: GitPlace): Git {
  const here = realPath(cwd);
  const program = findGit({ path: env['PATH'], never: [here, repositoryOf(here) ?? here] });
  if (program === undefined) {
    throw new GitError(
      'git is not found on the PATH (folders of the workspace and node_modules are not looked into).',
    );
  }
  const quiet = {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !PLACES.has(name))),
    ...CAREFUL,
  };
  return (...args) => {
    const { status, stdout, stderr, error } = spawnSync(program, [...SETTINGS, ...args], {
      cwd,
      env: quiet,
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 2 ** 30,
      windowsHide: true,
    });
    if (error) throw new GitError(`git cannot be run: ${error.message}.`);
    return { ok: status === 0, stdout, said: saidIn(stderr.toString('utf8')) };
  };
}

const SETTINGS = [
  '--no-pager',
  ...['core.fsmonitor=', 'core.hooksPath=/dev/null', 'safe.bareRepository=explicit'].flatMap((one) => [
    '-c',
    one,
  ]),
];

const CAREFUL = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  // For versions before 2.44, which do not know the one above.
  GIT_ALLOW_PROTOCOL: 'none',
} as const;

/** What git tells its hooks of the repository: there, too, the working folder decides. */
const PLACES = new Set([
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_IMPLICIT_WORK_TREE',
]);

function saidIn(stderr: string): string {
  return stderr
    .split('\n')
    .map((line) => line.replace(/^(?:fatal|error): /, '').trim())
    .filter((line) => line !== '')
    .join(' ');
}
