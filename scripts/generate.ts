import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { CATALOGUE } from '../server/src/engine/lint/catalogue';
import { rulePage, ruleTable } from './generate/rule-pages';

const root = fileURLToPath(new URL('../', import.meta.url));
const table = /(<!-- rules -->)[\s\S]*?(<!-- \/rules -->)/;

/** The documents that are made of the rules' metadata, by path from the root, as they should be. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const readme = await readFile(`${root}README.md`, 'utf8');
  const filled = readme.replace(
    table,
    (_all, before: string, after: string) => `${before}\n\n${ruleTable(CATALOGUE)}\n\n${after}`,
  );
  const files = new Map<string, string>();
  for (const [path, text] of [
    ['README.md', filled],
    ['docs/rules.md', rulePage(CATALOGUE)],
  ] as const) {
    const options = await resolveConfig(`${root}${path}`);
    files.set(path, await format(text, { ...options, filepath: path }));
  }
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of await generatedFiles()) await writeFile(`${root}${path}`, text);
}
