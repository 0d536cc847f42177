import { DECLARATION, SETTING_KEYS } from '../../server/src/engine/config/declaration';
import { rfc } from '../../server/src/engine/http/reference';
import { FRAMEWORK_TITLES } from '../../server/src/engine/model/framework-name';
import type { Example, Rule, RuleMeta } from '../../server/src/engine/rules/rule';

const fixes: Readonly<Record<RuleMeta['fix'], string>> = {
  safe: 'Some of its findings have a safe fix, which `--fix` and fixing on save apply. Others have suggestions, for a person to choose from.',
  suggestion: 'Its findings have suggestions, for a person to choose from. `--fix` leaves them alone.',
  none: 'It has no fix.',
};

/** The page about a rule: what, why, on whose authority, examples, what is not reported, how to tune and to silence it. */
export function rulePage({ meta, examples }: Rule): string {
  const { id, level, summary, why, silent, references, frameworks, fix } = meta;
  return [
    `# ${id}`,
    '<!-- Generated from the rule by `npm run generate`; change the rule, not this page. -->',
    `Reports ${summary}.`,
    `**Level** ${level} · **Frameworks** ${frameworks.map((name) => FRAMEWORK_TITLES[name]).join(', ')}`,
    '## Why',
    why,
    ...(references.length === 0 ? [] : [`Authority: ${references.map(authority).join(', ')}.`]),
    '## Examples',
    ...examples.flatMap(exampleParts),
    ...(silent.length === 0 ? [] : ['## Not reported', silent.map((text) => `- ${text}`).join('\n')]),
    '## Fixes',
    fixes[fix],
    '## Settings',
    ...settingParts(id),
    '## To silence one finding',
    ...silencingParts(id),
    '[All rules](README.md)',
  ].join('\n\n');
}

/** `S1` is one of the articles that the catalogue of rules began with. */
function authority(reference: string): string {
  const [, number, section] = /^RFC (\d+)(?: §([\d.]+))?$/.exec(reference) ?? [];
  if (number !== undefined) return `[${reference}](${rfc(Number(number), section).url})`;
  return /^S\d$/.test(reference) ? `seed article ${reference}` : reference;
}

function exampleParts({ framework, bad, good }: Example): readonly string[] {
  return [`### ${FRAMEWORK_TITLES[framework]}`, 'Reported:', fenced('js', bad), 'Right:', fenced('js', good)];
}

function settingParts(id: string): readonly string[] {
  const own = SETTING_KEYS.filter((key) => DECLARATION[key].rules?.includes(id));
  return [
    'Its level, here switched off (`error`, `warning`, `information`, `hint` are the others), in the editor:',
    fenced('json', JSON.stringify({ 'statusHints.levels': { [id]: 'off' } }, undefined, 2)),
    'and on the command line:',
    fenced('sh', `npx status-hints check --rule ${id}=off`),
    ...own.map((key) => `\`statusHints.${key}\`: ${DECLARATION[key].description}`),
  ];
}

function silencingParts(id: string): readonly string[] {
  const comment = (directive: string): string => `status-hints-${directive} ${id} -- why it is right here`;
  const ofLine = `// ${comment('disable-line')}`;
  const ofFile = `/* ${comment('disable')} */`;
  // Comments do not count as the next line.
  return id === 'unused-suppression'
    ? ['A comment on the same line, or for the whole file at its top:', fenced('js', `${ofLine}\n${ofFile}`)]
    : [
        'A comment above the line, at its end, or for the whole file at its top:',
        fenced('js', `// ${comment('disable-next-line')}\n${ofLine}\n${ofFile}`),
      ];
}

function fenced(language: string, code: string): string {
  return `\`\`\`${language}\n${code.trim()}\n\`\`\``;
}
