import type { FileSummary } from '../model/file-summary';
import type { Catching, ErrorPassing } from '../model/project-knowledge';
import type { PackageFolders } from './package-folders';

/** What is known of a project's files when it is asked how errors are passed on. */
export interface PassingInput {
  readonly folders: PackageFolders;
  /** All files. */
  readonly files: Iterable<string>;
  /** Whose rejections something in a file makes Express 4 take, by file. */
  readonly catching: ReadonlyMap<string, Catching>;
  /** What came of linting, by file; none until all files have been linted. */
  readonly summaries: ReadonlyMap<string, FileSummary>;
}

/**
 * How the handlers of each package pass errors on: `ProjectKnowledge.passing`. Packages of which nothing is to be said
 * are among them, so that none is taken for a part of one around it; empty where nothing is to be said of any.
 */
export function errorPassingOf({
  folders,
  files,
  catching,
  summaries,
}: PassingInput): ReadonlyMap<string, ErrorPassing> {
  const all = [...new Set([...files].map(folders.packageOf))].sort();
  const taking = takingAmong(all, catching, folders);
  const counts = new Map<string, { thrown: number; next: number }>();
  for (const [file, { handlers }] of summaries) {
    const folder = folders.packageOf(file);
    for (const { passing } of handlers) {
      if (!passing || !(passing.caught || taking.get(folder) === 'all')) continue;
      const count = counts.get(folder) ?? { thrown: 0, next: 0 };
      counts.set(folder, { thrown: count.thrown + passing.thrown, next: count.next + passing.next });
    }
  }
  const passing = new Map(
    all.map((folder): [string, ErrorPassing] => {
      const { thrown, next } = counts.get(folder) ?? { thrown: 0, next: 0 };
      const habit = thrown === next ? undefined : thrown > next ? 'throw' : 'next';
      return [folder, { catching: taking.get(folder), habit }];
    }),
  );
  const isTelling = [...passing.values()].some(
    (one) => one.catching !== undefined || one.habit !== undefined,
  );
  return isTelling ? passing : new Map<string, ErrorPassing>();
}

// That packages need one another does not say that they run in one process.
function takingAmong(
  all: readonly string[],
  catching: ReadonlyMap<string, Catching>,
  folders: PackageFolders,
): ReadonlyMap<string, Catching> {
  const taking = new Map<string, Catching>();
  for (const [file, whose] of catching) {
    const own = folders.packageOf(file);
    for (const folder of folders.linkedWith(own, all)) if (!taking.has(folder)) taking.set(folder, 'some');
    if (whose === 'all') taking.set(own, 'all');
  }
  return taking;
}
