import type { ProgressToken } from 'vscode-jsonrpc';
import type { Session } from './session';

/** Tells how far long work is. */
export type Report = (done: number, of: number) => void;

/** Progress of one piece of work, from its begin to its end. */
export interface Progress {
  readonly report: Report;
  readonly end: (message: string) => void;
}

/** How progress begins. */
export interface Beginning {
  readonly title: string;
  /** The request's `workDoneToken`; without one the client is asked to make room for ours. */
  readonly token?: ProgressToken | undefined;
  /** The person may take the work back; without it there is no button. */
  readonly cancel?: () => void;
}

/** Work that a person can take back, by the token of its progress. */
export type Cancels = Map<ProgressToken, () => void>;

let made = 0;

/** Begins to show progress (`window/workDoneProgress`), where the client can. */
export async function beginProgress(
  { client, facts, cancels }: Pick<Session, 'client' | 'facts' | 'cancels'>,
  { title, token: given, cancel }: Beginning,
): Promise<Progress> {
  const token = given ?? (facts.progress ? `status-hints-${++made}` : undefined);
  if (token === undefined) return { report: () => undefined, end: () => undefined };
  if (given === undefined) await client.ask('window/workDoneProgress/create', { token });
  if (cancel !== undefined) cancels.set(token, cancel);
  let shown = 0;
  const tell = (value: object): void => client.tell('$/progress', { token, value });
  tell({ kind: 'begin', title, percentage: 0, ...(cancel && { cancellable: true }) });
  return {
    report(done, of) {
      const percentage = Math.floor((done / Math.max(1, of)) * 100);
      if (percentage > shown) tell({ kind: 'report', percentage, message: `${done} of ${of} files` });
      shown = Math.max(shown, percentage);
    },
    end(message) {
      cancels.delete(token);
      tell({ kind: 'end', message });
    },
  };
}
