import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sourceEndings } from '../walk';
import { ignoredGlobs } from './checks';
import { diagnosticsIn, toolFile, versionIn, type Linter, type LinterSetup } from './linter';

/** Biome with the checks as a GritQL plugin; undefined when it is not here. */
export async function biome({ folders, cwd, includeTests, made }: LinterSetup): Promise<Linter | undefined> {
  const manifest = toolFile('@biomejs/biome/package.json');
  const native = toolFile(`@biomejs/cli-${process.platform}-${process.arch}/biome`);
  if (manifest === undefined || native === undefined) return undefined;
  await writeFile(made('biome.json'), biomeConfig(includeTests));
  return {
    program: {
      name: 'Biome, a GritQL plugin',
      native,
      args: [
        ...['lint', '--config-path', made('biome.json'), '--max-diagnostics', 'none'],
        ...['--no-errors-on-unmatched', '--skip-parse-errors', '--reporter', 'json', ...folders],
      ],
      cwd,
    },
    version: await versionIn(manifest),
    isSlow: false,
    findingsIn: (stdout) => diagnosticsIn(stdout, 'category', /^plugin$/),
  };
}

/** The text of a Biome configuration (`biome.json`) that has the checks of checks.grit alone. */
function biomeConfig(includeTests: boolean): string {
  return JSON.stringify({
    files: {
      includes: [
        `**/*.{${sourceEndings.join(',')}}`,
        ...ignoredGlobs(includeTests).map((glob) => `!${glob}`),
      ],
      maxSize: 100_000_000,
    },
    plugins: [fileURLToPath(new URL('checks.grit', import.meta.url))],
    linter: { rules: { recommended: false } },
    formatter: { enabled: false },
    assist: { enabled: false },
  });
}
