import { DEFAULT_CONFIG, type Config } from './config';

/** The settings of an editor (`statusHints.*`) for one document. */
export interface Settings {
  /** `statusHints.enable` */
  readonly enable: boolean;
  /** `statusHints.run`: findings while typing, or of the saved text only. */
  readonly run: 'onType' | 'onSave';
  /** `statusHints.includeTests`: test files too. */
  readonly includeTests: boolean;
  /** `statusHints.changedLines`: findings on changed lines alone, against the saved or the committed text. */
  readonly changedLines: 'off' | 'saved' | 'committed';
  /** `statusHints.codeLens`: above each handler the codes that it can send. */
  readonly codeLens: boolean;
  /** `statusHints.inlayHints`: the phrase behind a code; `numbers` leaves named constants alone. */
  readonly inlayHints: 'off' | 'numbers' | 'all';
  /** What the rules read: levels and policies. */
  readonly config: Config;
}

/** A value that is not allowed: it is left out, everything else is kept. */
export interface SettingProblem {
  /** The full key: `statusHints.run`, `statusHints.levels.no-explicit-500`. */
  readonly key: string;
  /** One sentence for people with the value, and what is allowed. */
  readonly message: string;
}

export const DEFAULT_SETTINGS: Settings = {
  enable: true,
  run: 'onType',
  includeTests: false,
  changedLines: 'off',
  codeLens: true,
  inlayHints: 'off',
  config: DEFAULT_CONFIG,
};

/**
 * Reads the settings of one document.
 * @param raw the section `statusHints` as the client gives it: nested objects, or undefined
 */
export function readSettings(_raw: unknown): {
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
} {
  return { settings: DEFAULT_SETTINGS, problems: [] };
}
