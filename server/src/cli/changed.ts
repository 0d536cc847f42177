import { resolve } from 'node:path';
import type { FoundFile } from '../node/files';
import { changesSince } from '../node/git/changed-files';
import { GitError } from '../node/git/git';
import { openRepository, type CommitId, type Repository } from '../node/git/repository';
import type { FileError } from '../node/io-error';
import { standingAt } from '../node/standing-at';
import type { ChangedOption } from './changed-option';
import { UsageError } from './usage-error';
import type { World } from './world';

/** What has changed. */
export interface ChangedFiles {
  /** What it is compared with: the same for the same commit of the same repository. */
  readonly key: string;
  /** The given paths, without what turned out to be a revision. */
  readonly paths: readonly string[];
  /** Those of some files that have changed; an error names those of which that cannot be told. */
  readonly among: (files: readonly FoundFile[]) => {
    readonly files: readonly FoundFile[];
    readonly errors: readonly FileError[];
  };
}

/**
 * Compares with HEAD, or with the commit where HEAD has left the base.
 * @param paths as they were given
 * @throws UsageError when git cannot tell, or when a word may be a path and a revision
 */
export function changedFiles(
  option: ChangedOption,
  paths: readonly string[],
  { cwd, env }: Pick<World, 'cwd' | 'env'>,
): ChangedFiles {
  return asUsageError(() => {
    const repository = openRepository({ cwd, env });
    const base = baseOf(option, repository, cwd);
    const commit = commitToCompare(base, repository);
    const changeOf = changesSince(repository, commit);
    return {
      key: JSON.stringify([repository.root, commit]),
      paths: base === option.base ? paths : without(paths, base),
      among(files) {
        const changes = files.map((file) => ({ file, change: changeOf(file.path) }));
        const elsewhere = changes.filter(({ change }) => change === 'elsewhere');
        return {
          files: changes.filter(({ change }) => change === 'changed').map(({ file }) => file),
          errors: elsewhere.map(({ file: { name } }) => ({ file: name, message: ELSEWHERE })),
        };
      },
    };
  });
}

const ELSEWHERE = 'it is outside of the repository, so that --changed cannot tell whether it has changed';

/** As in git's own commands a word is what it can be, and what can be both is refused. */
function baseOf({ base, behind }: ChangedOption, repository: Repository, cwd: string): string | undefined {
  if (base !== undefined || behind === undefined) return base;
  const isRevision = repository.commitOf(behind) !== undefined;
  const isPath = standingAt(resolve(cwd, behind)) !== 'nothing';
  if (isRevision && isPath) {
    throw new UsageError(
      `${behind} is a revision and a path. Write --changed=${behind} to compare with it, or put the path first: ${behind} --changed`,
    );
  }
  if (isRevision) return behind;
  if (isPath || /[*?[\]{}!]/.test(behind)) return undefined;
  throw new UsageError(
    `--changed ${behind}: there is no such file, and ${repository.unknown(behind).message}`,
  );
}

function commitToCompare(base: string | undefined, repository: Repository): CommitId | undefined {
  const commit = repository.commitOf(base ?? 'HEAD');
  if (commit === undefined) {
    if (base === undefined && repository.isUnborn()) return undefined;
    throw repository.unknown(base ?? 'HEAD');
  }
  return base === undefined ? commit : repository.forkPoint(commit, base);
}

function without(paths: readonly string[], word: string | undefined): readonly string[] {
  const index = paths.indexOf(word ?? '');
  return paths.filter((_, at) => at !== index);
}

function asUsageError<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(`--changed: ${error.message}`);
    throw error;
  }
}
