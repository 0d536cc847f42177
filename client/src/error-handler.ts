import { l10n, window } from 'vscode';
import { CloseAction, ErrorAction, type ErrorHandler } from 'vscode-languageclient';
import { crashPolicy } from './crash-policy';

/** What the handler asks of the one whose server it looks after. */
export interface Patient {
  /** Whether the server was told to stop: then its end is no crash. */
  readonly isEnded: () => boolean;
  readonly restart: () => Promise<void>;
}

/** After a crash the server is started again; when it crashes on and on, a person decides. */
export function errorHandler({ isEnded, restart }: Patient): ErrorHandler {
  const crashes = crashPolicy(Date.now);
  return {
    // A message that could not be sent or read: three in a row are an accident.
    error: (_error, _message, count) => ({
      action: count !== undefined && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
      handled: isEnded(),
    }),
    closed: () => {
      if (isEnded()) return { action: CloseAction.DoNotRestart, handled: true };
      if (crashes.restartAfterCrash()) return { action: CloseAction.Restart, handled: true };
      void offerRestart(restart);
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

async function offerRestart(restart: () => Promise<void>): Promise<void> {
  const again = l10n.t('Restart');
  const message = l10n.t(
    'The Status Hints server has crashed five times in three minutes and is not started again by itself. Its output says why.',
  );
  if ((await window.showErrorMessage(message, again)) === again) await restart();
}
