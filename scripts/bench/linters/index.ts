import { biome } from './biome';
import { eslint } from './eslint';
import type { Linter, LinterSetup } from './linter';
import { oxlint } from './oxlint';

/** The linters that are here, ready to run. */
export async function lintersFor(setup: LinterSetup): Promise<readonly Linter[]> {
  const linters = await Promise.all([eslint(setup), oxlint(setup), biome(setup)]);
  return linters.filter((linter) => linter !== undefined);
}
