import type { Config } from './config';
import { DECLARATION, SETTING_KEYS, type SettingValues } from './declaration';
import { flatSettings, isRecord } from './flat-settings';
import { keptOf } from './kept';
import { noSettings, noSuchRule, noSuchSetting, notAllowed, type SettingProblem } from './setting-problems';

export type { SettingProblem } from './setting-problems';

/** The settings of an editor (`statusHints.*`) for one document. */
export interface Settings {
  /** `statusHints.enable` */
  readonly enable: boolean;
  /** `statusHints.run`: findings while typing, or of the saved text only. */
  readonly run: 'onType' | 'onSave';
  /** `statusHints.includeTests`: test files too. */
  readonly includeTests: boolean;
  /** `statusHints.project`: what the other files of the project say counts too. */
  readonly project: boolean;
  /** `statusHints.changedLines`: findings on changed lines alone, against the saved or the committed text. */
  readonly changedLines: 'off' | 'saved' | 'committed';
  /** `statusHints.codeLens`: above each handler the codes that it can send. */
  readonly codeLens: boolean;
  /** `statusHints.inlayHints`: the phrase behind a code; `numbers` leaves named constants alone. */
  readonly inlayHints: 'off' | 'numbers' | 'all';
  /** What the rules read: levels and policies. */
  readonly config: Config;
}

/** What came of reading settings: always whole ones, with what had to be left out. */
export interface SettingsReading {
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
}

/**
 * Reads the settings of one document. Nothing throws: a value that is not allowed is named once and left out, and
 * everything else is kept.
 * @param raw the section `statusHints` as the client gives it: nested objects, dotted keys (`"explicit500.catchAll"`),
 *   or both; null and undefined are no settings
 * @param rules the ids that `statusHints.levels` may name: those of the catalogue
 */
export function readSettings(raw: unknown, rules: readonly string[]): SettingsReading {
  const { values, unknown } = flatSettings(raw);
  const problems: SettingProblem[] = [];
  if (isSet(raw) && !isRecord(raw)) problems.push(noSettings(raw));
  const value = <Key extends keyof SettingValues>(key: Key, given = values.get(key)): SettingValues[Key] =>
    valueOf(key, given, problems);
  const settings: Settings = {
    enable: value('enable'),
    run: value('run'),
    includeTests: value('includeTests'),
    project: value('project'),
    changedLines: value('changedLines'),
    codeLens: value('codeLens'),
    inlayHints: value('inlayHints'),
    config: {
      levels: value('levels', ofRules(values.get('levels'), rules, problems)),
      catchAll500: value('explicit500.catchAll'),
      wrongCredentials: value('auth.wrongCredentials'),
      validation: value('validation'),
      duplicate: value('duplicate'),
      deleteSuccess: value('delete.success'),
      deleteMissing: value('delete.missing'),
      emptyCollection: value('emptyCollection'),
      hideForbiddenAs404: value('hideForbiddenAs404'),
      location: value('location'),
      challenge: value('challenge'),
      retryAfter: value('retryAfter'),
      errorBody: value('errorBody'),
      codeStyle: value('codeStyle'),
      allowedCodes: value('allowedCodes'),
      exemptPaths: value('exemptPaths'),
      responseHelpers: value('responseHelpers'),
      authGuards: value('authGuards'),
      errorHandlers: value('errorHandlers'),
    },
  };
  problems.push(...unknown.map((key) => noSuchSetting(key, SETTING_KEYS)));
  return { settings, problems: once(problems) };
}

/** The settings of somebody who has set nothing. */
export const DEFAULT_SETTINGS: Settings = readSettings(undefined, []).settings;

function valueOf<Key extends keyof SettingValues>(
  key: Key,
  given: unknown,
  problems: SettingProblem[],
): SettingValues[Key] {
  const declared = DECLARATION[key];
  if (!isSet(given)) return declared.fallback;
  const { value, wrong } = keptOf(declared.schema, given);
  problems.push(...wrong.map((one) => notAllowed(key, one, declared)));
  return value ?? declared.fallback;
}

// Clients say null for what nobody has set.
function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function ofRules(levels: unknown, rules: readonly string[], problems: SettingProblem[]): unknown {
  if (!isRecord(levels)) {
    if (isSet(levels)) problems.push(notAllowed('levels', { value: levels }, DECLARATION.levels));
    return undefined;
  }
  const ids = Object.keys(levels);
  problems.push(...ids.filter((id) => !rules.includes(id)).map((id) => noSuchRule(id, rules)));
  return Object.fromEntries(Object.entries(levels).filter(([id]) => rules.includes(id)));
}

function once(problems: readonly SettingProblem[]): readonly SettingProblem[] {
  return [...new Map(problems.map((one) => [one.message, one])).values()];
}
