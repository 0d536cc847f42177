import type { Folders } from './folders';
import { isWithin } from './locations';

/** No repository nests its packages deeper. */
const DEEPEST = 6;

/**
 * The folders that a workspace's globs name: `packages/*`, `apps/**`, `libs/{a,b}`, `!packages/old`.
 * @param root the folder that the globs start from
 */
export function foldersMatching(
  folders: Folders,
  root: string,
  patterns: readonly string[],
): readonly string[] {
  const found = new Set<string>();
  for (const pattern of patterns.filter((each) => !each.startsWith('!')))
    for (const folder of matching(folders, root, partsOf(pattern), DEEPEST)) found.add(folder);
  const excluded = patterns.flatMap((each) => (each.startsWith('!') ? [pathPattern(each.slice(1))] : []));
  const paths = [...found].filter((folder) => isWithin(root, folder) && folder !== root);
  return paths.filter((folder) => !excluded.some((each) => each.test(folder.slice(root.length + 1))));
}

/** All folders with a `package.json` below one. */
export function packageFoldersBelow(folders: Folders, root: string): readonly string[] {
  return matching(folders, root, ['**'], DEEPEST);
}

/** The folders with a `package.json` that the parts lead to. */
function matching(
  folders: Folders,
  folder: string,
  parts: readonly string[],
  depth: number,
): readonly string[] {
  const [part, ...rest] = parts;
  if (part === undefined) return folders.kindOf(`${folder}/package.json`) === 'file' ? [folder] : [];
  if (part === '**') {
    const here = matching(folders, folder, rest, depth);
    if (depth === 0) return here;
    return [
      ...here,
      ...below(folders, folder, /^/).flatMap((each) => matching(folders, each, parts, depth - 1)),
    ];
  }
  const next = /[*?{]/.test(part) ? below(folders, folder, namePattern(part)) : [`${folder}/${part}`];
  return next
    .filter((each) => folders.kindOf(each) === 'folder')
    .flatMap((each) => matching(folders, each, rest, depth));
}

const skipped = /^(?:\..*|node_modules|dist|build|out|coverage)$/;

function below(folders: Folders, folder: string, pattern: RegExp): readonly string[] {
  return [...folders.namesIn(folder)]
    .filter((name) => !skipped.test(name) && pattern.test(name))
    .map((name) => `${folder}/${name}`)
    .filter((each) => folders.kindOf(each) === 'folder');
}

function partsOf(pattern: string): readonly string[] {
  return pattern.split('/').filter((part) => part !== '' && part !== '.');
}

function pathPattern(pattern: string): RegExp {
  const parts = partsOf(pattern).map((part) => (part === '**' ? '(?:[^/]+/)*' : `${sourceOf(part)}/`));
  return new RegExp(`^${parts.join('').replace(/\/$/, '')}/?$`.replace('(?:[^/]+/)*/?$', '.*$'));
}

function namePattern(part: string): RegExp {
  return new RegExp(`^${sourceOf(part)}$`);
}

/** The regular expression for one part of a glob. */
function sourceOf(part: string): string {
  return part
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '[^/]*')
    .replaceAll('?', '[^/]')
    .replace(/\{([^{}]*)\}/g, (_, list: string) => `(?:${list.split(',').join('|')})`)
    .replace(/[{}]/g, '\\$&');
}
