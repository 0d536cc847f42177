import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { existsSync, readdirSync, type Entry } from './disk';
import { isBelow } from './inside';
import { realPath } from './standing-at';

/** Where projects are looked for. */
export interface Surroundings {
  /** The working folder, absolute. */
  readonly cwd: string;
  /** The user's own folder; this machine's unless a test says otherwise. */
  readonly home?: string;
}

const MARKS = ['package.json', 'pnpm-workspace.yaml', 'lerna.json'];
const REPOSITORY = '.git';

/**
 * Finds the folder that a file's project is: what belongs together, and nothing of other projects. The first of these that
 * there is:
 * - the repository that the file lies in: the nearest folder upward with a `.git`;
 * - the outermost folder upward with a `package.json` or a workspace's configuration;
 * - the working folder, if the file is in it; where that holds several projects side by side, the widest folder towards the
 *   file that does not;
 * - the file's own folder.
 *
 * It is never a folder that holds more than projects, whatever stands in it: the root of a drive, the folder of temporary
 * files, the user's own folder or one above that; nor one of several projects that nothing marks as a whole.
 * @returns gets a file as an absolute path of this system; undefined when the file's own folder is one of these. What it saw
 *   of a folder counts from then on
 */
export function projectRootsIn({
  cwd,
  home = homedir(),
}: Surroundings): (file: string) => string | undefined {
  const tooWide = [home, tmpdir()].map(realPath);
  const roots = new Map<string, string | undefined>();
  const isTooWide = remembering((folder) => {
    const real = realPath(folder);
    return dirname(real) === real || tooWide.some((wide) => isBelow(real, wide));
  });
  const isRepository = remembering((folder) => holds(folder, [REPOSITORY]));
  const isPackage = remembering((folder) => holds(folder, MARKS));
  const holdsSeveral = remembering((folder) => projectsBelow(folder) > 1);
  const rootOf = (own: string): string | undefined => {
    const folders: string[] = [];
    // A path that is not absolute ends at `.`, which is no folder upward of it.
    for (let at = own; dirname(at) !== at && !isTooWide(at); at = dirname(at)) folders.push(at);
    const working = folders.slice(0, folders.indexOf(cwd) + 1);
    return (
      folders.find(isRepository) ??
      folders.findLast(isPackage) ??
      working.findLast((folder) => !holdsSeveral(folder)) ??
      folders.slice(0, 1).find((folder) => !holdsSeveral(folder))
    );
  };

  return (file) => {
    const own = dirname(file);
    if (!roots.has(own)) roots.set(own, rootOf(own));
    return roots.get(own);
  };
}

function remembering(ask: (folder: string) => boolean): (folder: string) => boolean {
  const answers = new Map<string, boolean>();
  return (folder) => {
    const answer = answers.get(folder) ?? ask(folder);
    answers.set(folder, answer);
    return answer;
  };
}

function holds(folder: string, names: readonly string[]): boolean {
  return names.some((name) => existsSync(join(folder, name)));
}

function projectsBelow(folder: string): number {
  let entries: readonly Entry[];
  try {
    entries = readdirSync(folder);
  } catch {
    // Not ours to look into: then nothing tells that there are several.
    return 0;
  }
  return entries.filter(
    (entry) =>
      entry.isDirectory() &&
      entry.name !== 'node_modules' &&
      holds(join(folder, entry.name), [REPOSITORY, ...MARKS]),
  ).length;
}
