import { QuickInputButtons, type QuickPickItem, window } from 'vscode';

/** One step of several: a list with a button that leads back. */
export interface PickStep<Item extends QuickPickItem> {
  readonly title: string;
  readonly placeholder: string;
  readonly items: readonly Item[];
  readonly canGoBack: boolean;
}

/** The picked item, or `back`, or undefined when the list was left. */
export function pickStep<Item extends QuickPickItem>(
  step: PickStep<Item>,
): Promise<Item | 'back' | undefined> {
  const picker = window.createQuickPick<Item>();
  picker.title = step.title;
  picker.placeholder = step.placeholder;
  picker.items = step.items;
  picker.matchOnDetail = true;
  if (step.canGoBack) picker.buttons = [QuickInputButtons.Back];
  return new Promise((resolve) => {
    // Each settles the promise first; what `hide` says after that goes unheard.
    picker.onDidTriggerButton(() => settle('back'));
    picker.onDidAccept(() => settle(picker.activeItems[0]));
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    const settle = (reply: Item | 'back' | undefined): void => {
      resolve(reply);
      picker.hide();
    };
    picker.show();
  });
}
