/** The parts of a URI that say where it lies. */
export interface Place {
  readonly scheme: string;
  readonly authority: string;
  /** Decoded, with `/`. */
  readonly path: string;
}

/** Whether a file lies below a folder. A path with `..` lies nowhere: nobody who means well asks for one. */
export function isInside(folder: Place, file: Place): boolean {
  if (folder.scheme !== file.scheme || folder.authority !== file.authority) return false;
  if (file.path.split(/[/\\]/).includes('..')) return false;
  const below = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return file.path.startsWith(below) && file.path !== below;
}

/** The paths of the folders on the way from a folder to a file in it, both left out. */
export function foldersBetween(folder: Place, file: Place): readonly string[] {
  let start = folder.path;
  while (start.endsWith('/')) start = start.slice(0, -1);
  const names = file.path
    .slice(start.length + 1)
    .split('/')
    .slice(0, -1);
  return names.map((_, at) => [start, ...names.slice(0, at + 1)].join('/'));
}
