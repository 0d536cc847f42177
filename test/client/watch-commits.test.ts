import { expect, test } from 'vitest';
import type { GitRepository } from '../../client/src/requests/git-api';
import { watchCommits } from '../../client/src/requests/watch-commits';

/** An event as VS Code has them, and how many listen. */
function eventOf<T>() {
  const listeners = new Set<(value: T) => unknown>();
  return {
    on: (listener: (value: T) => unknown) => {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
    fire: (value: T) => listeners.forEach((listener) => void listener(value)),
    count: () => listeners.size,
  };
}

/** A repository, and what Git reports of it. */
function repositoryAt(commit: string | undefined) {
  const changed = eventOf<undefined>();
  let head = commit === undefined ? undefined : { commit };
  const repository = {
    show: () => Promise.reject(new Error('Nobody asks here.')),
    state: {
      get HEAD() {
        return head;
      },
      onDidChange: changed.on,
    },
  } as unknown as GitRepository;
  const report = (now: string | undefined): void => {
    head = now === undefined ? undefined : { commit: now };
    changed.fire(undefined);
  };
  return { repository, report, count: changed.count };
}

function watched(...repositories: readonly GitRepository[]) {
  const opened = eventOf<GitRepository>();
  let told = 0;
  const watch = watchCommits({ repositories, onDidOpenRepository: opened.on }, () => (told += 1));
  return { told: () => told, open: opened.fire, dispose: watch.dispose, count: opened.count };
}

test('another commit is told once, what else Git reports is not', () => {
  const { repository, report } = repositoryAt('a');
  const { told } = watched(repository);
  report('a');
  expect(told()).toBe(0);
  report('b');
  report('b');
  expect(told()).toBe(1);
  report('a');
  expect(told()).toBe(2);
});

test('the first commit of a repository is another', () => {
  const { repository, report } = repositoryAt(undefined);
  const { told } = watched(repository);
  report('a');
  expect(told()).toBe(1);
});

test('each repository is compared with itself', () => {
  const [one, two] = [repositoryAt('a'), repositoryAt('b')];
  const { told } = watched(one.repository, two.repository);
  two.report('b');
  expect(told()).toBe(0);
  two.report('a');
  expect(told()).toBe(1);
});

// Its files had no committed text until then.
test('a repository that is opened later is told of, and watched', () => {
  const { repository, report } = repositoryAt('a');
  const { told, open } = watched();
  open(repository);
  expect(told()).toBe(1);
  report('b');
  expect(told()).toBe(2);
});

test('nobody listens any more when it is disposed of', () => {
  const [first, later] = [repositoryAt('a'), repositoryAt('a')];
  const { told, open, dispose, count } = watched(first.repository);
  open(later.repository);
  dispose();
  expect([first.count(), later.count(), count()]).toEqual([0, 0, 0]);
  first.report('b');
  expect(told()).toBe(1);
});
