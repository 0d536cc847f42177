import { l10n, window } from 'vscode';
import type { RuleDeclaration } from './rules';

/** A rule that is picked from a list; undefined when the list was left. */
export async function pickRule(
  rules: readonly RuleDeclaration[],
  title: string,
): Promise<string | undefined> {
  const picked = await window.showQuickPick(
    rules.map(({ rule, summary }) => ({ label: rule, detail: summary })),
    { title, placeHolder: l10n.t('Type a part of the name or of what it reports'), matchOnDetail: true },
  );
  return picked?.label;
}
