import type { Example, Rule } from '../../server/src/engine/rules/rule';

const languages: Readonly<Record<Example['framework'], string>> = { express: 'js', fastify: 'js' };
const titles: Readonly<Record<Example['framework'], string>> = { express: 'Express', fastify: 'Fastify' };

/** The table of rules for the README: id, level, what it reports, whether it fixes. */
export function ruleTable(rules: readonly Rule[]): string {
  const rows = rules.map(({ meta }) => {
    const link = `[\`${meta.id}\`](docs/rules.md#${meta.id})`;
    return `| ${link} | ${meta.level} | ${cell(meta.summary)} | ${fixWord(meta.fix)} |`;
  });
  return ['| rule | level | reports | fixes |', '|---|---|---|---|', ...rows].join('\n');
}

/** One page about every rule: what, why, on whose authority, examples, what is not reported. */
export function rulePage(rules: readonly Rule[]): string {
  return [
    '# Rules',
    '',
    '<!-- Generated from the rules by `npm run generate`; change the rule, not this page. -->',
    '',
    'Levels are those for handlers that are registered or typed; for functions that only look like handlers each is one step lower.',
    '`--rule id=level` changes one (`error`, `warning`, `information`, `hint`, `off`).',
    '',
    ...rules.flatMap(ruleSection),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

function ruleSection({ meta, examples }: Rule): string[] {
  return [
    `## ${meta.id}`,
    '',
    `**${meta.level}** · ${meta.summary}`,
    '',
    meta.why,
    '',
    `${sourcesOf(meta.references)}Fixes: ${fixWord(meta.fix)}.`,
    '',
    ...examples.flatMap(exampleLines),
    ...(meta.silent.length === 0 ? [] : ['Not reported:', '', ...meta.silent.map((text) => `- ${text}`), '']),
  ];
}

function exampleLines({ framework, bad, good }: Example): string[] {
  const fence = (title: string, code: string): string[] => [
    `${titles[framework]}, ${title}:`,
    '',
    `\`\`\`${languages[framework]}`,
    code.trim(),
    '```',
    '',
  ];
  return [...fence('reported', bad), ...fence('right', good)];
}

function sourcesOf(references: readonly string[]): string {
  return references.length === 0 ? '' : `Sources: ${references.join(', ')}. `;
}

function fixWord(fix: Rule['meta']['fix']): string {
  return fix === 'none' ? '–' : fix;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
