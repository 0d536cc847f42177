import { dirname, resolve, sep } from 'node:path';
import { compareText, displayPath, withSlashes } from './display-path';
import { hasSourceEnding, SOURCE_ENDINGS } from '../engine/lint/file-kind';
import { expandGlob, withoutExcluded } from './globs';
import { ioMessage, type FileError } from './io-error';
import { realPath, standingAt } from './standing-at';
import { walk, wouldWalk } from './walk';

/** A file to check. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** As it is named in every output. */
  readonly name: string;
  /** Named by the user, not found by a walk or a glob: checked whatever it is called or looks like. */
  readonly explicit: boolean;
}

/** What the given paths lead to. */
export interface FoundFiles {
  /** Each file once, sorted by name. */
  readonly files: readonly FoundFile[];
  readonly errors: readonly FileError[];
  /** The folders that were walked through, with the paths of all their files in the order of the walk. */
  readonly walked: ReadonlyMap<string, readonly string[]>;
  /** Tests were wanted in some folder. */
  readonly withTests: boolean;
}

/** How to look. */
export interface Where {
  /** Absolute. */
  readonly cwd: string;
  /** Whether the tests below a folder, by its absolute path, are files to check. */
  readonly wantsTests: (folder: string) => Promise<boolean>;
  /** A file that is named is no exception: what a walk from the working folder leaves out is left out. */
  readonly forceExclude?: boolean;
}

/**
 * Finds the files to check.
 * @param paths files, folders and globs relative to the working directory. What exists by its literal name is
 *   that file or folder (`[id].ts`); else it is a glob if it has a glob's characters; `!glob` leaves out.
 */
export async function findFiles(
  paths: readonly string[],
  { cwd, wantsTests: ask, forceExclude = false }: Where,
): Promise<FoundFiles> {
  let withTests = false;
  const wantsTests = async (folder: string): Promise<boolean> => {
    const isWanted = await ask(folder);
    withTests ||= isWanted;
    return isWanted;
  };
  const where: Where = { cwd, wantsTests };
  const found = new Map<string, FoundFile>();
  const errors: FileError[] = [];
  const walked = new Map<string, string[]>();
  // Of several given paths one can be a link to another: a file is still one. Below a folder no link is followed, so
  // that the folder's own real path is enough.
  const add = (path: string, explicit: boolean, key = paths.length > 1 ? realPath(path) : path): void => {
    const known = found.get(key);
    if (known === undefined || (explicit && !known.explicit)) {
      found.set(key, { path, name: displayPath(where.cwd, path), explicit });
    }
  };
  const onError = (path: string, error: unknown): void => {
    errors.push({ file: displayPath(where.cwd, path), message: ioMessage(error) });
  };

  const walks = new Map<string, (path: string) => boolean>();
  const isLeftOut = async (path: string): Promise<boolean> => {
    const from = path.startsWith(cwd + sep) ? cwd : dirname(path);
    const isWalked = walks.get(from) ?? wouldWalk(from, { includeTests: await wantsTests(from), onError });
    walks.set(from, isWalked);
    return !isWalked(path);
  };

  const excluded = paths.filter((path) => path.startsWith('!')).map((path) => path.slice(1));
  const wanted = paths.filter((path) => !path.startsWith('!'));
  for (const path of wanted.length === 0 ? ['.'] : wanted) {
    const absolute = resolve(where.cwd, path);
    const kind = standingAt(absolute);
    if (kind === 'folder') {
      const real = paths.length > 1 ? realPath(absolute) : absolute;
      const inside: string[] = [];
      walked.set(absolute, inside);
      const includeTests = await wantsTests(absolute);
      const onFile = (file: string): void => {
        inside.push(file);
        add(file, false, real + file.slice(absolute.length));
      };
      walk(absolute, { includeTests, onFile, onError });
    } else if (kind === 'nothing') {
      const matched = await expandGlob(withSlashes(path), where, onError);
      if ('message' in matched) errors.push({ file: withSlashes(path), message: matched.message });
      else for (const file of matched.files) add(file, false);
    } else if (kind !== 'file') {
      errors.push({ file: displayPath(where.cwd, absolute), message: kind.message });
    } else if (forceExclude && (await isLeftOut(absolute))) {
      continue;
    } else if (!hasSourceEnding(absolute)) {
      const message = `its ending is none of those that are checked: ${SOURCE_ENDINGS}`;
      errors.push({ file: displayPath(where.cwd, absolute), message });
    } else {
      add(absolute, !forceExclude);
    }
  }
  const files = await withoutExcluded([...found.values()], excluded);
  return { files: files.sort((a, b) => compareText(a.name, b.name)), errors, walked, withTests };
}
