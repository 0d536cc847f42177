import { CodeActionKind, type Command } from 'vscode-languageserver-types';
import type { AnalysedDocument } from '../../document';
import { findingsAt, type ActionOffer, type Asked } from './offer';

/** What a client can do with a rule, if it says so: see the initialization option `commands`. */
const COMMANDS: readonly ((rule: string, uri: string) => Command)[] = [
  (rule, uri) => ({
    title: `Change the level of ${rule} in the settings`,
    command: 'statusHints.setRuleLevel',
    arguments: [rule, uri],
  }),
  (rule) => ({
    title: `Open the page of ${rule}`,
    command: 'statusHints.openRulePage',
    arguments: [rule],
  }),
];

/** The commands for the rules of the findings at a place. */
export function ruleCommands(document: AnalysedDocument, asked: Asked): readonly ActionOffer[] {
  const findings = findingsAt(document, asked);
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return rules.flatMap((rule) =>
    COMMANDS.map((commandFor) => commandFor(rule, document.uri))
      .filter(({ command }) => document.client.commands.has(command))
      .map((command) => ({
        title: command.title,
        kind: CodeActionKind.QuickFix,
        findings: findings.filter((finding) => finding.rule === rule),
        command,
      })),
  );
}
