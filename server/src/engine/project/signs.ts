import { errorStatusMembersIn } from '../facts/error-status-members';
import { catchesRejectionsIn } from '../facts/rejection-catchers';
import type { Tree } from '../syntax/tree';

/** What a file says of the whole project, routes aside. */
export interface Signs {
  /** Something in it makes Express 4 take the rejections of handlers. */
  readonly catchesRejections: boolean;
  /** By what members its error classes tell their status. */
  readonly errorStatusMembers: readonly string[];
}

/** Reads the signs of a file. */
export function signsIn(tree: Tree): Signs {
  return {
    catchesRejections: catchesRejectionsIn(tree),
    errorStatusMembers: errorStatusMembersIn(tree),
  };
}
