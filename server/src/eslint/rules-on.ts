import type { Config, Setting } from '../engine/config/config';
import type { Settings } from '../engine/config/settings';
import { CATALOGUE } from '../api/engine';

/** Turns the settings of a file into those that count; gives the same object for the same settings. */
export type ConfigOf = (settings: Settings) => Config;

/**
 * Prepares bringing together which rules are on in ESLint, and what our own settings say. A rule speaks where both let it:
 * - one that is off in ESLint is off, so that another may speak of the response in its place;
 * - one that is on keeps the level that settings or preset give it, `off` included;
 * - one that is off by itself and has no level is on, unless a setting (`codeStyle`, `errorBody`) is what asks for it.
 */
export function configsOfRules(): (rules: ReadonlySet<string>) => ConfigOf {
  const known = new Map<string, ConfigOf>();
  return (rules) => {
    const key = [...rules].sort().join();
    const configOf = known.get(key) ?? remembered((settings) => withRules(settings.config, rules));
    known.set(key, configOf);
    return configOf;
  };
}

function remembered(compute: ConfigOf): ConfigOf {
  const known = new WeakMap<Settings, Config>();
  return (settings) => {
    const config = known.get(settings) ?? compute(settings);
    known.set(settings, config);
    return config;
  };
}

function withRules(config: Config, rules: ReadonlySet<string>): Config {
  const levels = new Map<string, Setting>(config.levels);
  for (const { meta } of CATALOGUE) {
    if (!rules.has(meta.id)) levels.set(meta.id, 'off');
    else if (meta.level === 'off' && !meta.askedBy && !levels.has(meta.id)) levels.set(meta.id, 'warning');
  }
  return { ...config, levels };
}
