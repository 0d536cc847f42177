import type { ProgressToken } from 'vscode-jsonrpc';
import type { Session } from './session';

/** Tells how far long work is. */
export type Report = (done: number, of: number) => void;

/** Progress of one piece of work, from its begin to its end. */
export interface Progress {
  readonly report: Report;
  readonly end: (message: string) => void;
}

let made = 0;

/**
 * Begins to show progress (`window/workDoneProgress`), where the client can.
 * @param given the request's `workDoneToken`; without one the client is asked to make room for ours
 */
export async function beginProgress(
  { client, facts }: Pick<Session, 'client' | 'facts'>,
  given: ProgressToken | undefined,
  title: string,
): Promise<Progress> {
  const token = given ?? (facts.progress ? `status-hints-${++made}` : undefined);
  if (token === undefined) return { report: () => undefined, end: () => undefined };
  if (given === undefined) await client.ask('window/workDoneProgress/create', { token });
  let shown = 0;
  const tell = (value: object): void => client.tell('$/progress', { token, value });
  tell({ kind: 'begin', title, percentage: 0 });
  return {
    report(done, of) {
      const percentage = Math.floor((done / Math.max(1, of)) * 100);
      if (percentage > shown) tell({ kind: 'report', percentage, message: `${done} of ${of} files` });
      shown = Math.max(shown, percentage);
    },
    end: (message) => tell({ kind: 'end', message }),
  };
}
