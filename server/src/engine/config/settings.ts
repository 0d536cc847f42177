import type { Config } from './config';
import { DECLARATION, SETTING_KEYS, type SettingKey, type SettingValues } from './declaration';
import { LEVEL_KEY, readGiven, type GivenSettings, type Origin } from './given';
import { presetLevels, type RuleFacts } from './preset';
import { EDITOR_PREFIX, type SettingProblem } from './setting-problems';

export type { SettingProblem } from './setting-problems';

/** The settings for one document. */
export interface Settings {
  /** `statusHints.enable` */
  readonly enable: boolean;
  /** `statusHints.run`: findings while typing, or of the saved text only. */
  readonly run: 'onType' | 'onSave';
  /** `statusHints.includeTests`: test files too. */
  readonly includeTests: boolean;
  /** `statusHints.baseline`: a path, and who has set it, which it is relative to. */
  readonly baseline: BaselineSetting | undefined;
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

/** A setting that names a file. */
export interface BaselineSetting {
  readonly path: string;
  readonly from: Origin;
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
 * @param rules those of the catalogue
 * @param inProject what the project's configuration file says of the document: it comes before what the editor says
 */
export function readSettings(
  raw: unknown,
  rules: readonly RuleFacts[],
  inProject?: GivenSettings,
): SettingsReading {
  const reader = { keys: SETTING_KEYS, rules, prefix: EDITOR_PREFIX, fromOf: () => 'editor' as const };
  const { given: all, problems } = readGiven(raw, reader);
  const given = new Map([...all].filter(([key, { value }]) => !isDefault(key, value)));
  return { settings: settingsOf(inProject ? new Map([...given, ...inProject]) : given, rules), problems };
}

// Some editors send the default of whatever is not set: it must not hide what a preset says.
function isDefault(key: string, value: unknown): boolean {
  const setting = SETTING_KEYS.find((one) => one === key);
  return setting !== undefined && JSON.stringify(DECLARATION[setting].fallback) === JSON.stringify(value);
}

/** The whole settings: what is given, and of all else what the preset says. */
export function settingsOf(given: GivenSettings, rules: readonly RuleFacts[]): Settings {
  const preset = valueIn(given, 'preset');
  const value = <Key extends SettingKey>(key: Key): SettingValues[Key] => valueIn(given, key);
  const named = [...given].filter(([key]) => key.startsWith(LEVEL_KEY));
  const levels = named.map(([key, one]) => [key.slice(LEVEL_KEY.length), one.value as SettingLevel] as const);
  return {
    enable: value('enable'),
    run: value('run'),
    includeTests: value('includeTests'),
    baseline: baselineIn(given),
    project: value('project'),
    changedLines: value('changedLines'),
    codeLens: value('codeLens'),
    inlayHints: value('inlayHints'),
    config: {
      levels: new Map([...presetLevels(preset, rules), ...levels]),
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
}

function baselineIn(given: GivenSettings): BaselineSetting | undefined {
  const own = given.get('baseline');
  const path = valueIn(given, 'baseline');
  return own && path !== '' ? { path, from: own.from } : undefined;
}

type SettingLevel = SettingValues['levels'] extends ReadonlyMap<string, infer Level> ? Level : never;

/** The value of a setting: the one that is given, else that of the preset, else the default. */
export function valueIn<Key extends SettingKey>(given: GivenSettings, key: Key): SettingValues[Key] {
  const own = given.get(key);
  if (own) return own.value as SettingValues[Key];
  const { inPreset, fallback } = DECLARATION[key];
  const preset = key === 'preset' ? undefined : inPreset?.[valueIn(given, 'preset')];
  return preset ?? fallback;
}

/** The settings of somebody who has set nothing. */
export const DEFAULT_SETTINGS: Settings = settingsOf(new Map(), []);
