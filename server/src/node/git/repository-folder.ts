import { dirname, join } from 'node:path';
import { existsSync } from '../disk';

/** The repository that a folder lies in: the nearest folder upward with a `.git`; undefined outside of any. */
export function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}
