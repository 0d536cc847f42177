import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CodeAction,
  CodeActionContext,
  Command,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/engine/config/settings';
import type { PackageContext } from '../../server/src/engine/lint/lint';
import type { ClientAbilities } from '../../server/src/service/abilities';
import type { DocumentProject, ServiceHost } from '../../server/src/service/host';
import type { PositionEncoding } from '../../server/src/service/position-map';
import { createService, type LanguageService } from '../../server/src/service/service';
import { dedent } from '../support/carets';

/** A client that can do everything. */
export const FULL_CLIENT: ClientAbilities = {
  markdown: true,
  completionMarkdown: true,
  relatedInformation: true,
  diagnosticTags: new Set([1, 2]),
  codeDescription: true,
  diagnosticData: true,
  codeActionLiterals: true,
  preferredActions: true,
  lazyEdits: true,
  versionedEdits: true,
  snippets: true,
  snippetEdits: true,
  definitionLinks: true,
  namesExplained: true,
  commands: new Set(['statusHints.setRuleLevel', 'statusHints.openRulePage', 'statusHints.showResponses']),
};

/** A client that says nothing of itself. */
export const BARE_CLIENT: ClientAbilities = {
  markdown: false,
  completionMarkdown: false,
  relatedInformation: false,
  diagnosticTags: new Set(),
  codeDescription: false,
  diagnosticData: false,
  codeActionLiterals: false,
  preferredActions: false,
  lazyEdits: false,
  versionedEdits: false,
  snippets: false,
  snippetEdits: false,
  definitionLinks: false,
  namesExplained: false,
  commands: new Set(),
};

/** How a document is opened; everything can be left out. */
export interface Opening {
  readonly client?: ClientAbilities;
  readonly settings?: Partial<Settings>;
  readonly encoding?: PositionEncoding;
  /** Below the workspace folder; `src/app.ts` when left out. */
  readonly path?: string;
  readonly languageId?: string;
  readonly package?: PackageContext;
  readonly baseline?: Partial<Record<'saved' | 'committed', string>>;
  /** What the other files of its project say. */
  readonly project?: DocumentProject;
}

/** An open document, the service that it is asked about, and what a test can do with them. */
export interface Opened {
  readonly service: LanguageService;
  readonly document: TextDocument;
  readonly find: (uri: string) => TextDocument | undefined;
  /** What the service told the log: `info: …`. */
  readonly logged: readonly string[];
  /** What the service asked the host, in order: `settings file:///…`. */
  readonly asked: readonly string[];
  /** The whole text becomes another one: the next version. */
  readonly change: (text: string) => void;
  /** From now on the host answers so; the service is not told. */
  readonly host: { settings: Partial<Settings>; baseline: Partial<Record<'saved' | 'committed', string>> };
  /** The range from the first place where a text stands to its end. */
  readonly rangeOf: (text: string) => Range;
}

export const EXPRESS_4: PackageContext = {
  frameworks: new Map([['express', [4]]]),
  dependencies: new Set(['express', 'http-status-codes']),
};

/** What every snippet stands behind. */
export const HEAD = `import express from 'express'; const app = express();\n`;

/** Opens a text as it is. */
export function openText(text: string, opening: Opening = {}): Opened {
  const { path = 'src/app.ts', languageId = 'typescript', encoding = 'utf-16' } = opening;
  const document = TextDocument.create(`file:///workspace/${path}`, languageId, 1, text);
  const logged: string[] = [];
  const asked: string[] = [];
  const answers: Opened['host'] = { settings: opening.settings ?? {}, baseline: opening.baseline ?? {} };
  const host: ServiceHost = {
    packageOf: async (uri) => {
      asked.push(`package ${uri}`);
      return opening.package ?? EXPRESS_4;
    },
    settingsOf: async (uri) => {
      asked.push(`settings ${uri}`);
      return { ...DEFAULT_SETTINGS, ...answers.settings };
    },
    knownFindingsOf: () => Promise.resolve(undefined),
    baselineOf: async (uri, against) => {
      asked.push(`${against} ${uri}`);
      return answers.baseline[against];
    },
    pathOf: (uri) => uri.replace(/^file:\/\/\/workspace\//, ''),
    projectOf: () => opening.project,
    endpointsOf: () => Promise.resolve(undefined),
    endpoints: () => [],
    log: (level, message) => void logged.push(`${level}: ${message}`),
  };
  return {
    service: createService(host, opening.client ?? FULL_CLIENT, encoding),
    document,
    find: (uri) => (uri === document.uri ? document : undefined),
    logged,
    asked,
    host: answers,
    change: (changed) => void TextDocument.update(document, [{ text: changed }], document.version + 1),
    rangeOf: (wanted) => {
      const at = document.getText().indexOf(wanted);
      if (at === -1) throw new Error(`There is no ${wanted} in the document.`);
      return { start: document.positionAt(at), end: document.positionAt(at + wanted.length) };
    },
  };
}

/** Opens a (dedented) snippet behind {@link HEAD}. */
export function openSnippet(snippet: string, opening: Opening = {}): Opened {
  return openText(HEAD + dedent(snippet), opening);
}

/** Asks for the actions at the first place where a text stands. */
export async function actionsAt(
  opened: Opened,
  at: string,
  context: Partial<CodeActionContext> = {},
): Promise<(CodeAction | Command)[]> {
  const { service, document, rangeOf } = opened;
  return (await service.codeActions(document, rangeOf(at), { diagnostics: [], ...context })) ?? [];
}

/** Chooses an action by its title, has its edit made, and applies it: the text as it is then, without the head. */
export async function applied(opened: Opened, at: string, title: string): Promise<string> {
  const actions = await actionsAt(opened, at);
  const action = actions.find((each) => each.title === title);
  if (action === undefined)
    throw new Error(`No ${title} in: ${actions.map((each) => each.title).join(', ')}`);
  const { edit } = await opened.service.resolveCodeAction(action as CodeAction, opened.find);
  return withEdit(opened.document, edit).replace(HEAD, '');
}

/** The text of a document after an edit; a snippet's placeholder is shown as `«…»`. */
export function withEdit(document: TextDocument, edit: WorkspaceEdit | undefined): string {
  const versioned = (edit?.documentChanges ?? []).flatMap((change) =>
    'edits' in change ? change.edits : [],
  );
  const edits = [...versioned, ...Object.values(edit?.changes ?? {}).flat()];
  return TextDocument.applyEdits(
    document,
    edits.map((each): TextEdit =>
      'snippet' in each
        ? {
            range: each.range,
            newText: each.snippet.value.replace(/\$\{1:(.*?)\}/, '«$1»').replace(/\\([\\$}])/g, '$1'),
          }
        : each,
    ),
  );
}
