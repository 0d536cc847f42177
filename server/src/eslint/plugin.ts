import { name, version } from '../../package.json';
import { presetLevels, type Preset } from '../engine/config/preset';
import type { RuleMeta } from '../engine/rules/rule';
import { CATALOGUE } from '../api/engine';
import { ruleModuleOf, type RuleModule } from './rule-module';

/** A block of a flat configuration. */
export interface FlatConfig {
  readonly name: string;
  readonly plugins: Readonly<Record<string, Plugin>>;
  readonly rules: Readonly<Record<string, 'error' | 'warn'>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A plugin for ESLint 9 and 10, and for oxlint. */
export interface Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Readonly<Record<string, RuleModule>>;
  readonly configs: Readonly<Record<Preset, FlatConfig>>;
}

/** What stands in front of the rules' ids. */
const NAMESPACE = 'status-hints';
const METAS = CATALOGUE.map(({ meta }) => meta);

const rules = Object.fromEntries(
  METAS.map((meta) => [meta.id, ruleModuleOf(meta, isOnIn('recommended', meta))]),
);

/** The plugin; its configurations have it in them. */
export const plugin: Plugin = {
  meta: { name, version, namespace: NAMESPACE },
  rules,
  configs: {
    recommended: configOf('recommended'),
    strict: configOf('strict'),
    rfc: configOf('rfc'),
    seed: configOf('seed'),
  },
};

function configOf(preset: Preset): FlatConfig {
  const on = METAS.filter((meta) => isOnIn(preset, meta));
  return {
    name: `${NAMESPACE}/${preset}`,
    plugins: {
      // It is not yet there when this is made.
      get [NAMESPACE]() {
        return plugin;
      },
    },
    rules: Object.fromEntries(on.map((meta) => [`${NAMESPACE}/${meta.id}`, severityOf(preset, meta)])),
    // What a project's own configuration file sets comes before the preset that is nobody's choice.
    ...(preset !== 'recommended' && { settings: { [NAMESPACE]: { preset } } }),
  };
}

/** Whether it can speak under a preset: by its level, or because a setting asks for it. */
function isOnIn(preset: Preset, meta: RuleMeta): boolean {
  return levelIn(preset, meta) !== 'off' || meta.askedBy !== undefined;
}

function severityOf(preset: Preset, meta: RuleMeta): 'error' | 'warn' {
  return levelIn(preset, meta) === 'error' ? 'error' : 'warn';
}

function levelIn(preset: Preset, meta: RuleMeta): RuleMeta['level'] {
  return presetLevels(preset, METAS).get(meta.id) ?? meta.level;
}
