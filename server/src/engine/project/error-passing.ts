import type { FileSummary } from '../model/file-summary';
import type { ErrorPassing } from '../model/project-knowledge';
import type { PackageFolders } from './package-folders';

/** What is known of a project's files when it is asked how errors are passed on. */
export interface PassingInput {
  readonly folders: PackageFolders;
  /** All files. */
  readonly files: Iterable<string>;
  /** Those in which something makes Express 4 take rejections. */
  readonly catching: readonly string[];
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
  const taking = new Set(
    catching.map(folders.packageOf).flatMap((folder) => [...folders.linkedWith(folder, all)]),
  );
  const counts = new Map<string, { thrown: number; next: number }>();
  for (const [file, { handlers }] of summaries) {
    const folder = folders.packageOf(file);
    for (const { passing } of handlers) {
      if (!passing || !(passing.caught || taking.has(folder))) continue;
      const count = counts.get(folder) ?? { thrown: 0, next: 0 };
      counts.set(folder, { thrown: count.thrown + passing.thrown, next: count.next + passing.next });
    }
  }
  const passing = new Map(
    all.map((folder): [string, ErrorPassing] => {
      const { thrown, next } = counts.get(folder) ?? { thrown: 0, next: 0 };
      const habit = thrown === next ? undefined : thrown > next ? 'throw' : 'next';
      return [folder, { catchesRejections: taking.has(folder), habit }];
    }),
  );
  const isTelling = [...passing.values()].some((one) => one.catchesRejections || one.habit !== undefined);
  return isTelling ? passing : new Map<string, ErrorPassing>();
}
