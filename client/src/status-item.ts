import { LanguageStatusSeverity, l10n, languages } from 'vscode';
import { commandOf } from './command-names';
import { SERVED_DOCUMENTS } from './served-documents';
import type { Server } from './server';
import type { ServerStatus } from './server-status';

interface Look {
  /** Where the server itself says nothing. */
  readonly text: string;
  readonly severity: LanguageStatusSeverity;
  /** What its button does. */
  readonly action: 'restart' | 'showOutput';
  readonly busy?: true;
}

/** The entry behind the braces in the status bar: how the server is, and what can be done about it. */
export function showStatusItem(server: Server): { readonly dispose: () => unknown }[] {
  const item = languages.createLanguageStatusItem('statusHints.server', SERVED_DOCUMENTS);
  // The text is what stands first and is pinned to the status bar: whose entry it is.
  item.name = l10n.t('Status Hints');
  item.text = item.name;
  const show = (): void => {
    const { kind, message, reading } = server.status();
    const { text, severity, action, busy = false } = looks()[kind];
    item.detail = reading
      ? l10n.t('Reading the project: {0} of {1} files', reading.done, reading.of)
      : (message ?? text);
    item.severity = severity;
    item.busy = busy;
    item.command = { command: commandOf(action), title: actions()[action] };
  };
  show();
  return [item, server.onDidChangeStatus(show)];
}

// Functions, since texts are there in the user's language only after activation.
const looks = (): Readonly<Record<ServerStatus['kind'], Look>> => ({
  starting: {
    text: l10n.t('Starting'),
    severity: LanguageStatusSeverity.Information,
    action: 'showOutput',
    busy: true,
  },
  ready: { text: l10n.t('Ready'), severity: LanguageStatusSeverity.Information, action: 'showOutput' },
  busy: {
    text: l10n.t('Working'),
    severity: LanguageStatusSeverity.Information,
    action: 'showOutput',
    busy: true,
  },
  problem: { text: l10n.t('Problem'), severity: LanguageStatusSeverity.Warning, action: 'showOutput' },
  stopped: { text: l10n.t('Stopped'), severity: LanguageStatusSeverity.Error, action: 'restart' },
  failed: { text: l10n.t('Could not start'), severity: LanguageStatusSeverity.Error, action: 'restart' },
});

const actions = (): Readonly<Record<Look['action'], string>> => ({
  restart: l10n.t('Restart'),
  showOutput: l10n.t('Show Output'),
});
