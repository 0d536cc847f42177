import { nearNames } from '../text/near';
import { DECLARATION, SETTING_KEYS, type Declared } from './declaration';
import type { Wrong } from './kept';

/** The name of the section in the clients' settings. */
const SECTION = 'statusHints';
/** What stands in front of a setting's key in the clients' settings. */
export const EDITOR_PREFIX = `${SECTION}.`;

/** A value that is not allowed: it is left out, everything else is kept. */
export interface SettingProblem {
  /** The key as people know it: `statusHints.run`, `statusHints.levels.no-explicit-500`. */
  readonly key: string;
  /** One or two sentences for people with the value, and what is allowed. */
  readonly message: string;
  /** The key without what stands in front of it, uncut; undefined where it is about the settings as a whole. */
  readonly path: string | undefined;
  /** Which element of a list it is about. */
  readonly index?: number;
  /** Whether it is the key that is wrong, or what is set. */
  readonly at: 'key' | 'value';
}

type Allowed = Pick<Declared<unknown>, 'allowed' | 'options' | 'holder'>;

/** What is said of settings that stand in one place. */
export interface SettingProblems {
  /** A value of a setting, or one of the values in it, is none. */
  readonly notAllowed: (setting: string, wrong: Wrong, declared: Allowed) => SettingProblem;
  /** The settings are no settings at all. */
  readonly noSettings: (value: unknown) => SettingProblem;
  /** Levels name a rule that there is not. */
  readonly noSuchRule: (id: string, rules: readonly string[]) => SettingProblem;
  /** There is no such setting, or it has no place here. */
  readonly noSuchSetting: (name: string, names: readonly string[]) => SettingProblem;
}

/** @param prefix what stands in front of the keys: {@link EDITOR_PREFIX}, or nothing in a configuration file */
export function problemsOf(prefix: string): SettingProblems {
  const full = (key: string): string => prefix + short(key);
  let guessed = 0;
  const near = (typed: string, names: readonly string[]): readonly string[] =>
    typed.length > LONGEST || ++guessed > MOST_GUESSES ? [] : nearNames(typed, names);
  return {
    notAllowed(setting, { value, at }, { allowed, options = [], holder }) {
      const path = typeof at === 'string' ? `${setting}.${at}` : setting;
      const isWhole = at === undefined && holder !== undefined;
      const name = typeof at === 'number' ? `Each value in ${full(path)}` : full(path);
      const meant = isWhole ? [] : meantBy(asText(value), options, near);
      const message = `${name} is ${isWhole ? holder : allowed}, not ${shown(value)}.${hint(meant)}`;
      return { key: full(path), message, path, ...(typeof at === 'number' && { index: at }), at: 'value' };
    },
    noSettings: (value) => ({
      key: SECTION,
      message: `${prefix === '' ? 'The configuration' : SECTION} is an object with settings, not ${shown(value)}.`,
      path: undefined,
      at: 'value',
    }),
    noSuchRule(id, rules) {
      const path = `levels.${id}`;
      const message = `${prefix}levels names ${short(id)}, and there is no such rule.${hint(near(id, rules))}`;
      return { key: full(path), message, path, at: 'key' };
    },
    noSuchSetting: (name, names) => ({
      key: full(name),
      message: misplaced(name) ?? `There is no setting ${full(name)}.${hint(near(name, names).map(full))}`,
      path: name,
      at: 'key',
    }),
  };
}

// Of a setting that there is, where it is not read.
function misplaced(name: string): string | undefined {
  const key = SETTING_KEYS.find((one) => one === name);
  if (key === undefined) return undefined;
  return DECLARATION[key].audience === 'project'
    ? `${key} holds for a whole folder: it has no place in overrides.`
    : `${key} is a setting of the editor: it has no place in a configuration file.`;
}

// 401 means "401" alone, and not the codes that look like it.
function meantBy(
  text: string,
  options: readonly (string | boolean)[],
  near: typeof nearNames,
): readonly string[] {
  const names = options.map(String);
  const meant = names.includes(text) ? [text] : near(text, names);
  return options.filter((option) => meant.includes(String(option))).map((option) => JSON.stringify(option));
}

function hint(meant: readonly string[]): string {
  return meant.length === 0 ? '' : ` Did you mean ${meant.join(' or ')}?`;
}

/** A longer text is no mistyped name, and is cut where it is shown. */
const LONGEST = 60;
/** Who has mistyped more names than that at once has not mistyped them. */
const MOST_GUESSES = 50;

/** Somebody's text, for a message. */
export function quoted(text: string): string {
  return short(JSON.stringify(text));
}

/** A value as JSON, cut when it is long. */
function shown(value: unknown): string {
  return short(typeof value === 'object' ? JSON.stringify(value) : asText(value, JSON.stringify));
}

function asText(value: unknown, ofString: (text: string) => string = String): string {
  if (typeof value === 'string') return ofString(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value;
}

// Keys and values are somebody's text: what cannot be seen would only confuse.
function short(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1).trimEnd()}…` : plain;
}
