import type { GitApi, GitRepository } from './git-api';

/** What is taken back when it is no longer wanted. */
interface Watch {
  readonly dispose: () => void;
}

/**
 * Tells when what is committed is another than before: a commit, a checkout, a pull, and a repository that is opened
 * only now. What else happens in a repository (a changed file, a staged one) is not told.
 */
export function watchCommits(
  api: Pick<GitApi, 'repositories' | 'onDidOpenRepository'>,
  tell: () => void,
): Watch {
  const watches: Watch[] = [];
  const watch = ({ state }: GitRepository): void => {
    let last = state.HEAD?.commit;
    const look = (): void => {
      const now = state.HEAD?.commit;
      if (now === last) return;
      last = now;
      tell();
    };
    watches.push(state.onDidChange(look));
  };
  api.repositories.forEach(watch);
  const opened = api.onDidOpenRepository((repository) => {
    watch(repository);
    tell();
  });
  return {
    dispose() {
      for (const each of [opened, ...watches]) each.dispose();
    },
  };
}
