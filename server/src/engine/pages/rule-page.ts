import { DECLARATION, SETTING_KEYS, type Declared, type SettingValues } from '../config/declaration';
import { presetLevels, type Preset } from '../config/preset';
import { FRAMEWORK_TITLES } from '../model/framework-name';
import { GUIDES } from '../rules/guides';
import type { Authority, Example, Rule, RuleMeta } from '../rules/rule';
import { chapter, list, paragraph, withSections, type Block, type Line, type Page } from './page';

/** The titles of a rule's chapters, for whoever shows some of them alone. */
export const RULE_CHAPTERS = {
  why: 'Why',
  authority: 'Who says so',
  examples: 'Examples',
  silent: 'Not reported',
  fixes: 'Fixes',
  settings: 'Settings',
  silencing: 'To silence one finding',
} as const;

const WEIGHT: Readonly<Record<Authority, string>> = {
  MUST: 'a standard requires it',
  SHOULD: 'a standard recommends it',
  MAY: 'a standard allows or suggests it',
  practice: 'no standard requires it, good guides agree',
  style: 'what counts is that it is the same everywhere',
};

const FIXES: Readonly<Record<RuleMeta['fix'], string>> = {
  safe: 'Some of its findings have a safe fix, which `--fix` and fixing on save apply. Others have suggestions, for a person to choose from.',
  suggestion: 'Its findings have suggestions, for a person to choose from. `--fix` leaves them alone.',
  none: 'It has no fix.',
};

/** The page about a rule: what, why, on whose authority, examples, what is not reported, how to tune and to silence it. */
export function rulePage({ meta, examples }: Pick<Rule, 'meta' | 'examples'>): Page {
  const { id, level, summary, why, silent, frameworks, fix } = meta;
  return {
    title: id,
    facts: [
      [{ strong: 'Level' }, ` ${level}`],
      [{ strong: 'Frameworks' }, ` ${frameworks.map((name) => FRAMEWORK_TITLES[name]).join(', ')}`],
    ],
    lead: [`Reports ${summary}.`],
    chapters: [
      ...chapter(RULE_CHAPTERS.why, paragraph(...withSections(why))),
      ...chapter(RULE_CHAPTERS.authority, ...authorityBlocks(meta)),
      ...chapter(RULE_CHAPTERS.examples, ...examples.flatMap(exampleBlocks)),
      ...chapter(RULE_CHAPTERS.silent, list(silent.map(withSections))),
      ...chapter(RULE_CHAPTERS.fixes, paragraph(FIXES[fix])),
      ...chapter(RULE_CHAPTERS.settings, ...settingBlocks(meta)),
      ...chapter(RULE_CHAPTERS.silencing, ...silencingBlocks(id)),
    ],
  };
}

function authorityBlocks({ authority, references }: RuleMeta): readonly Block[] {
  const { level, says } = authority;
  return [
    paragraph({ strong: level }, ` (${WEIGHT[level]}). `, ...withSections(says)),
    list(references.map(referenceLine)),
  ];
}

function referenceLine(reference: string): Line {
  const guide = GUIDES.get(reference);
  return guide === undefined ? withSections(reference) : [`Guide ${reference}: “${guide}”`];
}

function exampleBlocks({ framework, majors = [], bad, good }: Example): readonly Block[] {
  const text = [FRAMEWORK_TITLES[framework], majors.join(', ')].join(' ').trim();
  return [
    { kind: 'heading', text },
    { kind: 'code', language: 'js', code: bad, shows: 'reported' },
    { kind: 'code', language: 'js', code: good, shows: 'right' },
  ];
}

const PRESETS: readonly Preset[] = ['recommended', 'strict', 'rfc', 'seed'];

function settingBlocks(meta: RuleMeta): readonly Block[] {
  const { id, level } = meta;
  const levels = PRESETS.map((preset) => `\`${preset}\` ${presetLevels(preset, [meta]).get(id) ?? level}`);
  return [
    paragraph(
      { strong: 'In the presets' },
      `: ${levels.join(', ')}. Functions that only look like handlers get one step less.`,
    ),
    ...SETTING_KEYS.filter((key) => DECLARATION[key].rules?.includes(id)).flatMap(ownSetting),
    paragraph(
      'Its level, here switched off (`error`, `warning`, `information`, `hint` are the others), in the editor:',
    ),
    {
      kind: 'code',
      language: 'json',
      code: JSON.stringify({ 'statusHints.levels': { [id]: 'off' } }, undefined, 2),
    },
    paragraph('and on the command line:'),
    { kind: 'code', language: 'sh', code: `npx status-hints check --rule ${id}=off` },
  ];
}

function ownSetting(key: keyof SettingValues): readonly Block[] {
  const { description, fallback, choices = {} }: Declared<unknown> = DECLARATION[key];
  return [
    paragraph(
      { strong: `\`statusHints.${key}\`` },
      `, by default \`${JSON.stringify(fallback)}\`: ${description}`,
    ),
    list(Object.entries(choices).map(([choice, meaning]) => `\`${JSON.stringify(choice)}\`: ${meaning}`)),
  ].filter((block) => block.kind !== 'list' || block.items.length > 0);
}

function silencingBlocks(id: string): readonly Block[] {
  const comment = (directive: string): string => `status-hints-${directive} ${id} -- why it is right here`;
  const ofLine = `// ${comment('disable-line')}`;
  const ofFile = `/* ${comment('disable')} */`;
  // Comments do not count as the next line.
  return id === 'unused-suppression'
    ? [
        paragraph('A comment on the same line, or for the whole file at its top:'),
        { kind: 'code', language: 'js', code: `${ofLine}\n${ofFile}` },
      ]
    : [
        paragraph('A comment above the line, at its end, or for the whole file at its top:'),
        { kind: 'code', language: 'js', code: `// ${comment('disable-next-line')}\n${ofLine}\n${ofFile}` },
      ];
}
