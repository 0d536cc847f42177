import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArtifactLocation } from 'sarif';
import { printable } from '../../printable';
import type { World } from '../../world';
import { uriPath, type Repository } from '../repository';

/** What names of files count from. */
export const SOURCE_ROOT = '%SRCROOT%';

/** The address of a folder, with a slash at its end. */
export function folderUri(folder: string): string {
  return pathToFileURL(`${folder}/`).href;
}

/** A file, by its name in the repository; one outside of it by its whole address. */
export function artifactOf(
  file: string,
  { repository, cwd }: { readonly repository: Repository } & Pick<World, 'cwd'>,
): ArtifactLocation {
  const name = repository.nameOf(file);
  if (name === undefined) return { uri: pathToFileURL(resolve(cwd, file)).href };
  return { uri: uriPath(name), uriBaseId: SOURCE_ROOT };
}

/**
 * A message of ours as SARIF takes it: what a terminal would obey is spelled, and code such as `a[b](c)` is no link, which
 * it would be in SARIF's plain texts too.
 */
export function messageText(text: string): string {
  return printable(text).replaceAll('](', '] (');
}
