import type { MessageConnection } from 'vscode-languageserver-protocol/node';
import type { Keystroke } from './keystrokes';
import { look, open, uriIn, withMeasuredServer } from './measured-server';
import type { Usage } from './run-measured';

/** What an editor does in one session. */
export type Session = {
  /** The workspace folder. */
  readonly folder: string;
  /** Documents that are opened one after the other, each looked at before the next; by name in the folder. */
  readonly documents: readonly { readonly name: string; readonly text: string }[];
  /** What is then typed into the last of them, each looked at before the next. */
  readonly keystrokes: readonly Keystroke[];
  /** The whole workspace is asked for first. */
  readonly wholeWorkspace: boolean;
};

/** What it took: usage is that of the whole server process; times are what the editor waits, in milliseconds. */
export type SessionRun = Usage & {
  /** From the start of the process to the diagnostics of the first document. */
  readonly firstMs: number;
  readonly keystrokeMs: readonly number[];
};

/** Runs a server over stdio through a session and measures its process. */
export async function runSession(session: Session, scratch: string): Promise<SessionRun> {
  const { seen, ...usage } = await withMeasuredServer(session, scratch, (connection, startedAt) =>
    edit(connection, session, startedAt),
  );
  return { ...seen, ...usage };
}

async function edit(
  connection: MessageConnection,
  { folder, documents, keystrokes, wholeWorkspace }: Session,
  startedAt: number,
): Promise<Pick<SessionRun, 'firstMs' | 'keystrokeMs'>> {
  if (wholeWorkspace) await connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
  let firstMs = NaN;
  for (const [index, { name, text }] of documents.entries()) {
    const uri = uriIn(folder, name);
    await open(connection, uri, text);
    await look(connection, uri);
    if (index === 0) firstMs = performance.now() - startedAt;
  }
  const keystrokeMs: number[] = [];
  const uri = uriIn(folder, documents.at(-1)?.name ?? '');
  for (const [index, { line, character, inserted }] of keystrokes.entries()) {
    const at = { line, character };
    const pressed = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: index + 1 },
      contentChanges: [{ range: { start: at, end: at }, text: inserted }],
    });
    await look(connection, uri);
    keystrokeMs.push(performance.now() - pressed);
  }
  return { firstMs, keystrokeMs };
}
