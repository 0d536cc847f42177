import { presetLevels } from '../engine/config/preset';
import { statusOf } from '../engine/http/statuses';
import { ruleAddress } from '../engine/lint/rule-address';
import { markdownOf } from '../engine/pages/markdown';
import { rulePage } from '../engine/pages/rule-page';
import { statusPage } from '../engine/pages/status-page';
import type { RuleId, RuleInfo } from '../../types/index.cjs';
import type * as Public from '../../types/index.cjs';
import { CATALOGUE } from './engine';

const METAS = CATALOGUE.map(({ meta }) => meta);
const PRESETS = ['recommended', 'strict', 'rfc', 'seed'] as const;
const levelsIn = new Map(PRESETS.map((preset) => [preset, presetLevels(preset, METAS)]));

/** See the types of the package: docs/api.md tells of it. */
export const rules: typeof Public.rules = METAS.map(({ id, summary, why, level, fix, frameworks }) => ({
  id: id as RuleId,
  summary,
  why,
  levels: Object.fromEntries(
    PRESETS.map((preset) => [preset, levelsIn.get(preset)?.get(id) ?? level]),
  ) as RuleInfo['levels'],
  fix,
  frameworks,
  url: ruleAddress(id),
}));

/** See the types of the package. */
export const statusInfo: typeof Public.statusInfo = (code) => {
  const info = statusOf(code);
  if (!info) return undefined;
  const { phrase, class: family, state, meaning, useWhen, body, cacheable, confusedWith, fields } = info;
  const { title, url } = info.reference;
  return {
    code,
    phrase,
    class: family,
    state,
    meaning,
    useWhen,
    body,
    cacheable,
    confusedWith: confusedWith.map((other) => ({ code: other.code, difference: other.difference })),
    fields: fields.map(({ name, level }) => ({ name, level })),
    reference: { title, url },
  };
};

/** See the types of the package. */
export const explain: typeof Public.explain = (ruleOrCode) => {
  if (typeof ruleOrCode === 'number')
    return statusOf(ruleOrCode) ? markdownOf(statusPage(ruleOrCode)) : undefined;
  const rule = CATALOGUE.find(({ meta }) => meta.id === ruleOrCode);
  return rule && markdownOf(rulePage(rule));
};
