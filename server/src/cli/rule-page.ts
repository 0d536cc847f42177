import { GUIDES } from '../engine/rules/guides';
import type { Rule, RuleMeta } from '../engine/rules/rule';
import type { Colours } from './colours';
import { section, wrapped } from './paragraph';

const fixes: Readonly<Record<RuleMeta['fix'], string>> = {
  safe: 'Some of its findings have a safe fix: --fix applies it.',
  suggestion: 'Its findings have suggestions, for a person to choose from.',
  none: 'It has no fix.',
};

/** The page about a rule: `explain no-error-in-2xx`. */
export function rulePage({ meta, examples }: Pick<Rule, 'meta' | 'examples'>, colours: Colours): string {
  const { id, level, summary, why, silent, references, frameworks, fix } = meta;
  return [
    [colours.bold(id), colours.dim(`${level} · ${frameworks.join(', ')}`)].join('\n'),
    wrapped(`Reports ${summary}.`),
    wrapped(why),
    ...section(
      'It is silent on',
      silent.map((what) => wrapped(what, '  ', '    ')),
    ),
    ...examples.flatMap(({ framework, majors = [], bad, good }) => {
      const written = [framework, majors.join(', ')].join(' ').trim();
      return [
        ...section(colours.red(`Wrong (${written})`), [indented(bad)]),
        ...section(colours.green(`Right (${written})`), [indented(good)]),
      ];
    }),
    fixes[fix],
    ...section(
      'References',
      references.map((reference) => `  ${referenceText(reference)}`),
    ),
    `To change its level: --rule ${id}=<level>, or ${id}=off`,
  ].join('\n\n');
}

function referenceText(reference: string): string {
  const guide = GUIDES.get(reference);
  return guide === undefined ? reference : `Guide ${reference}: ${guide}`;
}

function indented(code: string): string {
  return code
    .replace(/^\n+|\s+$/g, '')
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n');
}
