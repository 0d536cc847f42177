import type { FolderEndpoints } from '../../../server/src/lsp/protocol';

/** What the view has to say beside its lines. */
export type ViewState =
  | 'shown'
  /** Nothing yet. */
  | 'reading'
  /** There are endpoints, but the filter fits none. */
  | 'unmatched'
  | 'none'
  /** Nothing, and a person stopped the reading. */
  | 'cancelled'
  /** The settings want no project. */
  | 'off'
  /** There is nobody to ask. */
  | 'stopped';

/**
 * @param folders undefined when the server does not answer
 * @param shown how many lines are left by the filter
 */
export function viewStateOf(folders: readonly FolderEndpoints[] | undefined, shown: number): ViewState {
  if (folders === undefined) return 'stopped';
  if (shown > 0) return 'shown';
  if (folders.some(({ endpoints }) => endpoints.length > 0)) return 'unmatched';
  if (folders.some(({ state }) => state === 'reading')) return 'reading';
  if (folders.some(({ state }) => state === 'cancelled')) return 'cancelled';
  return folders.length > 0 && folders.every(({ state }) => state === 'off') ? 'off' : 'none';
}
