import { CodeActionKind } from 'vscode-languageserver-types';
import type { SuppressionScope } from '../../../engine/lint/analyse';
import type { Finding } from '../../../engine/model/finding';
import type { AnalysedDocument } from '../../document';
import { findingKey, findingOf } from '../../finding-key';
import type { ActionDataOf } from './action-data';
import { findingsAt, type ActionEdits, type ActionOffer, type Asked } from './offer';

/** What stands where the reason of a comment belongs, until a person writes it. */
const REASON = 'reason';

/** The scopes in which a finding can be silenced, in the order of the menu; of the first two the first that can be. */
const SCOPES: readonly { readonly where: string; readonly scopes: readonly SuppressionScope[] }[] = [
  { where: 'this line', scopes: ['next-line', 'line'] },
  { where: 'this file', scopes: ['file'] },
];

/** Comments that silence the findings at a place. */
export function suppressions(document: AnalysedDocument, asked: Asked): readonly ActionOffer[] {
  return findingsAt(document, asked).flatMap((finding) =>
    SCOPES.flatMap(({ where, scopes }) => {
      const scope = scopes.find(
        (each) => document.analysis.suppressionOf(finding, each, REASON) !== undefined,
      );
      return scope === undefined ? [] : [offerOf(document, finding, scope, where)];
    }),
  );
}

/** The edits that put the comment; undefined where the finding is no longer there, or not for certain. */
export function suppressionEdits(
  document: AnalysedDocument,
  data: ActionDataOf<'suppress'>,
): ActionEdits | undefined {
  const finding = findingOf(document, data);
  const edits = finding && document.analysis.suppressionOf(finding, data.scope, REASON);
  return edits && { edits, placeholder: REASON };
}

function offerOf(
  document: AnalysedDocument,
  finding: Finding,
  scope: SuppressionScope,
  where: string,
): ActionOffer {
  return {
    title: `Suppress ${finding.rule} for ${where}`,
    kind: CodeActionKind.QuickFix,
    findings: [finding],
    data: { kind: 'suppress', uri: document.uri, ...findingKey(document, finding), scope },
  };
}
