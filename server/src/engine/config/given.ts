import type { Elsewhere } from '../model/finding';
import { DECLARATION, SETTING_KEYS, type SettingKey } from './declaration';
import { flatSettings, isRecord } from './flat-settings';
import { keptOf } from './kept';
import type { RuleFacts } from './preset';
import { problemsOf, type SettingProblem, type SettingProblems } from './setting-problems';

/** A setting that somebody has set, to a value that is allowed. */
export interface Given {
  readonly value: unknown;
  readonly from: Origin;
}

/** Who has set it: an editor, an option of the command line, or a place in a file. */
export type Origin = 'editor' | 'option' | Elsewhere;

/**
 * What is set, by key. Levels stand one by one (`levels.no-explicit-500`), so that of two that are put together the later
 * one need not name all rules again; a list is replaced as a whole.
 */
export type GivenSettings = ReadonlyMap<string, Given>;

/** What came of reading settings: what is allowed, and what had to be left out. */
export interface GivenReading {
  readonly given: GivenSettings;
  readonly problems: readonly SettingProblem[];
}

/** Which settings are read, and how they are called. */
export interface GivenReader {
  /** The keys that are read; the others are named as unknown. */
  readonly keys: readonly SettingKey[];
  /** What `levels` may name. */
  readonly rules: readonly Pick<RuleFacts, 'id'>[];
  /** What stands in front of the keys when people are told of them: `statusHints.`, or nothing. */
  readonly prefix: string;
  /** What else there is beside them, for whoever has mistyped it. */
  readonly others?: readonly string[];
  /** Who has set a key; gets it with a dot as in {@link GivenSettings}. */
  readonly fromOf: (key: string) => Origin;
}

/** What stands in front of the level of a rule: `levels.`. */
export const LEVEL_KEY = 'levels.';

/**
 * Reads settings. Nothing throws: a value that is not allowed is named once and left out, and everything else is kept.
 * @param raw nested objects, dotted keys (`"explicit500.catchAll"`), or both; null and undefined are no settings
 */
export function readGiven(
  raw: unknown,
  { keys, rules, prefix, others = [], fromOf }: GivenReader,
): GivenReading {
  const problems: SettingProblem[] = [];
  const tell = problemsOf(prefix);
  const given = new Map<string, Given>();
  if (isSet(raw) && !isRecord(raw)) problems.push(tell.noSettings(raw));
  const { values, unknown } = flatSettings(raw, keys);

  const accept = (key: SettingKey, own: unknown): unknown => {
    const { value, wrong } = keptOf<unknown>(DECLARATION[key].schema, own);
    problems.push(...wrong.map((one) => tell.notAllowed(key, one, DECLARATION[key])));
    return value;
  };
  for (const key of SETTING_KEYS) {
    const own = values.get(key);
    // What the editor's side reads for itself may have another form.
    if (!isSet(own) || DECLARATION[key].audience === 'client') continue;
    const value = accept(key, key === 'levels' ? ofRules(own, rules, tell, problems) : own);
    if (value instanceof Map) {
      for (const [id, level] of value as ReadonlyMap<string, unknown>)
        given.set(LEVEL_KEY + id, { value: level, from: fromOf(LEVEL_KEY + id) });
    } else if (value !== undefined) given.set(key, { value, from: fromOf(key) });
  }
  problems.push(...unknown.map((key) => tell.noSuchSetting(key, [...keys, ...others])));
  return { given, problems: once(problems) };
}

// Of a rule that there is not the level does not matter.
function ofRules(
  levels: unknown,
  rules: GivenReader['rules'],
  tell: SettingProblems,
  problems: SettingProblem[],
): unknown {
  if (!isRecord(levels)) {
    problems.push(tell.notAllowed('levels', { value: levels }, DECLARATION.levels));
    return {};
  }
  const ids = rules.map(({ id }) => id);
  const strangers = Object.keys(levels).filter((id) => !ids.includes(id));
  problems.push(...strangers.map((id) => tell.noSuchRule(id, ids)));
  return Object.fromEntries(Object.entries(levels).filter(([id]) => ids.includes(id)));
}

// Clients say null for what nobody has set.
function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function once(problems: readonly SettingProblem[]): readonly SettingProblem[] {
  return [...new Map(problems.map((one) => [one.message, one])).values()];
}
