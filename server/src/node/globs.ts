import { relative, resolve } from 'node:path';
import { withSlashes } from './display-path';
import type { FoundFile, Where } from './files';
import { standingAt } from './standing-at';
import { walk } from './walk';

/**
 * Walks to the files that a glob matches, also below folders that it matches (`packages/*\/src`). What is left
 * out of a folder is left out here too, below the part of the glob that has no wildcard.
 * @param glob with `/`
 * @returns the absolute paths, or why there are none
 */
export async function expandGlob(
  glob: string,
  where: Where,
  onError: (path: string, error: unknown) => void,
): Promise<{ readonly files: readonly string[] } | { readonly message: string }> {
  const picomatch = await loadPicomatch();
  const { base, glob: pattern, isGlob } = picomatch.scan(glob);
  if (!isGlob) return { message: 'it does not exist' };
  const folder = resolve(where.cwd, base);
  if (standingAt(folder) !== 'folder') return { message: 'the glob matches no file' };
  const isMatch = picomatch([pattern, `${pattern}/**`]);
  const matched = (includeTests: boolean): string[] => {
    const files: string[] = [];
    const onFile = (path: string): void => {
      if (isMatch(withSlashes(relative(folder, path)))) files.push(path);
    };
    walk(folder, { includeTests, onFile, onError });
    return files;
  };
  const includeTests = await where.wantsTests(folder);
  const files = matched(includeTests);
  if (files.length > 0) return { files };
  if (!includeTests && matched(true).length > 0) {
    return { message: 'the glob matches only tests; --include-tests checks them too' };
  }
  return { message: 'the glob matches no file that is checked' };
}

/** Leaves out what one of the globs matches by its name, or lies below a folder that one matches. */
export async function withoutExcluded(
  files: readonly FoundFile[],
  globs: readonly string[],
): Promise<FoundFile[]> {
  if (globs.length === 0) return [...files];
  const picomatch = await loadPicomatch();
  const plain = globs.map((glob) => withSlashes(glob).replace(/^\.\//, '').replace(/\/$/, ''));
  const isExcluded = picomatch(
    plain.flatMap((glob) => [glob, `${glob}/**`]),
    { dot: true },
  );
  return files.filter(({ name }) => !isExcluded(name));
}

/** Loaded only where there is a glob: most calls name folders and files. */
async function loadPicomatch() {
  return (await import('picomatch')).default;
}
