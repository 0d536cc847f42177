import type { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CodeAction,
  CodeActionContext,
  CodeLens,
  Command,
  CompletionList,
  Diagnostic,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  Position,
  Range,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import { DECISIONS } from '../engine/http/decisions';
import { summaryOf } from '../engine/lint/summary';
import type { FileSummary } from '../engine/model/file-summary';
import { unlessTooDeep } from '../engine/syntax/too-deep';
import type { ClientAbilities } from './abilities';
import { analysesOf } from './analyses';
import type { Cancellation } from './cancellation';
import type { AnalysedDocument } from './document';
import { codeActionsFor, documentOfAction, editOfAction } from './features/code-actions';
import { fixAllEdits } from './features/code-actions/fix-all';
import { workspaceEditOf } from './features/code-actions/workspace-edit';
import { codeLensesOf } from './features/code-lens';
import { completionsAt } from './features/completion';
import { handlerAt } from './features/definition';
import { listedDiagnosticsOf } from './features/diagnostics';
import { endpointList } from './features/endpoint-list';
import { endpointLensesOf } from './features/endpoint-lens';
import { explanationOf, statuses } from './features/explain';
import { hoverAt } from './features/hover';
import { inlayHintsIn } from './features/inlay-hints';
import { endpointSymbols } from './features/workspace-symbols';
import { statusEditsAt } from './features/write-status';
import type { ServiceHost } from './host';
import type { PositionEncoding } from './position-map';
import { reportedDiagnostics, type DocumentDiagnostics } from './reported-diagnostics';

/** Finds an open document; undefined when it is not open. */
export type FindDocument = (uri: string) => TextDocument | undefined;

/**
 * The language features, without a connection. Documents are read as they are at the call. An answer is undefined when
 * there is nothing to say, when it is no longer wanted, and where the settings switch us off; it is rejected only by a
 * fault of ours.
 */
export interface LanguageService {
  /** Undefined also when the document, the settings or its package changed meanwhile: then ask again. */
  readonly diagnostics: (
    document: TextDocument,
    token?: Cancellation,
  ) => Promise<DocumentDiagnostics | undefined>;
  /** The diagnostics of a file that is not open, with its text as it is on the disk: see {@link listedDiagnosticsOf}. */
  readonly diagnosticsOfClosed: (document: TextDocument) => Promise<Diagnostic[] | undefined>;
  /** The document was saved as it is: with `run: onSave` its diagnostics are those of this moment. */
  readonly saved: (document: TextDocument) => void;
  /** What is committed is another than before: changed lines may be others now. */
  readonly committed: () => void;
  readonly hover: (document: TextDocument, at: Position, token?: Cancellation) => Promise<Hover | undefined>;
  readonly completion: (
    document: TextDocument,
    at: Position,
    token?: Cancellation,
  ) => Promise<CompletionList | undefined>;
  readonly inlayHints: (
    document: TextDocument,
    range: Range,
    token?: Cancellation,
  ) => Promise<InlayHint[] | undefined>;
  readonly codeLenses: (document: TextDocument, token?: Cancellation) => Promise<CodeLens[] | undefined>;
  /** What the other files of its project are to know of a document. */
  readonly summary: (document: TextDocument) => Promise<FileSummary | undefined>;
  /** From a route to its handler. */
  readonly definition: (
    document: TextDocument,
    at: Position,
    token?: Cancellation,
  ) => Promise<LocationLink[] | Location[] | undefined>;
  /** The endpoints of a project, for clients that show them. */
  readonly endpointList: typeof endpointList;
  /** The endpoints of all projects that fit what was typed. */
  readonly workspaceSymbols: (query: string) => SymbolInformation[];
  /** Commands for a client that knows no action objects; they are run by {@link LanguageService.editOf}. */
  readonly codeActions: (
    document: TextDocument,
    range: Range,
    context: CodeActionContext,
    token?: Cancellation,
  ) => Promise<(CodeAction | Command)[] | undefined>;
  /** The action with its edit; as it is when it has none, or when the document has changed too much for it. */
  readonly resolveCodeAction: (action: CodeAction, find: FindDocument) => Promise<CodeAction>;
  /** What the server's command `APPLY_ACTION` does, by its arguments, which are whatever the client sends. */
  readonly editOf: (commandArguments: unknown, find: FindDocument) => Promise<WorkspaceEdit | undefined>;
  /** All safe fixes of a document. */
  readonly fixAllEdit: (document: TextDocument, token?: Cancellation) => Promise<WorkspaceEdit | undefined>;
  /** The edits that write a status code at a position. */
  readonly writeStatus: (
    document: TextDocument,
    at: Position,
    code: number,
  ) => Promise<TextEdit[] | undefined>;
  /** Every code that we can name, ascending. */
  readonly statuses: typeof statuses;
  /** The page of a code. */
  readonly explain: typeof explanationOf;
  /** The guided choice "Which status fits?". */
  readonly decisions: () => typeof DECISIONS;
  /** The document was closed. */
  readonly forget: (uri: string) => void;
  readonly settingsChanged: () => void;
  /** A baseline is another than before. */
  readonly knownChanged: () => void;
  /** A `package.json` changed. @param uri the document that it is for; all when left out */
  readonly packagesChanged: (uri?: string) => void;
}

/** Makes the service of one client. */
export function createService(
  host: ServiceHost,
  client: ClientAbilities,
  encoding: PositionEncoding,
): LanguageService {
  const analyses = analysesOf(host, client, encoding);
  const reported = reportedDiagnostics(analyses);

  const ask = async <T>(
    document: TextDocument,
    token: Cancellation | undefined,
    feature: (analysed: AnalysedDocument) => T,
  ): Promise<T | undefined> => {
    const analysed = await analyses.of(document);
    if (analysed === undefined || token?.isCancellationRequested === true) return undefined;
    const answer = unlessTooDeep(() => feature(analysed));
    analyses.tellFailures(analysed);
    return answer;
  };

  const editOf = async (data: unknown, find: FindDocument): Promise<WorkspaceEdit | undefined> => {
    const uri = documentOfAction(data);
    const document = uri === undefined ? undefined : find(uri);
    return document && ask(document, undefined, (analysed) => editOfAction(analysed, data));
  };

  return {
    diagnostics: reported.of,
    diagnosticsOfClosed: (document) => ask(document, undefined, listedDiagnosticsOf),
    saved(document) {
      analyses.saved(document.uri);
      reported.saved(document);
    },
    committed() {
      analyses.committed();
      reported.basisChanged();
    },
    hover: (document, at, token) => ask(document, token, (analysed) => hoverAt(analysed, at)),
    completion: (document, at, token) => ask(document, token, (analysed) => completionsAt(analysed, at)),
    inlayHints: (document, range, token) => ask(document, token, (analysed) => inlayHintsIn(analysed, range)),
    codeLenses: async (document, token) => {
      const project = await host.endpointsOf(document.uri);
      return ask(document, token, (analysed) => [
        ...endpointLensesOf(analysed, project),
        ...codeLensesOf(analysed),
      ]);
    },
    summary: (document) =>
      ask(document, undefined, ({ analysis, text }) => summaryOf(analysis.result.handlers, text)),
    definition: async (document, at, token) => {
      const project = await host.endpointsOf(document.uri);
      const links = await ask(document, token, (analysed) => handlerAt(analysed, at, project));
      return client.definitionLinks ? links : links?.map(locationOf);
    },
    endpointList,
    workspaceSymbols: (query) => endpointSymbols(host.endpoints(), query),
    codeActions: (document, range, context, token) =>
      ask(document, token, (analysed) => codeActionsFor(analysed, range, context)),
    resolveCodeAction: async (action, find) => {
      const edit = action.edit ?? (await editOf(action.data, find));
      return edit === undefined ? action : { ...action, edit };
    },
    editOf: (commandArguments, find) =>
      editOf(Array.isArray(commandArguments) ? commandArguments[0] : undefined, find),
    fixAllEdit: (document, token) =>
      ask(document, token, (analysed) => {
        const edits = fixAllEdits(analysed);
        return edits && workspaceEditOf(analysed, edits);
      }),
    writeStatus: (document, at, code) =>
      ask(document, undefined, (analysed) => statusEditsAt(analysed, at, code)),
    statuses,
    explain: explanationOf,
    decisions: () => DECISIONS,
    forget(uri) {
      analyses.forget(uri);
      reported.forget(uri);
    },
    settingsChanged() {
      analyses.settingsChanged();
      reported.basisChanged();
    },
    knownChanged: () => reported.basisChanged(),
    packagesChanged(uri) {
      analyses.packagesChanged(uri);
      reported.basisChanged(uri);
    },
  };
}

function locationOf({ targetUri, targetSelectionRange }: LocationLink): Location {
  return { uri: targetUri, range: targetSelectionRange };
}
