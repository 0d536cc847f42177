import { toJsonSchema } from '@valibot/to-json-schema';
import { DECLARATION, SETTING_KEYS, type Declared } from '../../server/src/engine/config/declaration';
import type { Rule } from '../../server/src/engine/rules/rule';
import { cell } from './rule-index';

/** A part of a JSON document. */
export type Json = Readonly<Record<string, unknown>>;

/** What the manifest says of a setting, by its full key; texts are keys of `package.nls.json`. */
export type ManifestSettings = Readonly<Record<string, Json>>;

/** The settings as VS Code's manifest declares them (`contributes.configuration`). */
export function manifestConfiguration(rules: readonly Rule[]): {
  readonly title: string;
  readonly properties: ManifestSettings;
} {
  const properties = SETTING_KEYS.map((key, order): [string, Json] => {
    const declared: Declared<unknown> = DECLARATION[key];
    const { audience, choices } = declared;
    const texts = Object.keys(choices ?? {}).map((choice) => reference(key, choice));
    return [
      `statusHints.${key}`,
      {
        order,
        // What the editor's side reads for itself is not asked for per folder.
        scope: audience === 'client' ? 'window' : 'resource',
        ...(key === 'levels' ? levelSchema(rules) : schemaOf(declared)),
        default: defaultOf(declared),
        markdownDescription: reference(key),
        ...(choices ? { markdownEnumDescriptions: texts } : {}),
      },
    ];
  });
  return { title: 'Status Hints', properties: Object.fromEntries(properties) };
}

/** The settings' part of `package.nls.json`: all keys begin with `settings.`. */
export function settingTexts(rules: readonly Rule[]): Readonly<Record<string, string>> {
  const ofSettings = SETTING_KEYS.flatMap((key): [string, string][] => {
    const { description, choices = {} }: Declared<unknown> = DECLARATION[key];
    return [
      [textKey(key), description],
      ...Object.entries(choices).map(([choice, text]): [string, string] => [textKey(key, choice), text]),
    ];
  });
  // Shown as plain text, beside the rule's name.
  const ofRules = rules.map(({ meta }): [string, string] => [textKey('levels', meta.id), levelText(meta)]);
  return Object.fromEntries([...ofSettings, ...ofRules]);
}

/** What a rule's level is about, as plain text. */
export function levelText({ summary, level }: Rule['meta']): string {
  return `Reports ${summary.replaceAll('`', '')}. Its own level is ${level}.`;
}

/** The table of settings for the README. */
export function settingTable(): string {
  const rows = SETTING_KEYS.map((key) => {
    const declared: Declared<unknown> = DECLARATION[key];
    const { description, choices = {} } = declared;
    const values = Object.entries(choices).map(([choice, text]) => `\`${choice}\`: ${lowered(text)}`);
    const meaning = [description, ...values].map(cell).join('<br>');
    const inFile = declared.audience === 'project' ? 'yes' : '–';
    return `| \`statusHints.${key}\` | \`${JSON.stringify(defaultOf(declared))}\` | ${inFile} | ${meaning} |`;
  });
  return ['| setting | default | in a file | what it does |', '|---|---|---|---|', ...rows].join('\n');
}

function levelSchema(rules: readonly Rule[]): Json {
  const { additionalProperties } = schemaOf(DECLARATION.levels);
  const one = additionalProperties as Json;
  const properties = rules.map(({ meta: { id, level } }): [string, Json] => [
    id,
    { ...one, default: level, description: reference('levels', id) },
  ]);
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

/** What a setting's values are. */
export function schemaOf({ schema }: Declared<unknown>): Json {
  const { $schema: _, ...rest } = toJsonSchema(schema, { typeMode: 'input' }) as Json;
  return rest;
}

/** A setting's default, as JSON has it. */
export function defaultOf({ fallback }: Declared<unknown>): unknown {
  return fallback instanceof Map ? Object.fromEntries(fallback) : fallback;
}

function textKey(...parts: readonly string[]): string {
  return ['settings', ...parts].join('.');
}

function reference(...parts: readonly string[]): string {
  return `%${textKey(...parts)}%`;
}

// A sentence behind a colon; phrases of statuses keep their capital.
function lowered(text: string): string {
  return text.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()).replace(/\.$/, '');
}
