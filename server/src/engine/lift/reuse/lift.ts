import type { Handler } from '../../model/handler';
import type { Tree } from '../../syntax/tree';
import type { Shifts } from './shift';
import { viewOf } from './view';

/** A handler as it was read, and what has happened to the text since. */
export interface Lift {
  /** Its offsets count in the text that it was read in. */
  readonly read: Handler;
  /** The tree that it was read from; it lives as long as the handler. */
  readonly tree: Tree;
  /** From that text to the file's own. */
  readonly shifts: Shifts;
  /** Where the function starts that is typed in and that it sees: why it was read again. */
  readonly sees?: number | undefined;
}

/** The handler as the file has it now. */
export function handlerOf({ read, shifts }: Lift, id: number): Handler {
  return shifts.length === 0 && read.id === id ? read : viewOf(read, shifts, id);
}
