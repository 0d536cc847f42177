import { type Extension, Uri, env, l10n, workspace } from 'vscode';
import { ruleAddress } from '../../../server/src/lsp/protocol';
import { pickRule } from '../pick-rule';
import { isRule, rulesOf } from '../rules';
import { showPage } from '../show-page';
import type { Command } from './command';

/** Shows the page of a rule, the given one or one that is picked, as it is in the extension. */
export const openRulePage: Command = async ({ context: { extension } }, given) => {
  const rule = given ?? (await pickRule(rulesOf(extension.packageJSON), l10n.t('Open the Page of a Rule')));
  if (rule === undefined) return;
  if (!isRule(rule)) throw new Error(l10n.t('{0} is not the name of a rule.', JSON.stringify(rule)));
  const page = pageOf(extension, rule);
  if (await exists(page)) await showPage(page);
  else await env.openExternal(Uri.parse(ruleAddress(rule), true));
};

function pageOf({ extensionUri }: Extension<unknown>, rule: string): Uri {
  return Uri.joinPath(extensionUri, 'docs', 'rules', `${rule}.md`);
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    // An unpacked extension may lack the generated pages; they are published as well.
    return false;
  }
}
