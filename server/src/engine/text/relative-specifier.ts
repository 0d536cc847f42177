/**
 * What one file imports another by, in the way that a third one does: with or without the ending, and the name of a
 * folder's index.
 * @param from the location of the file that imports
 * @param to the location of the other file
 * @param example what somebody else writes for it: `../constants/status.js`
 * @returns undefined where the files have no root in common
 */
export function relativeSpecifier(from: string, to: string, example: string): string | undefined {
  const [folder, target] = [from.split('/').slice(0, -1), to.split('/')];
  const shared = target.findIndex((name, index) => name !== folder[index]);
  if (shared <= 0) return undefined;
  const up = folder.slice(shared).map(() => '..');
  const way = [...(up.length > 0 ? up : ['.']), ...target.slice(shared)].join('/');
  const ending = /\.[cm]?[jt]sx?$/.exec(example)?.[0];
  const bare = way.replace(/\.[cm]?[jt]sx?$/, '');
  if (ending !== undefined) return `${bare}${ending}`;
  return /(?:^|\/)index$/.test(example) ? bare : bare.replace(/\/index$/, '');
}
