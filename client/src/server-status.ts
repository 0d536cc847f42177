import type { ServerState } from '../../server/src/lsp/protocol';

/** What the language client knows of the server. */
export type ClientState = 'starting' | 'running' | 'stopped' | 'failed';

/** What people are told: the server's own word while it runs, else the client's. */
export interface ServerStatus {
  readonly kind: 'starting' | 'ready' | 'busy' | 'problem' | 'stopped' | 'failed';
  /** One line of the server's. */
  readonly message?: string;
  /** How much of the project has been read, while it is being read. */
  readonly reading?: { readonly done: number; readonly of: number };
}

/**
 * The status that is shown.
 * @param said what the server last said of itself since it runs; a server that says nothing is ready
 */
export function statusOf(client: ClientState, said: ServerState | undefined): ServerStatus {
  if (client !== 'running') return { kind: client };
  return said ?? { kind: 'ready' };
}
