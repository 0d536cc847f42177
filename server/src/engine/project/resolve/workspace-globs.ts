import type { Folders } from './folders';

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
  const excluded = patterns.flatMap((each) => (each.startsWith('!') ? [partsOf(each.slice(1))] : []));
  return [...found].filter((folder) => {
    const names = folder.slice(root.length + 1).split('/');
    return folder !== root && !excluded.some((parts) => isNamed(parts, names));
  });
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
    const further = below(folders, folder, (name) => !output.test(name));
    return [...here, ...further.flatMap((each) => matching(folders, each, parts, depth - 1))];
  }
  const pattern = namePattern(part);
  const next = /[*?{]/.test(part)
    ? below(folders, folder, (name) => pattern.test(name))
    : [`${folder}/${part}`];
  return next
    .filter((each) => folders.kindOf(each) === 'folder')
    .flatMap((each) => matching(folders, each, rest, depth));
}

const output = /^(?:dist|build|out|coverage)$/;

function below(folders: Folders, folder: string, isWanted: (name: string) => boolean): readonly string[] {
  return (
    [...folders.namesIn(folder)]
      .filter((name) => !name.startsWith('.') && name !== 'node_modules' && isWanted(name))
      .map((name) => `${folder}/${name}`)
      // A link leads to a folder that has its own place, or in a circle.
      .filter((each) => folders.kindOf(each) === 'folder' && folders.realOf(each) === each)
  );
}

/** The parts of a glob; none that could lead to more work than any real one. */
function partsOf(pattern: string): readonly string[] {
  const parts = pattern.split('/').filter((part) => part !== '' && part !== '.');
  const isTooMuch =
    parts.filter((part) => part === '**').length > 2 || parts.some((part) => part.split('*').length > 4);
  return isTooMuch || parts.includes('..') ? ['.'] : parts;
}

/** Whether the parts of a glob name a path, given by its names. */
function isNamed(parts: readonly string[], names: readonly string[]): boolean {
  const [part, ...rest] = parts;
  const [name, ...below] = names;
  if (part === undefined) return name === undefined;
  if (part === '**') return isNamed(rest, names) || (name !== undefined && isNamed(parts, below));
  return name !== undefined && namePattern(part).test(name) && isNamed(rest, below);
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
