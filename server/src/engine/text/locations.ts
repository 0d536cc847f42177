/** Locations of a host (see `ProjectHost`), taken apart and put together; nothing here asks whether they exist. */

/** The folder that something lies in. */
export function folderOf(location: string): string {
  return location.slice(0, location.lastIndexOf('/'));
}

/** The last part of a location. */
export function nameOf(location: string): string {
  return location.slice(location.lastIndexOf('/') + 1);
}

/** Whether a location is a folder or lies in it. */
export function isWithin(folder: string, location: string): boolean {
  return location === folder || location.startsWith(folder + '/');
}

/**
 * Where a relative path leads to from a folder; undefined when it leaves the root, or is not relative at all.
 * @param folder the root or a folder in it
 */
export function joined(root: string, folder: string, path: string): string | undefined {
  if (path.startsWith('/') || /^\w:[\\/]/.test(path) || path.length > LONGEST) return undefined;
  const parts = folder === root ? [] : folder.slice(root.length + 1).split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return [root, ...parts].join('/');
}

/** No system has longer paths; what is longer was made to do harm. */
const LONGEST = 4096;

/** The way from a folder to a location, both in one root: `../src/a.ts`. */
export function relativeFrom(folder: string, location: string): string {
  const [from, to] = [folder.split('/'), location.split('/')];
  let same = 0;
  while (same < from.length && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/** The folders from one up to the root, both included; none when it is not in the root. */
export function upward(root: string, folder: string): readonly string[] {
  if (!isWithin(root, folder)) return [];
  const folders = [folder];
  for (let at = folder; at !== root;) folders.push((at = folderOf(at)));
  return folders;
}
