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
