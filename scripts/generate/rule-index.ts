import { markdownOf } from '../../server/src/engine/pages/markdown';
import { rulePage } from '../../server/src/engine/pages/rule-page';
import type { Rule } from '../../server/src/engine/rules/rule';
import { SECTIONS, type Section } from '../../server/src/engine/rules/sections';

/**
 * The tables of rules by section: id, level, what it reports, whether it fixes.
 * @param folder where the rules' pages are, from the document that the tables stand in: `docs/rules/`
 */
export function ruleTables(rules: readonly Rule[], folder: string): string {
  return (Object.keys(SECTIONS) as Section[])
    .map((section): [Section, readonly Rule[]] => [
      section,
      rules.filter(({ meta }) => meta.section === section),
    ])
    .filter(([, ofSection]) => ofSection.length > 0)
    .map(([section, ofSection]) => `### ${SECTIONS[section]}\n\n${table(ofSection, folder)}`)
    .join('\n\n');
}

/** The page that leads to the rules' pages. */
export function ruleIndex(rules: readonly Rule[]): string {
  return `# Rules

<!-- Generated from the rules by \`npm run generate\`; change the rule, not this page. -->

${ruleTables(rules, '').replaceAll(/^###/gm, '##')}

## Levels and fixes

Levels are those for handlers that are registered or typed; for functions that only look like handlers each is one step lower.
The setting \`statusHints.levels\` changes them in the editor, \`--rule id=level\` on the command line: \`error\`, \`warning\`,
\`information\`, \`hint\` or \`off\`.

A \`safe\` fix writes what the author evidently meant: \`--fix\` and fixing on save apply it. A \`suggestion\` is for a person to choose.
`;
}

/** The page of a rule, as it stands in the rules' folder. */
export function ruleDocument(rule: Rule): string {
  const remark = '<!-- Generated from the rule by `npm run generate`; change the rule, not this page. -->';
  return `${markdownOf(rulePage(rule), { remark })}\n\n[All rules](README.md) · [the guides](../sources.md)\n`;
}

/** A text inside a cell of a table. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function table(rules: readonly Rule[], folder: string): string {
  const rows = rules.map(({ meta }) => {
    const link = `[\`${meta.id}\`](${folder}${meta.id}.md)`;
    return `| ${link} | ${meta.level} | ${cell(meta.summary)} | ${fixWord(meta.fix)} |`;
  });
  return ['| rule | level | reports | fixes |', '|---|---|---|---|', ...rows].join('\n');
}

function fixWord(fix: Rule['meta']['fix']): string {
  return fix === 'none' ? '–' : fix;
}
