import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Metafile } from 'esbuild';

/** A package whose code is in a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX identifier. */
  readonly licence: string;
  /** Its licence, and what it says itself of the code of others in it, as its files have them. */
  readonly texts: readonly string[];
}

/** Licences that ask for no more than to be named with their text; what has another one may not be bundled unseen. */
const ALLOWED_LICENCES: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'Unicode-3.0',
];

/** Cut out of `typescript`, which no bundler sees. */
const PARSER = 'parser-only:typescript';
const PARSER_FOLDER = 'node_modules/@typescript/old';

/** The folders of the packages that bundles are made of, by the names of a bundler's inputs. */
function packageFolders(inputs: readonly string[]): readonly string[] {
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
  return [...new Set([...folders, ...(inputs.includes(PARSER) ? [PARSER_FOLDER] : [])])];
}

/**
 * The notices of bundles: each package with its version, its licence and the texts that come with it, by name. A package
 * without a licence file, or with a licence that is not allowed, is an error.
 * @param inputs the names of a bundler's inputs, from the root
 */
export async function thirdPartyNotices(root: string, inputs: readonly string[]): Promise<string> {
  const read = await Promise.all(packageFolders(inputs).map((folder) => packageIn(join(root, folder))));
  const each = [...new Map(read.map((one) => [titleOf(one), one])).values()].sort((a, b) =>
    titleOf(a) < titleOf(b) ? -1 : 1,
  );
  const list = each.map((one) => `  ${titleOf(one)} (${one.licence})`).join('\n');
  const parts = each.map((one) => [titleOf(one), ...one.texts].join('\n\n'));
  return `${[`${HEAD}\n\n${list}`, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

const HEAD = `THIRD-PARTY NOTICES

status-hints has a licence of its own (LICENSE). Its programs contain code of these packages, whose licences follow.
Of TypeScript it is the scanner and the parser. What it knows about status codes, methods and fields was written from the
registries of IANA and from RFCs, which are named where they are used; of MDN and other guides it has links alone.`;

/** Notes what bundles were made of, for those that pack them and for tests. @param name of a file in `out/bundled` */
export async function noteInputs(root: string, name: string, { inputs }: Metafile): Promise<void> {
  const file = join(root, 'out', 'bundled', `${name}.json`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(Object.keys(inputs).sort(), undefined, 2)}\n`);
}

/** What {@link noteInputs} noted. */
export async function notedInputs(root: string, name: string): Promise<readonly string[]> {
  return JSON.parse(await readFile(join(root, 'out', 'bundled', `${name}.json`), 'utf8')) as string[];
}

/** Reads what a package says of itself. */
export async function packageIn(folder: string): Promise<BundledPackage> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: unknown;
  };
  const licence = typeof manifest.license === 'string' ? manifest.license : 'none';
  if (!ALLOWED_LICENCES.includes(licence))
    throw new Error(`${folder} has the licence ${licence}, which is not among those that may be bundled.`);
  const files = (await readdir(folder)).sort();
  const own = files.filter((name) => /^(?:un)?licen[cs]e/i.test(name));
  if (own.length === 0) throw new Error(`${folder} has no licence file; it cannot be bundled.`);
  // Apache asks for the NOTICE; others say so what they have of others.
  const more = files.filter((name) => /^(?:notice|third-?party)/i.test(name));
  const texts = await Promise.all([...own, ...more].map((name) => readFile(join(folder, name), 'utf8')));
  return {
    name: manifest.name,
    version: manifest.version,
    licence,
    texts: texts.map((text) =>
      text
        .replace(/^\uFEFF/, '')
        .replaceAll('\r\n', '\n')
        .trim(),
    ),
  };
}

function titleOf({ name, version }: BundledPackage): string {
  return `${name} ${version}`;
}
