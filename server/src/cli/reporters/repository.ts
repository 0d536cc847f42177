import { join, relative, resolve } from 'node:path';
import { withSlashes } from '../../node/display-path';
import { isBelow } from '../../node/inside';
import { projectRootsIn } from '../../node/project-root';
import type { World } from '../world';

/** Where the files of a run belong: what a code host names them by. */
export interface Repository {
  /** Absolute. */
  readonly root: string;
  /** A file as the repository names it, with `/`; undefined for one outside of it. */
  readonly nameOf: (file: string) => string | undefined;
  /** Its revision that is checked, where a CI server says which it is. */
  readonly revision: Revision | undefined;
}

/** A revision of a repository at a code host. */
export interface Revision {
  /** The address of the repository. */
  readonly url: string;
  /** The commit. */
  readonly id: string;
  readonly branch: string | undefined;
  /** The address of a file in it, up to its name. */
  readonly files: string;
}

/**
 * The repository around the working folder, or what else the project's root is: names in a code host's reports count from
 * there, wherever in it the check was started. No command is run for it.
 */
export function repositoryOf({ cwd, env }: Pick<World, 'cwd' | 'env'>): Repository {
  // Asked for a file of the folder: any name does.
  const root = projectRootsIn({ cwd })(join(cwd, 'x')) ?? cwd;
  return {
    root,
    nameOf(file) {
      const path = resolve(cwd, file);
      return isBelow(root, path) ? withSlashes(relative(root, path)) : undefined;
    },
    revision: REVISIONS.map((revisionIn) => revisionIn(env, root)).find((revision) => revision),
  };
}

/** By the variables that GitHub Actions and GitLab CI set for each job, where they speak of this folder. */
const REVISIONS: readonly ((env: World['env'], root: string) => Revision | undefined)[] = [
  ({ GITHUB_WORKSPACE, GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, GITHUB_REF_NAME }, root) => {
    if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY || !GITHUB_SHA) return undefined;
    const url = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`;
    return revisionAt(
      GITHUB_WORKSPACE,
      { url, id: GITHUB_SHA, branch: GITHUB_REF_NAME, files: `${url}/blob` },
      root,
    );
  },
  ({ CI_PROJECT_DIR, CI_PROJECT_URL, CI_COMMIT_SHA, CI_COMMIT_REF_NAME }, root) => {
    if (!CI_PROJECT_URL || !CI_COMMIT_SHA) return undefined;
    const files = `${CI_PROJECT_URL}/-/blob`;
    return revisionAt(
      CI_PROJECT_DIR,
      { url: CI_PROJECT_URL, id: CI_COMMIT_SHA, branch: CI_COMMIT_REF_NAME, files },
      root,
    );
  },
];

function revisionAt(folder: string | undefined, revision: Revision, root: string): Revision | undefined {
  if (folder === undefined || resolve(folder) !== root || !/^https?:\/\/[^\s"<>()[\]]+$/.test(revision.files))
    return undefined;
  return { ...revision, files: `${revision.files}/${encodeURIComponent(revision.id)}` };
}

/** A name as it stands in an address: its parts encoded, `/` between them. */
export function uriPath(name: string): string {
  // What is no whole character would be an error; on the disk it is one as well.
  const text = Buffer.from(name, 'utf8').toString('utf8');
  return text
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/[!'()*]/g, percent))
    .join('/');
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
