/** What a client can do, read once from its capabilities and initialization options. Everything may be absent. */
export interface ClientAbilities {
  /** Hover and documentation in Markdown; else plain text. */
  readonly markdown: boolean;
  readonly relatedInformation: boolean;
  readonly diagnosticTags: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticData: boolean;
  /** Code actions as objects; else commands. */
  readonly codeActionLiterals: boolean;
  readonly preferredActions: boolean;
  /** The client can ask for an action's `edit` later. */
  readonly lazyEdits: boolean;
  /** Edits that name the document's version (`documentChanges`). */
  readonly versionedEdits: boolean;
  readonly snippets: boolean;
  /** Commands of its own that the client runs (initialization option `commands`): `statusHints.setRuleLevel` …. */
  readonly commands: ReadonlySet<string>;
}
