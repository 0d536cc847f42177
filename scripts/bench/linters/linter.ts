import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { objectIn } from '../../accuracy/json';
import { toolPath } from '../../tools';
import type { Program } from '../run-measured';

/** Another linter that runs the checks of checks.ts over the same folders. */
export type Linter = {
  readonly program: Program;
  readonly version: string;
  /** A run takes a minute: one is enough. */
  readonly isSlow: boolean;
  /** How much it said, from what it printed. */
  readonly findingsIn: (stdout: string) => number;
};

/** What linters are run over. */
export type LinterSetup = {
  /** Absolute. */
  readonly folders: readonly string[];
  /** A folder that holds them all. */
  readonly cwd: string;
  readonly includeTests: boolean;
  /** The path of a file to make, by its name. */
  readonly made: (name: string) => string;
};

/**
 * A file of test/tools/node_modules, where `npm run install:tools` puts the linters that nothing here is built with.
 * @returns undefined when it is not there, which is told on standard error
 */
export function toolFile(name: string): string | undefined {
  const file = toolPath(name);
  if (existsSync(file)) return file;
  console.error(`NOT MEASURED: ${file} is missing: npm run install:tools`);
  return undefined;
}

/** The version in the `package.json` at the path. */
export async function versionIn(manifest: string): Promise<string> {
  return String(objectIn(JSON.parse(await readFile(manifest, 'utf8')), manifest)['version']);
}

/** How many diagnostics of a JSON report have a member of this kind: the others are complaints of the parser. */
export function diagnosticsIn(stdout: string, member: string, ofChecks: RegExp): number {
  const { diagnostics } = objectIn(JSON.parse(stdout), 'the report');
  if (!Array.isArray(diagnostics)) return NaN;
  return diagnostics.filter((one) => ofChecks.test(String(objectIn(one, 'a diagnostic')[member]))).length;
}
