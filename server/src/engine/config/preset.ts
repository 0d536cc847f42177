import { LEVELS, quieter } from '../model/finding';
import type { Setting } from './config';

/** The presets: what holds where nothing else is said. */
export type Preset = 'recommended' | 'strict' | 'rfc' | 'seed';

/** What the settings have to know of a rule: a part of its metadata. */
export interface RuleFacts {
  readonly id: string;
  readonly section: 'A' | 'B' | 'C' | 'D';
  /** Its level in `recommended`. */
  readonly level: Setting;
  readonly authority: { readonly level: 'MUST' | 'SHOULD' | 'MAY' | 'practice' | 'style' };
}

/** The levels of a preset, by rule id; rules that keep their own level are left out. */
export function presetLevels(preset: Preset, rules: readonly RuleFacts[]): ReadonlyMap<string, Setting> {
  const levelIn = LEVEL_IN[preset];
  return new Map(
    rules
      .map((rule): [string, Setting, Setting] => [rule.id, levelIn(rule), rule.level])
      .filter(([, level, own]) => level !== own)
      .map(([id, level]) => [id, level]),
  );
}

const LEVEL_IN: Readonly<Record<Preset, (rule: RuleFacts) => Setting>> = {
  recommended: ({ level }) => level,
  // It differs in policies alone.
  seed: ({ level }) => level,
  strict: ({ level }) => (level === 'off' ? 'hint' : quieter(level, -1)),
  rfc: rfcLevel,
};

/**
 * What an RFC demands is as loud as its words: MUST a warning, SHOULD an information, at least. What it only allows keeps
 * its level, and so does what contradicts itself (section B), whoever says so. All else is taste.
 */
function rfcLevel({ section, level, authority }: RuleFacts): Setting {
  if (authority.level === 'MUST') return louder(level, 'warning');
  if (authority.level === 'SHOULD') return louder(level, 'information');
  return authority.level === 'MAY' || section === 'B' ? level : 'off';
}

function louder(one: Setting, other: Setting): Setting {
  const order: readonly Setting[] = [...LEVELS, 'off'];
  return order.indexOf(one) <= order.indexOf(other) ? one : other;
}
