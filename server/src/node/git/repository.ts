import { isBelow } from '../inside';
import { realPath } from '../standing-at';
import { GitError, gitIn, type Git, type GitPlace } from './git';

/** A commit by its full name. */
export type CommitId = string;

/** A repository with its files on the disk. */
export interface Repository {
  /** The top folder of its files, absolute and without links. */
  readonly root: string;
  /** The commit that a revision (branch, tag, `HEAD~2`, …) names; undefined when it names none. */
  readonly commitOf: (revision: string) => CommitId | undefined;
  /** The commit where the history of HEAD has left that of another commit. @throws GitError when there is none */
  readonly forkPoint: (commit: CommitId, revision: string) => CommitId;
  /** Nothing has been committed yet. */
  readonly isUnborn: () => boolean;
  /** The ids of the files of a commit by their paths from the root, with slashes. @throws GitError */
  readonly filesOf: (commit: CommitId) => ReadonlyMap<string, string>;
  /** What to say where a revision is not known here. */
  readonly unknown: (revision: string) => GitError;
}

/**
 * Opens the repository that a folder lies in.
 * @throws GitError when there is none, none that git trusts, or one without files (a bare one)
 */
export function openRepository(place: GitPlace): Repository {
  const git = gitIn(place);
  const top = git('rev-parse', '--show-toplevel');
  const written = lineOf(top.stdout);
  if (!top.ok || written === '')
    throw new GitError(`git finds no files of a repository here${becauseOf(top.said)}`);
  const root = realPath(written);
  // `core.worktree` can name any folder.
  if (!isBelow(root, realPath(place.cwd)))
    throw new GitError(`The files of this repository are elsewhere: ${written}.`);
  return {
    root,
    commitOf: (revision) => commitOf(git, revision),
    forkPoint: (commit, revision) => forkPoint(git, commit, revision),
    isUnborn: () =>
      !git('rev-parse', '--verify', '--quiet', 'HEAD').ok && git('symbolic-ref', '--quiet', 'HEAD').ok,
    filesOf: (commit) => filesOf(git, commit),
    unknown: (revision) => new GitError(`git knows no revision ${revision} here.${shallowHint(git)}`),
  };
}

function commitOf(git: Git, revision: string): CommitId | undefined {
  // No revision begins like an option, and what is none must not become one.
  if (revision.startsWith('-')) return undefined;
  const { ok, stdout } = git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
  const commit = lineOf(stdout);
  return ok && /^[0-9a-f]{40,64}$/.test(commit) ? commit : undefined;
}

function forkPoint(git: Git, commit: CommitId, revision: string): CommitId {
  const { ok, stdout, said } = git('merge-base', commit, 'HEAD');
  if (ok) return lineOf(stdout);
  throw new GitError(
    `HEAD and ${revision} have no commit in common here${becauseOf(said)}${shallowHint(git)}`,
  );
}

function filesOf(git: Git, commit: CommitId): ReadonlyMap<string, string> {
  const { ok, stdout, said } = git('ls-tree', '-r', '-z', '--full-tree', commit);
  if (!ok) throw new GitError(`git cannot list the files of ${commit}${becauseOf(said)}`);
  // <mode> SP <type> SP <id> TAB <path>, of which the path may hold anything but NUL.
  const entries = stdout.toString('utf8').split('\0').slice(0, -1);
  return new Map(
    entries.map((entry) => {
      const tab = entry.indexOf('\t');
      return [entry.slice(tab + 1), entry.slice(entry.lastIndexOf(' ', tab) + 1, tab)];
    }),
  );
}

function shallowHint(git: Git): string {
  if (lineOf(git('rev-parse', '--is-shallow-repository').stdout) !== 'true') return '';
  return ' This clone is shallow, it lacks the older commits: with actions/checkout set fetch-depth: 0, elsewhere run git fetch --unshallow.';
}

function becauseOf(said: string): string {
  return said === '' ? '.' : `: ${said.replace(/\.?$/, '.')}`;
}

function lineOf(stdout: Buffer): string {
  return stdout.toString('utf8').replace(/\r?\n$/, '');
}
