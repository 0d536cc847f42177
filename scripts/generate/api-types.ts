import * as v from 'valibot';
import { DECLARATION, PROJECT_KEYS, type SettingKey } from '../../server/src/engine/config/declaration';
import type { Rule } from '../../server/src/engine/rules/rule';

/** The types of the programming interface that are made of the rules and of the declaration of settings. */
export function apiTypes(rules: readonly Rule[]): string {
  const groups = new Map<string, string[]>();
  const lines = PROJECT_KEYS.map((key) => {
    const member = `${comment(DECLARATION[key].description)}readonly ${quoted(key)}?: ${typeOf(key)};`;
    const [group = '', ...rest] = key.split('.');
    if (rest.length > 0)
      groups.set(group, [
        ...(groups.get(group) ?? []),
        `readonly ${quoted(rest.join('.'))}?: ${typeOf(key)};`,
      ]);
    return member;
  });
  const nested = [...groups].map(
    ([group, members]) =>
      `/** The settings that begin with \`${group}.\`, without that. */\nreadonly ${group}?: { ${members.join(' ')} };`,
  );
  return [
    '// Made by `npm run -s generate` of the rules and of the declaration of settings.',
    '',
    '/** How loud a finding is. */',
    "export type Level = 'error' | 'warning' | 'information' | 'hint';",
    '',
    '/** The rules, by id. A later version may have more. */',
    `export type RuleId = ${rules.map(({ meta }) => JSON.stringify(meta.id)).join(' | ')};`,
    '',
    '/** What `status-hints.config.json` can hold, nested or with dots; all of it may be left out. */',
    `export interface Settings {\n${[...lines, ...nested].join('\n')}\n}`,
    '',
  ].join('\n');
}

function typeOf(key: SettingKey): string {
  const { options, fallback, schema } = DECLARATION[key];
  if (key === 'levels') return `{ readonly [Rule in RuleId]?: Level | 'off' }`;
  if (Array.isArray(fallback))
    return v.safeParse(schema, [200]).success ? 'readonly number[]' : 'readonly string[]';
  if (options) return options.map((option) => JSON.stringify(option)).join(' | ');
  return typeof fallback;
}

function comment(text: string): string {
  return `/** ${text} */\n`;
}

function quoted(key: string): string {
  return /^\w+$/.test(key) ? key : `'${key}'`;
}
