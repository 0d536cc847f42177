import type { Rule } from '../../server/src/engine/rules/rule';

/**
 * The table of rules: id, level, what it reports, whether it fixes.
 * @param folder where the rules' pages are, from the document that the table stands in: `docs/rules/`
 */
export function ruleTable(rules: readonly Rule[], folder: string): string {
  const rows = rules.map(({ meta }) => {
    const link = `[\`${meta.id}\`](${folder}${meta.id}.md)`;
    return `| ${link} | ${meta.level} | ${cell(meta.summary)} | ${fixWord(meta.fix)} |`;
  });
  return ['| rule | level | reports | fixes |', '|---|---|---|---|', ...rows].join('\n');
}

/** The page that leads to the rules' pages. */
export function ruleIndex(rules: readonly Rule[]): string {
  return `# Rules

<!-- Generated from the rules by \`npm run generate\`; change the rule, not this page. -->

${ruleTable(rules, '')}

Levels are those for handlers that are registered or typed; for functions that only look like handlers each is one step lower.
The setting \`statusHints.levels\` changes them in the editor, \`--rule id=level\` on the command line: \`error\`, \`warning\`,
\`information\`, \`hint\` or \`off\`.

A \`safe\` fix writes what the author evidently meant: \`--fix\` and fixing on save apply it. A \`suggestion\` is for a person to choose.
`;
}

/** A text inside a cell of a table. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function fixWord(fix: Rule['meta']['fix']): string {
  return fix === 'none' ? '–' : fix;
}
