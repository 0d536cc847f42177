import type { ClientCapabilities } from 'vscode-languageserver';
import type { DiagnosticTag, MarkupKind } from 'vscode-languageserver-types';

/** What a client can do, read once from its capabilities and initialization options. Everything may be absent. */
export interface ClientAbilities {
  /** Hover in Markdown; else plain text. */
  readonly markdown: boolean;
  /** The documentation of a completion in Markdown; else plain text. */
  readonly completionMarkdown: boolean;
  readonly relatedInformation: boolean;
  /** The tags of diagnostics that the client shows. */
  readonly diagnosticTags: ReadonlySet<DiagnosticTag>;
  readonly codeDescription: boolean;
  readonly diagnosticData: boolean;
  /** Code actions as objects; else commands. */
  readonly codeActionLiterals: boolean;
  readonly preferredActions: boolean;
  /** The client can ask for an action's `edit` later. */
  readonly lazyEdits: boolean;
  /** Edits that name the document's version (`documentChanges`). */
  readonly versionedEdits: boolean;
  /** Snippets in completions. */
  readonly snippets: boolean;
  /** Snippets in the edits of a workspace (LSP 3.18); they stand in `documentChanges` only. */
  readonly snippetEdits: boolean;
  /** Go-to definition with the place that it starts from. */
  readonly definitionLinks: boolean;
  /** The client leads from a name to what it means by itself (initialization option `namesExplained`). */
  readonly namesExplained: boolean;
  /** Commands of its own that the client runs (initialization option `commands`): `statusHints.setRuleLevel` …. */
  readonly commands: ReadonlySet<string>;
}

/**
 * Reads what a client says of itself in `initialize`. Nothing is taken for granted: what it leaves out it cannot.
 * @param options the initialization options, which are whatever the client sends
 */
export function abilitiesOf(capabilities: ClientCapabilities, options?: unknown): ClientAbilities {
  const { textDocument, workspace }: Given<ClientCapabilities> = capabilities;
  const { publishDiagnostics, diagnostic, codeAction, completion, hover, definition } = textDocument ?? {};
  // Since LSP 3.18 a client that pulls says it there; before that only where it speaks of pushed ones.
  const shown = [publishDiagnostics, diagnostic].flatMap((each) => each ?? []);
  const { documentChanges, snippetEditSupport } = workspace?.workspaceEdit ?? {};
  const resolvable = listIn(codeAction?.resolveSupport?.properties);
  return {
    markdown: knowsMarkdown(hover?.contentFormat),
    completionMarkdown: knowsMarkdown(completion?.completionItem?.documentationFormat),
    relatedInformation: shown.some(({ relatedInformation }) => relatedInformation === true),
    diagnosticTags: new Set(shown.flatMap(({ tagSupport }) => listIn(tagSupport?.valueSet))),
    codeDescription: shown.some(({ codeDescriptionSupport }) => codeDescriptionSupport === true),
    diagnosticData: shown.some(({ dataSupport }) => dataSupport === true),
    codeActionLiterals: (codeAction?.codeActionLiteralSupport ?? undefined) !== undefined,
    preferredActions: codeAction?.isPreferredSupport === true,
    lazyEdits: codeAction?.dataSupport === true && resolvable.includes('edit'),
    versionedEdits: documentChanges === true,
    snippets: completion?.completionItem?.snippetSupport === true,
    snippetEdits: documentChanges === true && snippetEditSupport === true,
    definitionLinks: definition?.linkSupport === true,
    namesExplained: optionsIn(options)['namesExplained'] === true,
    commands: new Set(commandsIn(options)),
  };
}

/** Some clients say null for what they leave out. */
type Given<T> = { readonly [Key in keyof T]: T[Key] | null };

function knowsMarkdown(formats: readonly MarkupKind[] | undefined): boolean {
  return listIn(formats).includes('markdown');
}

// Clients are not compiled with our types.
function listIn<Each>(value: readonly Each[] | undefined): readonly Each[] {
  return Array.isArray(value) ? (value as readonly Each[]) : [];
}

function optionsIn(options: unknown): Readonly<Record<string, unknown>> {
  return typeof options === 'object' && options !== null
    ? (options as Readonly<Record<string, unknown>>)
    : {};
}

function commandsIn(options: unknown): readonly string[] {
  const { commands } = optionsIn(options);
  return Array.isArray(commands) ? commands.filter((each): each is string => typeof each === 'string') : [];
}
