import type { Arguments, OptionSpec } from './arguments';
import { UsageError } from './usage-error';

/** `--changed`, as it was written. */
export interface ChangedOption {
  /** `--changed=<base>` */
  readonly base: string | undefined;
  /** The word right behind `--changed`, among the paths: somebody may mean a revision. */
  readonly behind: string | undefined;
}

/** `--changed`, with what it compares */
export const changedOption: OptionSpec = {
  name: 'changed',
  value: '<base>',
  optional: true,
  help: 'report only files that differ from HEAD: staged, unstaged and untracked ones;\nwith a <base> (--changed=origin/main) from the commit where HEAD has left it',
};

/** A paragraph of the help. */
export const CHANGED_NOTE =
  'With --changed the other files are read all the same, for what they say of the changed ones. Not reported is\n' +
  'what a change does to files that did not change, what is told once per project at a place in one of these, and\n' +
  'files of submodules. A renamed file has changed. Paths narrow it down: check src --changed.';

/** Reads `--changed`; undefined where it is not given. */
export function readChanged(given: Arguments): ChangedOption | undefined {
  const base = given.value('changed');
  if (base === undefined) return undefined;
  return { base: base === '' ? undefined : base, behind: given.behind('changed') };
}

/**
 * Checks that `--changed` is about files.
 * @throws UsageError
 */
export function checkChanged(options: {
  readonly changed: ChangedOption | undefined;
  readonly stdinName: string | undefined;
  readonly printConfig: string | undefined;
}): void {
  if (options.changed === undefined) return;
  if (options.stdinName !== undefined)
    throw new UsageError('--changed looks at files, not at standard input: leave one of them out.');
  if (options.printConfig !== undefined)
    throw new UsageError(
      '--print-config is about the file that it names, changed or not: leave --changed out.',
    );
}
