import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderWith } from '../support';

type Files = Readonly<Record<string, string | Buffer>>;

/** A repository on the disk. */
export interface MadeRepository {
  readonly folder: string;
  /** Runs git in it and gives what it prints. */
  readonly git: (...args: readonly string[]) => string;
  readonly write: (files: Files) => void;
  /** Commits all there is, whatever hooks say. */
  readonly commit: (files?: Files) => void;
}

/** The environment without what git tells its hooks (a test may run in one) and without what a person has configured. */
export const PLAIN_ENV: Readonly<Record<string, string>> = {
  ...(Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))) as Record<
    string,
    string
  >),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
};

/** A repository with these files in its first commit, on the branch `main`; without a commit if there are none. */
export function repositoryWith(files: Files = {}, folder = folderWith()): MadeRepository {
  const made = repositoryAt(folder);
  made.git('init', '--quiet', '--initial-branch=main');
  if (Object.keys(files).length > 0) made.commit(files);
  return made;
}

/** What can be done in a repository that is there. */
export function repositoryAt(folder: string): MadeRepository {
  const git = (...args: readonly string[]): string => {
    const me = ['-c', 'user.name=A Test', '-c', 'user.email=test@example.org'];
    const options = { cwd: folder, env: PLAIN_ENV, encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync('git', [...me, ...args], options);
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  };
  const write = (written: Files): void => {
    for (const [name, content] of Object.entries(written)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
  };
  const commit = (committed: Files = {}): void => {
    write(committed);
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--no-verify', '--message', 'x');
  };
  return { folder, git, write, commit };
}
