import * as v from 'valibot';
import { LEVELS } from '../model/finding';
import type { Config, Setting } from './config';
import type { Preset } from './preset';

/** The value of each setting by its key, which stands behind `statusHints.`. */
export interface SettingValues {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
  readonly preset: Preset;
  readonly levels: ReadonlyMap<string, Setting>;
  readonly 'explicit500.catchAll': Config['catchAll500'];
  readonly 'auth.wrongCredentials': Config['wrongCredentials'];
  readonly validation: Config['validation'];
  readonly duplicate: Config['duplicate'];
  readonly 'delete.success': Config['deleteSuccess'];
  readonly 'delete.missing': Config['deleteMissing'];
  readonly emptyCollection: Config['emptyCollection'];
  readonly hideForbiddenAs404: Config['hideForbiddenAs404'];
  readonly location: Config['location'];
  readonly challenge: Config['challenge'];
  readonly retryAfter: Config['retryAfter'];
  readonly errorBody: Config['errorBody'];
  readonly codeStyle: Config['codeStyle'];
  readonly allowedCodes: readonly number[];
  readonly exemptPaths: readonly string[];
  readonly responseHelpers: readonly string[];
  readonly authGuards: readonly string[];
  readonly errorHandlers: readonly string[];
  readonly baseline: string;
  readonly includeTests: boolean;
  readonly project: boolean;
  readonly changedLines: 'off' | 'saved' | 'committed';
  readonly codeLens: boolean;
  readonly inlayHints: 'off' | 'numbers' | 'all';
  readonly 'trace.server': 'off' | 'messages' | 'verbose';
}

/** The key of a setting. */
export type SettingKey = keyof SettingValues;

/** Everything about one setting: what reads it, its manifest entry and its line in the README are made of this. */
export interface Declared<Value> {
  /** Refuses what is not allowed; an element of a list or of an object is refused alone. */
  readonly schema: v.GenericSchema<unknown, Value>;
  readonly fallback: Value;
  /** What takes the fallback's place in a preset. The levels in presets are made of what rules say of themselves. */
  readonly inPreset?: Partial<Readonly<Record<Preset, Value>>>;
  /** What it does, in Markdown. */
  readonly description: string;
  /** What each of its values means. */
  readonly choices?: Readonly<Record<string, string>>;
  /** What one value is, in words. */
  readonly allowed: string;
  /** Every value that there is, where they are few. */
  readonly options?: readonly (string | boolean)[];
  /** What holds several such values, in words. */
  readonly holder?: string;
  /**
   * Whom it is for: `project` whoever checks the code, so that it can stand in a configuration file too; `editor` a
   * person and the editor; `client` the editor's side alone, the server does not read it.
   */
  readonly audience: 'project' | 'editor' | 'client';
  /** The rules that it is about, by id. */
  readonly rules?: readonly string[];
}

const SETTINGS: readonly Setting[] = [...LEVELS, 'off'];
/** The statuses that a server can send at all. */
const SENDABLE = v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(999));

/** What the values of a setting are: the part of its declaration that several have in common. */
export type Kind<Value> = Pick<
  Declared<Value>,
  'schema' | 'fallback' | 'allowed' | 'options' | 'choices' | 'holder'
>;

/** `true` or `false`. */
export function toggle(fallback: boolean): Kind<boolean> {
  return { schema: v.boolean(), fallback, ...oneOf([true, false]) };
}

/** One of a few texts. */
export function choice<Value extends string>(
  fallback: NoInfer<Value>,
  choices: Readonly<Record<Value, string>>,
): Kind<Value> {
  const values = Object.keys(choices) as Value[];
  return { schema: v.picklist(values), fallback, choices, ...oneOf(values) };
}

/** Where a rule speaks of what a whole project does alike. */
export function perProject(
  fallback: Config['location'],
  rule: string,
): Kind<Config['location']> & Pick<Declared<unknown>, 'rules'> {
  const kind = choice(fallback, {
    off: 'Nowhere.',
    project: 'Once for the project; the other places are related to it.',
    each: 'At each place.',
  });
  return { ...kind, rules: [rule] };
}

/** A list of texts, of which none is empty. */
export function names(fallback: readonly string[], allowed: string): Kind<readonly string[]> {
  const schema = v.array(v.pipe(v.string(), v.nonEmpty()));
  return { schema, fallback, allowed, holder: 'a list of texts' };
}

/** A text; the empty one stands for nothing. */
export function text(allowed: string): Kind<string> {
  return { schema: v.string(), fallback: '', allowed };
}

/** Levels by the ids of rules. */
export function levels(fallback: ReadonlyMap<string, Setting>): Kind<ReadonlyMap<string, Setting>> {
  return {
    schema: v.pipe(
      v.record(v.string(), v.picklist(SETTINGS)),
      v.transform((given): ReadonlyMap<string, Setting> => new Map(Object.entries(given))),
    ),
    fallback,
    ...oneOf(SETTINGS),
    holder: 'an object with rules and their levels',
  };
}

/** A list of status codes. */
export function codes(fallback: readonly number[]): Kind<readonly number[]> {
  return {
    schema: v.array(SENDABLE),
    fallback,
    allowed: 'a whole number from 100 to 999',
    holder: 'a list of codes',
  };
}

function oneOf(
  options: readonly (string | boolean)[],
): Pick<Required<Declared<unknown>>, 'options' | 'allowed'> {
  const shown = options.map((option) => JSON.stringify(option));
  return { options, allowed: `${shown.slice(0, -1).join(', ')} or ${shown.at(-1) ?? ''}` };
}
