import { existsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { realPath } from './standing-at';

/** Where projects are looked for. */
export interface Surroundings {
  /** The working folder, absolute. */
  readonly cwd: string;
  /** The user's own folder; this machine's unless a test says otherwise. */
  readonly home?: string;
}

const MARKS = ['package.json', 'pnpm-workspace.yaml', 'lerna.json'];

/**
 * The folder that a file's project is: what belongs together, and nothing of other projects. The first of these that there is:
 * - the repository that the file lies in: the nearest folder upward with a `.git`;
 * - the outermost folder upward with a `package.json` or a workspace's configuration;
 * - the working folder, if the file is in it;
 * - the file's own folder.
 *
 * It is never a folder that holds more than projects, whatever stands in it: the root of a drive, the folder of temporary
 * files, the user's own folder or one above that.
 * @param file absolute, a path of this system
 * @returns undefined when the file's own folder is one of these
 */
export function projectRootOf(file: string, { cwd, home = homedir() }: Surroundings): string | undefined {
  const tooWide = [home, tmpdir()].map(realPath);
  const isTooWide = (folder: string): boolean =>
    dirname(folder) === folder || tooWide.some((wide) => isIn(folder, wide));

  const folders: string[] = [];
  for (let at = dirname(file); !isTooWide(realPath(at)); at = dirname(at)) folders.push(at);
  const holds = (names: readonly string[]) => (folder: string) =>
    names.some((name) => existsSync(join(folder, name)));
  return (
    folders.find(holds(['.git'])) ??
    folders.findLast(holds(MARKS)) ??
    folders.find((folder) => folder === cwd) ??
    folders[0]
  );
}

/** Whether a path is a folder or lies in it. */
function isIn(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
