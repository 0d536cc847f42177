import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { CATALOGUE } from '../server/src/engine/lint/catalogue';
import { inputTable } from './generate/action-inputs';
import { apiTypes } from './generate/api-types';
import { configSchema, manifestSchema } from './generate/config-schema';
import { ruleDocument, ruleIndex, ruleTables } from './generate/rule-index';
import { seedCoverage } from './generate/seed-coverage';
import { manifestConfiguration, settingTable, settingTexts } from './generate/settings';
import { sourcesPage } from './generate/sources-page';
import { statusGlossary } from './generate/status-codes';

const root = fileURLToPath(new URL('../', import.meta.url));
const rulePages = 'docs/rules/';

/** The files that are made of the rules' metadata, the declaration of settings and the action's inputs, by path from the root, as they should be. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const add = async (path: string, text: string): Promise<void> => {
    const options = await resolveConfig(`${root}${path}`);
    files.set(path, await format(text, { ...options, filepath: path }));
  };
  const tables = { rules: ruleTables(CATALOGUE, rulePages), settings: settingTable() };
  await add('README.md', filled(await textOf('README.md'), tables));
  const inputs = inputTable(await textOf('action.yml'));
  await add('docs/ci.md', filled(await textOf('docs/ci.md'), { inputs }));
  await add(`${rulePages}README.md`, ruleIndex(CATALOGUE));
  for (const rule of CATALOGUE) await add(`${rulePages}${rule.meta.id}.md`, ruleDocument(rule));
  await add('docs/sources.md', sourcesPage());
  await add('docs/seed-coverage.md', seedCoverage(CATALOGUE));
  await add('docs/status-codes.md', statusGlossary(CATALOGUE));
  await add('server/schema/config.schema.json', JSON.stringify(configSchema(CATALOGUE)));
  await add('server/schema/package.schema.json', JSON.stringify(manifestSchema(CATALOGUE)));
  await add('server/types/settings.d.cts', apiTypes(CATALOGUE));
  await add('package.json', withConfiguration(await textOf('package.json')));
  await add('package.nls.json', withTexts(await textOf('package.nls.json')));
  return files;
}

/** Pages of rules that there are no more, by path from the root. */
export async function staleFiles(): Promise<readonly string[]> {
  const current = new Set(['README.md', ...CATALOGUE.map(({ meta }) => `${meta.id}.md`)]);
  const there = await readdir(`${root}${rulePages}`);
  return there.filter((name) => !current.has(name)).map((name) => `${rulePages}${name}`);
}

async function textOf(path: string): Promise<string> {
  return readFile(`${root}${path}`, 'utf8');
}

function filled(page: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, table]) => {
    const place = new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`);
    if (!place.test(text)) throw new Error(`The page has no place for the ${name}: <!-- ${name} -->.`);
    return text.replace(place, (_all, before: string, after: string) => `${before}\n\n${table}\n\n${after}`);
  }, page);
}

function withConfiguration(manifest: string): string {
  const parsed = JSON.parse(manifest) as { readonly contributes?: object };
  const contributes = { ...parsed.contributes, configuration: manifestConfiguration(CATALOGUE) };
  return JSON.stringify({ ...parsed, contributes });
}

// The other texts of the manifest stand in the same file.
function withTexts(texts: string): string {
  const entries = Object.entries(JSON.parse(texts) as Readonly<Record<string, string>>);
  const others = entries.filter(([key]) => !key.startsWith('settings.'));
  return JSON.stringify({ ...Object.fromEntries(others), ...settingTexts(CATALOGUE) });
}

/** Brings all of them up to date. */
export async function writeGenerated(): Promise<void> {
  for (const [path, text] of await generatedFiles()) await writeFile(`${root}${path}`, text);
  for (const path of await staleFiles()) await rm(`${root}${path}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeGenerated();
