import {
  DECLARATION,
  PROJECT_KEYS,
  type Declared,
  type SettingKey,
} from '../../server/src/engine/config/declaration';
import type { Rule } from '../../server/src/engine/rules/rule';
import { defaultOf, levelText, schemaOf, type Json } from './settings';

/** The JSON schema of `status-hints.config.json`, for editors and other tools. */
export function configSchema(rules: readonly Rule[]): Json {
  return {
    $schema: DRAFT,
    $id: `${ADDRESS}config.schema.json`,
    title: 'Configuration of status-hints',
    // Words of VS Code: its JSON knows neither by itself.
    allowComments: true,
    allowTrailingCommas: true,
    ...configObject(),
    definitions: definitionsOf(rules),
  };
}

/** The schema of what is ours in a `package.json`; of everything else it says nothing. */
export function manifestSchema(rules: readonly Rule[]): Json {
  return {
    $schema: DRAFT,
    $id: `${ADDRESS}package.schema.json`,
    title: 'What status-hints reads in a package.json',
    type: 'object',
    properties: { statusHints: { $ref: '#/definitions/config' } },
    definitions: { ...definitionsOf(rules), config: { ...configObject() } },
  };
}

const DRAFT = 'http://json-schema.org/draft-07/schema#';
const ADDRESS = 'https://unpkg.com/status-hints/schema/';

function configObject(): Json {
  return {
    description:
      'The nearest configuration, from a file upward to the root of its project, holds for the file.',
    type: 'object',
    properties: {
      $schema: { type: 'string', description: 'The address of this schema.' },
      extends: {
        description:
          'Other files in this project whose settings hold where nothing is said here: relative paths such as "./base.json". Of several the later ones come first.',
        ...oneOrMore({ type: 'string', pattern: String.raw`^\.\.?/[^\\]*\.jsonc?$` }),
      },
      ...propertiesOf(PROJECT_KEYS),
      overrides: {
        description:
          'Settings for some of the files. Of several that hold for a file the later ones come first.',
        type: 'array',
        items: {
          type: 'object',
          required: ['files'],
          properties: {
            files: {
              description:
                'Globs, relative to this file: `*` within a name, `**` for any folders, `{a,b}`. One without a slash fits in any folder; one that fits a folder holds for all in it.',
              ...oneOrMore(GLOB),
            },
            excludedFiles: { description: 'Globs for files that are left out.', ...oneOrMore(GLOB) },
            ...propertiesOf(PROJECT_KEYS.filter((key) => key !== 'includeTests')),
          },
          ...othersOf(),
        },
      },
    },
    ...othersOf(),
  };
}

const GLOB: Json = {
  type: 'string',
  minLength: 1,
  not: { pattern: String.raw`^!|\\|(^|/)\.\.(/|$)` },
};

function oneOrMore(one: Json): Json {
  return { anyOf: [one, { type: 'array', items: one }] };
}

/** Each setting, under its key with dots and, where it has one, in its group. */
function propertiesOf(keys: readonly SettingKey[]): Json {
  const properties: Record<string, Json> = {};
  const groups: Record<string, Record<string, Json>> = {};
  for (const key of keys) {
    const reference = { $ref: `#/definitions/${key}` };
    properties[key] = reference;
    const [group, name] = key.split('.');
    if (group !== undefined && name !== undefined) (groups[group] ??= {})[name] = reference;
  }
  const nested = Object.entries(groups).map(([group, inner]): [string, Json] => [
    group,
    { type: 'object', properties: inner, additionalProperties: false },
  ]);
  return { ...properties, ...Object.fromEntries(nested) };
}

function othersOf(): Json {
  return {
    patternProperties: { [String.raw`^levels\..`]: { $ref: '#/definitions/level' } },
    additionalProperties: false,
  };
}

function definitionsOf(rules: readonly Rule[]): Json {
  const { additionalProperties: level } = schemaOf(DECLARATION.levels);
  const definitions = PROJECT_KEYS.map((key): [string, Json] => [
    key,
    key === 'levels' ? levelsSchema(rules) : settingSchema(DECLARATION[key]),
  ]);
  return { level, ...Object.fromEntries(definitions) };
}

function settingSchema(declared: Declared<unknown>): Json {
  const { choices, description } = declared;
  const schema = schemaOf(declared);
  return {
    description: plain(description),
    markdownDescription: description,
    ...schema,
    ...(choices && { enum: Object.keys(choices), enumDescriptions: Object.values(choices) }),
    default: defaultOf(declared),
  };
}

function levelsSchema(rules: readonly Rule[]): Json {
  const { description } = DECLARATION.levels;
  const properties = rules.map(({ meta }): [string, Json] => [
    meta.id,
    { allOf: [{ $ref: '#/definitions/level' }], default: meta.level, description: levelText(meta) },
  ]);
  return {
    description: plain(description),
    markdownDescription: description,
    type: 'object',
    properties: Object.fromEntries(properties),
    additionalProperties: false,
    default: {},
  };
}

function plain(markdown: string): string {
  return markdown.replaceAll('`', '').replaceAll(/\b_(.+?)_\b/g, '$1');
}
