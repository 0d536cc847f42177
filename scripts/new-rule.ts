import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { exportName, ruleText, testText, withExportLine, type NewRule } from './new-rule/texts';

/**
 * `npm run new-rule -- <id> --section C --level hint`: writes the file of a rule, its test and its export line, and makes
 * the pages. What it writes typechecks, and fails its test until the rule is written. docs/new-rule.md goes on from there.
 */

const root = fileURLToPath(new URL('../', import.meta.url));
const exportLines = 'server/src/engine/rules/all.ts';

const rule = readRule(process.argv.slice(2));
const files = {
  rule: `server/src/engine/rules/${rule.id}.ts`,
  test: `test/engine/rules/${rule.id}.test.ts`,
};
for (const path of Object.values(files)) {
  if (existsSync(`${root}${path}`)) giveUp(`${path} is there already.`);
}
await write(files.rule, ruleText(rule));
await write(files.test, testText(rule));
await write(exportLines, withExportLine(await readFile(`${root}${exportLines}`, 'utf8'), rule.id));
// Loaded only now: it reads the rules, with the new one among them.
const { writeGenerated } = await import('./generate');
await writeGenerated();
console.log(`Written: ${files.rule}, ${files.test}, the line of ${exportName(rule.id)} in ${exportLines}, and the pages.
Next: say in the test what it reports, then write the rule until the test passes (docs/new-rule.md).
  npx vitest run ${files.test}`);

function readRule(args: readonly string[]): NewRule {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { section: { type: 'string' }, level: { type: 'string' } },
  });
  const [id = '', ...others] = positionals;
  if (others.length > 0 || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(id))
    giveUp(`The name of a rule is several words in kebab case: npm run new-rule -- no-such-thing …`);
  return {
    id,
    section: oneOf('section', values.section, ['A', 'B', 'C', 'D']),
    level: oneOf('level', values.level, ['error', 'warning', 'information', 'hint', 'off']),
  };
}

function oneOf<Value extends string>(name: string, given: string | undefined, all: readonly Value[]): Value {
  return all.find((value) => value === given) ?? giveUp(`--${name} is one of ${all.join(', ')}.`);
}

function giveUp(reason: string): never {
  console.error(reason);
  process.exit(2);
}

async function write(path: string, text: string): Promise<void> {
  const options = await resolveConfig(`${root}${path}`);
  await writeFile(`${root}${path}`, await format(text, { ...options, filepath: path }));
}
