import type { Tree } from '../../syntax/tree';
import { fileLogger } from '../edits/error-log';
import { quoteOf } from '../edits/source-style';
import { deletedIn } from '../flow/deletions';
import { throwersOf } from '../flow/throwers';

/** Whether everything is the same that handlers ask of the file as a whole, wherever in it that stands. */
export function isSameFor(before: Tree, after: Tree): boolean {
  return (
    quoteOf(before) === quoteOf(after) &&
    fileLogger(before) === fileLogger(after) &&
    namesOf(throwersOf(before).names) === namesOf(throwersOf(after).names) &&
    deletions(before) === deletions(after)
  );
}

function deletions(tree: Tree): string {
  return namesOf([...deletedIn(tree)].map(([owner, members]) => `${owner}:${namesOf(members)}`));
}

function namesOf(names: Iterable<string>): string {
  return [...names].sort().join();
}
