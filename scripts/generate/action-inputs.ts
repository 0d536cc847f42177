import { parse } from 'yaml';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
}

/**
 * The table of an action's inputs.
 * @param action the text of action.yml
 */
export function inputTable(action: string): string {
  const { inputs } = parse(action) as Action;
  const rows = Object.entries(inputs).map(
    ([name, { description, default: value }]) =>
      `| \`${name}\` | ${value === '' ? '–' : `\`${value}\``} | ${description.replaceAll('|', '\\|')} |`,
  );
  return ['| input | default | what it does |', '| --- | --- | --- |', ...rows].join('\n');
}
