import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getL10nJson } from '@vscode/l10n-dev';
import { format, resolveConfig } from 'prettier';

/** Collects the texts that the extension shows (`l10n.t`) into l10n/bundle.l10n.json, from which translations are made. */

const root = fileURLToPath(new URL('../', import.meta.url));
const bundle = join(root, 'l10n', 'bundle.l10n.json');

/** The bundle's path from the root, and its text as it should be. */
export async function textBundle(): Promise<{ readonly path: string; readonly text: string }> {
  const folder = join(root, 'client', 'src');
  const sources = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  const files = sources.map(async (name) => ({
    contents: await readFile(join(folder, name), 'utf8'),
    extension: '.ts',
  }));
  const texts = Object.entries(await getL10nJson(await Promise.all(files)));
  const sorted = Object.fromEntries(texts.sort(([one], [other]) => (one < other ? -1 : 1)));
  const options = await resolveConfig(bundle);
  const text = await format(JSON.stringify(sorted), { ...options, filepath: bundle });
  return { path: bundle, text };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { path, text } = await textBundle();
  await writeFile(path, text);
}
