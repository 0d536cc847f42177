import type { InitializeParams, PositionEncodingKind } from 'vscode-languageserver';
import type { PositionEncoding } from '../service/position-map';

/** What the transport must know of a client; what features must know is the service's `ClientAbilities`. */
export interface ClientFacts {
  readonly encoding: PositionEncoding;
  /** The client asks for diagnostics; else they are pushed. Never both. */
  readonly pulls: boolean;
  /** It wants `workspace/diagnostic` to be announced (initialization option): VS Code then asks all the time. */
  readonly wantsWorkspaceDiagnostics: boolean;
  readonly configuration: boolean;
  readonly workspaceFolders: boolean;
  /** What can be registered while running. */
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  /** What the client can be told to ask for again. */
  readonly refreshes: readonly string[];
  readonly appliesEdits: boolean;
  readonly progress: boolean;
  /** Commands that the client runs itself (initialization option). */
  readonly commands: readonly unknown[];
  /**
   * The client answers our requests for files, for committed texts, wants our state, and to be told of changed endpoints
   * (initialization options).
   */
  readonly files: boolean;
  readonly committedText: boolean;
  readonly state: boolean;
  readonly endpoints: boolean;
}

/** Reads what a client says of itself. What it leaves out it cannot do. */
export function clientFactsOf(params: InitializeParams): ClientFacts {
  const { general, textDocument, window, workspace } = params.capabilities;
  const options = optionsOf(params);
  return {
    encoding: encodingOf(general?.positionEncodings),
    pulls: (textDocument?.diagnostic ?? undefined) !== undefined,
    wantsWorkspaceDiagnostics: options['workspaceDiagnostics'] === true,
    configuration: workspace?.configuration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    refreshes: [
      ...(workspace?.diagnostics?.refreshSupport === true ? ['workspace/diagnostic/refresh'] : []),
      ...(workspace?.inlayHint?.refreshSupport === true ? ['workspace/inlayHint/refresh'] : []),
      ...(workspace?.codeLens?.refreshSupport === true ? ['workspace/codeLens/refresh'] : []),
    ],
    appliesEdits: workspace?.applyEdit === true,
    progress: window?.workDoneProgress === true,
    commands: Array.isArray(options['commands']) ? options['commands'] : [],
    files: options['files'] === true,
    committedText: options['committedText'] === true,
    state: options['state'] === true,
    endpoints: options['endpoints'] === true,
  };
}

/** The initialization options, which are whatever the client sends. */
export function optionsOf({
  initializationOptions: options,
}: InitializeParams): Readonly<Record<string, unknown>> {
  const given: unknown = options;
  return typeof given === 'object' && given !== null ? (given as Readonly<Record<string, unknown>>) : {};
}

/** The first that we know in the client's order of preference; UTF-16 is what every client must understand. */
function encodingOf(offered: readonly PositionEncodingKind[] | undefined): PositionEncoding {
  // What clients send may be anything.
  const kinds: readonly unknown[] = Array.isArray(offered) ? offered : [];
  return kinds.find((kind) => kind === 'utf-8' || kind === 'utf-16') ?? 'utf-16';
}
