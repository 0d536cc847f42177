import { CodeActionTriggerKind } from 'vscode-languageserver-types';
import { fixInRounds, type ChooseFixes } from '../../../engine/lint/fix-rounds';
import { chooseFixes } from '../../../engine/lint/fixes';
import { lint } from '../../../engine/lint/lint';
import { syntaxErrors } from '../../../engine/lint/syntax-errors';
import type { Finding } from '../../../engine/model/finding';
import { joinedEdits } from '../../../engine/text/edit';
import type { AnalysedDocument } from '../../document';
import { shownFindings } from '../../shown-findings';
import type { ActionDataOf } from './action-data';
import { FIX_ALL } from './kinds';
import type { ActionEdits, ActionOffer, Asked } from './offer';

/** The action that applies all safe fixes. A client that asks by itself while typing must ask for it by its kind. */
export function fixAllOffers(document: AnalysedDocument, { context }: Asked): readonly ActionOffer[] {
  const { only, triggerKind } = context;
  if (only === undefined && triggerKind === CodeActionTriggerKind.Automatic) return [];
  if (chooseFixes(document.findings, ['safe']).length === 0) return [];
  return [
    {
      title: 'Fix all status code problems that have a safe fix',
      kind: FIX_ALL,
      data: { kind: 'fix-all', uri: document.uri },
    },
  ];
}

/** The edits of all safe fixes, as `status-hints check --fix` makes them; undefined where there are none. */
export function fixAllEdits(document: AnalysedDocument): ActionEdits | undefined {
  return editsInRounds(document, (findings) => chooseFixes(findings, ['safe']));
}

/** The edits that fix all findings of a rule: each by its preferred fix, or by a safe one. */
export function fixRuleEdits(
  document: AnalysedDocument,
  { rule }: ActionDataOf<'fix-rule'>,
): ActionEdits | undefined {
  return editsInRounds(document, (findings) =>
    chooseFixes(findings.filter((finding) => finding.rule === rule).map(withBestFixes), [
      'safe',
      'suggestion',
    ]),
  );
}

/** Whether a finding is fixed together with the others of its rule. */
export function isFixedWithItsRule(finding: Finding): boolean {
  return withBestFixes(finding).fixes.length > 0;
}

function withBestFixes(finding: Finding): Finding {
  return { ...finding, fixes: finding.fixes.filter(({ kind, preferred }) => preferred || kind === 'safe') };
}

function editsInRounds(document: AnalysedDocument, choose: ChooseFixes): ActionEdits | undefined {
  const { text, fileName, settings, analysis } = document;
  const linter = {
    lint: (changed: string) =>
      lint({ fileName, text: changed, package: document.package, config: settings.config }),
    syntaxErrors: (changed: string) => syntaxErrors(fileName, changed),
  };
  // A round may fix what the round before it brought up: only what would be shown, as in the first.
  const { rounds } = fixInRounds(text, analysis.result, linter, (findings, now) =>
    choose(shownFindings(findings, { ...document, text: now }), now),
  );
  return rounds.length === 0 ? undefined : { edits: joinedEdits(rounds) };
}
