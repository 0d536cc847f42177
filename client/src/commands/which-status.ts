import { type QuickPickItem, l10n, window } from 'vscode';
import { DECISIONS, type Decision, STATUSES, type StatusItem } from '../../../server/src/lsp/protocol';
import { type Reply, type Step, chooseCode } from '../guided-choice';
import { insertStatus } from '../insert-status';
import { pickStep } from '../pick-step';
import { isServed } from '../served-documents';
import { showPage } from '../show-page';
import { statusPage } from '../status-pages';
import type { Command } from './command';

interface Choice extends QuickPickItem {
  readonly reply: Exclude<Reply, 'back' | undefined>;
}

/** Asks a few questions and writes the code that they lead to at the cursor; without an editor it shows its page. */
export const whichStatus: Command = async ({ server }) => {
  const [decisions, statuses] = await Promise.all([
    server.client().sendRequest<readonly Decision[]>(DECISIONS),
    server.client().sendRequest<readonly StatusItem[]>(STATUSES),
  ]);
  const editor = window.activeTextEditor;
  const byCode = new Map(statuses.map((status) => [status.code, status]));
  const code = await chooseCode(decisions, (step, depth) => ask(step, depth, byCode));
  const status = typeof code === 'number' ? byCode.get(code) : undefined;
  if (status === undefined) return;
  if (editor !== undefined && isServed(editor.document)) await insertStatus(server, editor, status.code);
  else await showPage(statusPage(status));
};

async function ask(step: Step, depth: number, byCode: ReadonlyMap<number, StatusItem>): Promise<Reply> {
  const picked = await pickStep({
    title: l10n.t('Which Status Fits?'),
    placeholder: step.kind === 'question' ? step.decision.question : l10n.t('These fit, the likeliest first'),
    items: step.kind === 'question' ? answersOf(step.decision) : codesOf(step.codes, byCode),
    canGoBack: depth > 0,
  });
  return picked === 'back' ? 'back' : picked?.reply;
}

function answersOf({ answers }: Decision): Choice[] {
  return answers.map((reply) => ({ label: reply.label, reply, ...detailOf(reply.detail) }));
}

function codesOf(codes: readonly number[], byCode: ReadonlyMap<number, StatusItem>): Choice[] {
  return codes.map((code) => {
    const status = byCode.get(code);
    return { label: `${code} ${status?.phrase ?? ''}`, reply: { code }, ...detailOf(status?.meaning) };
  });
}

function detailOf(detail: string | undefined): Pick<QuickPickItem, 'detail'> {
  return detail === undefined ? {} : { detail };
}
