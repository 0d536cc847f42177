import { nearNames } from '../text/near';
import type { Declared } from './declaration';
import type { Wrong } from './kept';

/** The name of the section in the clients' settings. */
const SECTION = 'statusHints';

/** A value that is not allowed: it is left out, everything else is kept. */
export interface SettingProblem {
  /** The full key: `statusHints.run`, `statusHints.levels.no-explicit-500`. */
  readonly key: string;
  /** One or two sentences for people with the value, and what is allowed. */
  readonly message: string;
}

type Allowed = Pick<Declared<unknown>, 'allowed' | 'options' | 'holder'>;

/** Says that a value of a setting, or one of the values in it, is none. */
export function notAllowed(setting: string, { value, at }: Wrong, declared: Allowed): SettingProblem {
  const { allowed, options = [], holder } = declared;
  const key = full(typeof at === 'string' ? `${setting}.${at}` : setting);
  const isWhole = at === undefined && holder !== undefined;
  const name = typeof at === 'number' ? `Each value in ${key}` : key;
  const meant = isWhole ? [] : meantBy(asText(value), options);
  return { key, message: `${name} is ${isWhole ? holder : allowed}, not ${shown(value)}.${hint(meant)}` };
}

/** Says that the settings are no settings at all. */
export function noSettings(value: unknown): SettingProblem {
  return { key: SECTION, message: `${SECTION} is an object with settings, not ${shown(value)}.` };
}

/** Says that levels name a rule that there is not. */
export function noSuchRule(id: string, rules: readonly string[]): SettingProblem {
  const meant = hint(near(id, rules));
  return {
    key: full(`levels.${id}`),
    message: `${SECTION}.levels names ${short(id)}, and there is no such rule.${meant}`,
  };
}

/** Says that there is no such setting. */
export function noSuchSetting(name: string, names: readonly string[]): SettingProblem {
  const meant = hint(near(name, names).map(full));
  return { key: full(name), message: `There is no setting ${full(name)}.${meant}` };
}

// 401 means "401" alone, and not the codes that look like it.
function meantBy(text: string, options: readonly (string | boolean)[]): readonly string[] {
  const names = options.map(String);
  const meant = names.includes(text) ? [text] : near(text, names);
  return options.filter((option) => meant.includes(String(option))).map((option) => JSON.stringify(option));
}

// A long text is no mistyped name.
function near(typed: string, names: readonly string[]): readonly string[] {
  return typed.length > LONGEST ? [] : nearNames(typed, names);
}

function hint(meant: readonly string[]): string {
  return meant.length === 0 ? '' : ` Did you mean ${meant.join(' or ')}?`;
}

function full(key: string): string {
  return `${SECTION}.${short(key)}`;
}

const LONGEST = 60;

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
