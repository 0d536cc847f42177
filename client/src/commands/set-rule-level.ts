import { ConfigurationTarget, type QuickPickItem, Uri, l10n, window, workspace } from 'vscode';
import { pickRule } from '../pick-rule';
import { type LevelsByPlace, type SettingTarget, levelOf, targetOf, withLevel } from '../rule-levels';
import { type RuleDeclaration, rulesOf } from '../rules';
import type { Command } from './command';

/** Asks for the level of a rule and writes it to the settings that hold for a document. */
export const setRuleLevel: Command = async ({ context: { extension } }, given, document) => {
  const title = l10n.t("Set a Rule's Level");
  const rules = rulesOf(extension.packageJSON);
  const name = given ?? (await pickRule(rules, title));
  if (name === undefined) return;
  const rule = rules.find((each) => each.rule === name);
  if (rule === undefined) throw new Error(l10n.t('{0} is not the name of a rule.', JSON.stringify(name)));

  const scope = typeof document === 'string' ? Uri.parse(document) : window.activeTextEditor?.document.uri;
  const levels = levelsFor(scope);
  const level = await pickLevel(rule, levelOf(rule.rule, levels) ?? rule.defaultLevel);
  if (level === undefined) return;
  const target = targetOf(levels, workspace.name !== undefined);
  await workspace
    .getConfiguration('statusHints', scope)
    .update('levels', withLevel(levels, target, rule.rule, level), targets[target]);
};

const targets: Readonly<Record<SettingTarget, ConfigurationTarget>> = {
  folder: ConfigurationTarget.WorkspaceFolder,
  workspace: ConfigurationTarget.Workspace,
  user: ConfigurationTarget.Global,
};

function levelsFor(scope: Uri | undefined): LevelsByPlace {
  const found = workspace.getConfiguration('statusHints', scope).inspect('levels');
  return {
    user: found?.globalValue,
    workspace: found?.workspaceValue,
    folder: found?.workspaceFolderValue,
  };
}

async function pickLevel(
  { rule, levels, defaultLevel }: RuleDeclaration,
  now: unknown,
): Promise<string | undefined> {
  const items = levels.map((label): QuickPickItem => {
    const remarks = [
      ...(label === now ? [l10n.t('now')] : []),
      ...(label === defaultLevel ? [l10n.t('default')] : []),
    ];
    return { label, description: remarks.join(', ') };
  });
  const picked = await window.showQuickPick(items, {
    title: rule,
    placeHolder: l10n.t('The level of this rule'),
  });
  return picked?.label;
}
