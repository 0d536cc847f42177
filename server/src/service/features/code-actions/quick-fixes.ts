import { CodeActionKind } from 'vscode-languageserver-types';
import { editsInto } from '../../../engine/lint/fixes';
import type { Finding } from '../../../engine/model/finding';
import type { AnalysedDocument } from '../../document';
import { findingKey, findingOf } from '../../finding-key';
import type { ActionDataOf } from './action-data';
import { isFixedWithItsRule } from './fix-all';
import { findingsAt, type ActionEdits, type ActionOffer, type Asked } from './offer';

/** The fixes of the findings at a place, and of all findings of their rules where there are several. */
export function quickFixes(document: AnalysedDocument, asked: Asked): readonly ActionOffer[] {
  const findings = findingsAt(document, asked);
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return [
    ...findings.flatMap((finding) => fixesOf(document, finding)),
    ...rules.flatMap((rule) => fixOfRule(document, rule, findings)),
  ];
}

/** The edits of one fix; undefined where its finding is no longer there, or not for certain. */
export function quickFixEdits(
  document: AnalysedDocument,
  data: ActionDataOf<'fix'>,
): ActionEdits | undefined {
  const fix = findingOf(document, data)?.fixes.find(({ title }) => title === data.title);
  return fix && { edits: editsInto(document.text, [fix]) };
}

function fixesOf(document: AnalysedDocument, finding: Finding): readonly ActionOffer[] {
  return finding.fixes.map(({ title, preferred }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    findings: [finding],
    preferred,
    data: { kind: 'fix', uri: document.uri, ...findingKey(document, finding), title },
  }));
}

function fixOfRule(
  document: AnalysedDocument,
  rule: string,
  here: readonly Finding[],
): readonly ActionOffer[] {
  const fixable = document.findings.filter((finding) => finding.rule === rule && isFixedWithItsRule(finding));
  // Where it would fix the others alone it is no fix for what stands here.
  const fixedHere = here.filter((finding) => fixable.includes(finding));
  if (fixable.length < 2 || fixedHere.length === 0) return [];
  return [
    {
      title: `Fix all ${rule} problems in this file`,
      kind: CodeActionKind.QuickFix,
      findings: fixedHere,
      data: { kind: 'fix-rule', uri: document.uri, rule },
    },
  ];
}
