import type { ProgressToken } from 'vscode-jsonrpc';
import type {
  Diagnostic,
  WorkspaceDocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentProject } from '../service/host';
import type { Changes } from './changes';
import type { RequestHandler } from './dispatch';
import { cancelled } from './errors';
import { fieldsOf, listOf } from './params';
import { beginProgress } from './progress';
import type { Session } from './session';
import { turnsOf } from './turns';
import { workspaceFiles, type WorkspaceFile } from './workspace-files';

/** How many reports are sent at once. */
const BATCH = 50;

/** A file as it was last reported. */
interface Reported {
  readonly stamp: string;
  /** Under which settings and packages. */
  readonly basis: number;
  readonly project: DocumentProject | undefined;
  /** The diagnostics, to be compared. */
  readonly shown: string;
  readonly resultId: string;
}

type Report = WorkspaceDocumentDiagnosticReport;

/**
 * Answers `workspace/diagnostic`: every source file of the workspace folders, in turns, so that other requests are
 * answered meanwhile. Files that are open are judged by the text that the client has.
 */
export function workspaceDiagnostics(session: Session, changes: Changes): RequestHandler {
  const known = new Map<string, Reported>();
  let results = 0;

  const diagnosticsIn = async (uri: string, text: string): Promise<Diagnostic[]> => {
    const service = await session.service();
    const found = await service.diagnosticsOfClosed(TextDocument.create(uri, 'typescript', 0, text));
    service.forget(uri);
    return found ?? [];
  };

  const reportOf = async (file: WorkspaceFile, previous: string | undefined): Promise<Report | undefined> => {
    const { uri } = file;
    const service = await session.service();
    const open = [...session.documents.all()].find((each) => each.uri === uri);
    if (open !== undefined) {
      const found = await service.diagnostics(open);
      if (found === undefined) return undefined;
      const { version, resultId, items } = found;
      return resultId === previous
        ? { kind: 'unchanged', uri, version, resultId }
        : { kind: 'full', uri, version, resultId, items };
    }
    const basis = changes.count();
    const before = known.get(uri);
    const project = session.projects.of(uri);
    const isSame = before?.resultId === previous && before?.basis === basis && before.project === project;
    const same = isSame ? before : undefined;
    const content = await file.read(same?.stamp);
    if (content === undefined) return undefined;
    if (same?.stamp === content.stamp) {
      return { kind: 'unchanged', uri, version: null, resultId: same.resultId };
    }
    const items = content.text === undefined ? [] : await diagnosticsIn(uri, content.text);
    const shown = JSON.stringify(items);
    // What it hangs on can be otherwise without making a difference.
    const isUnchanged = before?.resultId === previous && before?.shown === shown;
    const resultId = isUnchanged ? before.resultId : `file-${++results}`;
    known.set(uri, { stamp: content.stamp, basis, project, shown, resultId });
    return isUnchanged
      ? { kind: 'unchanged', uri, version: null, resultId }
      : { kind: 'full', uri, version: null, resultId, items };
  };

  return async (params, token): Promise<WorkspaceDiagnosticReport> => {
    const { previousResultIds, workDoneToken, partialResultToken } = fieldsOf(params, 'params');
    const previous = previousIn(previousResultIds);
    const title = 'Checking status codes';
    const progress = await beginProgress(session, { title, token: tokenOf(workDoneToken) });
    const activity = session.activities.begin('Checking the workspace');
    const takeTurn = turnsOf(session.platform);
    try {
      const files = await workspaceFiles(session);
      const send = senderTo(session, tokenOf(partialResultToken));
      const missing = new Set(previous.keys());
      for (const [index, file] of files.entries()) {
        missing.delete(file.uri);
        const report = await reportOf(file, previous.get(file.uri));
        if (report !== undefined) send.add(report);
        progress.report(index + 1, files.length);
        await takeTurn();
        if (token.isCancellationRequested) throw cancelled();
      }
      // Files that are gone keep nothing.
      for (const uri of missing) {
        known.delete(uri);
        send.add({ kind: 'full', uri, version: null, items: [] });
      }
      return { items: send.rest() };
    } finally {
      progress.end('');
      activity.end();
    }
  };
}

interface Sender {
  readonly add: (report: Report) => void;
  /** What is left to answer with. */
  readonly rest: () => Report[];
}

/** With a token for partial results reports go out in batches, else all of them with the answer. */
function senderTo({ client }: Session, token: ProgressToken | undefined): Sender {
  let items: Report[] = [];
  const flush = (): void => {
    if (items.length > 0) client.tell('$/progress', { token, value: { items } });
    items = [];
  };
  return {
    add(report) {
      items.push(report);
      if (token !== undefined && items.length >= BATCH) flush();
    },
    rest() {
      if (token !== undefined) flush();
      return items;
    },
  };
}

function previousIn(value: unknown): ReadonlyMap<string, string> {
  const previous = new Map<string, string>();
  for (const each of listOf(value, 'previousResultIds')) {
    const { uri, value: id } = fieldsOf(each, 'previousResultIds');
    if (typeof uri === 'string' && typeof id === 'string') previous.set(uri, id);
  }
  return previous;
}

function tokenOf(value: unknown): ProgressToken | undefined {
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
