import type { CodeActionKind } from 'vscode-languageserver-types';

// Apart from the actions themselves: a server says what it can do before it loads the engine.

/** The kind of the action that applies all safe fixes, for `editor.codeActionsOnSave`. */
export const FIX_ALL = 'source.fixAll.statusHints';

/** The kinds of all actions, for the server's capabilities. */
export const CODE_ACTION_KINDS: readonly CodeActionKind[] = ['quickfix', 'refactor.rewrite', FIX_ALL];

/** The server's command that makes and applies an action's edit, for clients that know no action objects. */
export const APPLY_ACTION = 'statusHints.applyAction';
