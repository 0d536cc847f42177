import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/**
 * The licences of the packages whose code is in a bundle, as one text. A package without a licence file is an
 * error: its code may not be shipped unseen.
 */
export async function thirdPartyLicences(root: string, { inputs }: Metafile): Promise<string> {
  const folders = new Set(
    Object.keys(inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []),
  );
  // The parser is cut from a file that the bundler does not see.
  if ('parser-only:typescript' in inputs) folders.add('node_modules/@typescript/old');
  const texts = await Promise.all([...folders].sort().map((folder) => licenceOf(join(root, folder))));
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

async function licenceOf(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  const file = (await readdir(folder)).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) throw new Error(`${folder} has no licence file; it cannot be bundled.`);
  return `${manifest.name} ${manifest.version}\n\n${(await readFile(join(folder, file), 'utf8')).trim()}\n`;
}
