import type {
  CodeAction,
  CodeActionContext,
  CodeActionKind,
  Command,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { AnalysedDocument } from '../document';
import { readActionData, type ActionData, type ActionDataOf } from './code-actions/action-data';
import { fixAllEdits, fixAllOffers, fixRuleEdits } from './code-actions/fix-all';
import { APPLY_ACTION, FIX_ALL } from './code-actions/kinds';
import { diagnosticFor, type ActionEdits, type ActionOffer, type Asked } from './code-actions/offer';
import { quickFixEdits, quickFixes } from './code-actions/quick-fixes';
import { respellAllEdits, respellingEdits, respellings } from './code-actions/respellings';
import { ruleCommands } from './code-actions/rule-commands';
import { suppressionEdits, suppressions } from './code-actions/suppressions';
import { workspaceEditOf } from './code-actions/workspace-edit';
import { visible } from '../../engine/text/visible';

interface Source {
  readonly kind: CodeActionKind;
  readonly offers: (document: AnalysedDocument, asked: Asked) => readonly ActionOffer[];
}

/** In the order of the menu. */
const SOURCES: readonly Source[] = [
  { kind: 'quickfix', offers: quickFixes },
  { kind: 'quickfix', offers: suppressions },
  { kind: 'quickfix', offers: ruleCommands },
  { kind: 'refactor.rewrite', offers: respellings },
  { kind: FIX_ALL, offers: fixAllOffers },
];

const EDITS: {
  readonly [Kind in ActionData['kind']]: (
    document: AnalysedDocument,
    data: ActionDataOf<Kind>,
  ) => ActionEdits | undefined;
} = {
  fix: quickFixEdits,
  'fix-rule': fixRuleEdits,
  'fix-all': fixAllEdits,
  suppress: suppressionEdits,
  respell: respellingEdits,
  'respell-all': respellAllEdits,
};

/**
 * The actions for a range, of the kinds that the client asks for. Their edits come with them unless the client can ask
 * for them later; an action whose edit turns out to be none is left out.
 */
export function codeActionsFor(
  document: AnalysedDocument,
  range: Range,
  context: CodeActionContext,
): (CodeAction | Command)[] {
  const asked: Asked = { span: document.positions.spanOf(range), context };
  return SOURCES.filter(({ kind }) => isWanted(kind, context))
    .flatMap(({ offers }) => offers(document, asked))
    .flatMap((offer) => actionOf(document, asked, offer) ?? []);
}

/** The document that an action is for, by the data that the client gives back; undefined when it is nothing of ours. */
export function documentOfAction(data: unknown): string | undefined {
  return readActionData(data)?.uri;
}

/** The edit of an action in a version of its document; undefined when what it was for is no longer there. */
export function editOfAction(document: AnalysedDocument, data: unknown): WorkspaceEdit | undefined {
  const read = readActionData(data);
  const edits = read && editsOf(document, read);
  return edits && workspaceEditOf(document, edits);
}

function editsOf<Kind extends ActionData['kind']>(
  document: AnalysedDocument,
  data: ActionDataOf<Kind> & { readonly kind: Kind },
): ActionEdits | undefined {
  return EDITS[data.kind](document, data);
}

// A client that asks for `source` wants everything below it, too; the empty kind is above all others.
function isWanted(kind: CodeActionKind, { only }: CodeActionContext): boolean {
  return (
    only === undefined ||
    only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`))
  );
}

function actionOf(
  document: AnalysedDocument,
  asked: Asked,
  { title: text, kind, findings, preferred, data, command }: ActionOffer,
): CodeAction | Command | undefined {
  const { client } = document;
  const title = visible(text);
  if (!client.codeActionLiterals) {
    return command ?? { title, command: APPLY_ACTION, arguments: [data] };
  }
  const action: CodeAction = {
    title,
    kind,
    ...(findings && { diagnostics: findings.map((finding) => diagnosticFor(document, asked, finding)) }),
    ...(client.preferredActions && preferred === true && { isPreferred: true }),
    ...(command && { command }),
  };
  if (data === undefined) return action;
  if (client.lazyEdits) return { ...action, data };
  const edit = editOfAction(document, data);
  return edit && { ...action, edit };
}
