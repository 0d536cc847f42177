import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Analyses } from './analyses';
import type { Cancellation } from './cancellation';
import { diagnosticsOf } from './features/diagnostics';

/** The diagnostics of a document. */
export interface DocumentDiagnostics {
  readonly uri: string;
  /** The version that was looked at; with `run: onSave` that of the last save. */
  readonly version: number;
  /** The same as before when the diagnostics are the same as before. */
  readonly resultId: string;
  readonly items: Diagnostic[];
}

/** What was last reported of each document, and when it was saved. */
export interface ReportedDiagnostics {
  readonly of: (document: TextDocument, token?: Cancellation) => Promise<DocumentDiagnostics | undefined>;
  readonly saved: (document: TextDocument) => void;
  readonly forget: (uri: string) => void;
  /** Settings, packages or committed texts changed: what is under way is no longer right. @param uri all when left out */
  readonly basisChanged: (uri?: string) => void;
}

interface Reported {
  readonly result: DocumentDiagnostics;
  /** For telling whether the next ones are the same. */
  readonly shown: string;
}

/**
 * Answers with the diagnostics of a document as it is. With `run: onSave` a document that was changed since its last
 * save keeps the diagnostics of that save, where they stood: what a person sees changes only with the next save.
 * A document that was never saved since it was opened counts as saved when it is first asked about.
 */
export function reportedDiagnostics(analyses: Analyses): ReportedDiagnostics {
  const last = new Map<string, Reported>();
  const savedVersions = new Map<string, number>();
  // What an answer under way belongs to; gone when the document was closed or what it is judged by has changed.
  const lives = new Map<string, symbol>();
  let results = 0;

  const lifeOf = (uri: string): symbol => {
    const life = lives.get(uri) ?? Symbol(uri);
    lives.set(uri, life);
    return life;
  };

  const report = (uri: string, version: number, items: Diagnostic[]): DocumentDiagnostics => {
    // Without `data`, which names the version: a client that keeps the older ones loses nothing.
    const shown = JSON.stringify(items.map((item) => ({ ...item, data: undefined })));
    const before = last.get(uri);
    const resultId = before?.shown === shown ? before.result.resultId : String(++results);
    const result = { uri, version, resultId, items };
    last.set(uri, { result, shown });
    return result;
  };

  return {
    async of(document, token) {
      const { uri, version } = document;
      const life = lifeOf(uri);
      const isStale = (): boolean =>
        document.version !== version || lives.get(uri) !== life || token?.isCancellationRequested === true;
      const { run } = await analyses.settingsOf(uri);
      if (isStale()) return undefined;
      if (!savedVersions.has(uri)) savedVersions.set(uri, version);
      const before = last.get(uri);
      if (run === 'onSave' && before !== undefined && savedVersions.get(uri) !== version)
        return before.result;
      const analysed = await analyses.of(document);
      if (isStale()) return undefined;
      return report(uri, version, analysed === undefined ? [] : diagnosticsOf(analysed));
    },
    saved: ({ uri, version }) => void savedVersions.set(uri, version),
    forget(uri) {
      lives.delete(uri);
      last.delete(uri);
      savedVersions.delete(uri);
    },
    basisChanged(uri) {
      // Nothing to keep: what the settings say now holds for the text as it is now, saved or not.
      for (const known of uri === undefined ? [...lives.keys()] : [uri]) {
        lives.delete(known);
        last.delete(known);
      }
    },
  };
}
