import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../server/src/engine/lint/catalogue';
import { buildProgram, root } from '../cli/build';
import { plainEnv } from '../cli/program-run';
import { folderWith } from '../node/support';
import { toolPath } from '../../scripts/tools';
import { toolsAreHere } from '../support/tools';
import { overFiles } from './projects';
import { checkIn, pluginPath } from './support';

/** In milliseconds. */
const SLOW = 120_000;
/** All rules: how loud they are is another's business, and those that are off ask for nothing here. */
const rules = Object.fromEntries(
  CATALOGUE.filter(({ meta }) => meta.level !== 'off' || meta.askedBy).map(({ meta }) => [
    `status-hints/${meta.id}`,
    'warn',
  ]),
);

beforeAll(buildProgram);

// oxlint loads plugins for ESLint by itself; what it has no way to show (edits in JSON) is compared by writing it.
describe.runIf(toolsAreHere('oxlint'))('oxlint says what `check` says', () => {
  test.each(['express', 'fastify'])(
    'of examples/%s',
    (name) => {
      const folder = folderWith();
      cpSync(join(root, 'examples', name), folder, { recursive: true });
      const said = checkIn(folder);
      expect(said.length).toBeGreaterThan(3);
      expect(oxlintIn(folder)).toEqual(told(said));
    },
    SLOW,
  );

  test(
    'of a project whose files know each other, behind a BOM too',
    () => {
      const folder = folderWith({ ...overFiles, 'src/more.js': `\uFEFF${overFiles['src/more.js'] ?? ''}` });
      expect(oxlintIn(folder)).toEqual(told(checkIn(folder)));
    },
    SLOW,
  );

  test(
    'and --fix writes the same',
    () => {
      const [byCheck, byOxlint] = [folderWith(overFiles), folderWith(overFiles)] as const;
      checkIn(byCheck, ['.', '--fix']);
      // What touches another fix waits for the next run: oxlint makes one pass, ESLint and `check` up to ten.
      for (const args of [['--fix'], ['--fix']]) oxlintIn(byOxlint, args);
      const names = Object.keys(overFiles);
      const after = (folder: string): string[] =>
        names.map((name) => readFileSync(join(folder, name), 'utf8'));
      expect(after(byCheck)).not.toEqual(Object.values(overFiles));
      expect(after(byOxlint)).toEqual(after(byCheck));
    },
    SLOW,
  );
});

interface Diagnostic {
  readonly message: string;
  readonly code: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}

/** Its columns count bytes, so that lines alone are compared. */
function oxlintIn(folder: string, args: readonly string[] = []): readonly unknown[] {
  const config = { jsPlugins: [pluginPath], categories: { correctness: 'off' }, rules };
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(config));
  const command = [toolPath('oxlint', 'bin/oxlint'), '--format', 'json', ...args, '.'];
  const { stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: 'utf8',
    env: plainEnv(),
  });
  if (!stdout.startsWith('{')) throw new Error(`${stderr}${stdout}`);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return told(
    diagnostics.map(({ message, code, filename, labels }) => ({
      file: filename.replaceAll('\\', '/'),
      line: labels[0]!.span.line,
      rule: code.replace(/^status-hints\((.*)\)$/, '$1'),
      message,
    })),
  );
}

function told(
  findings: readonly { file: string; line: number; rule: string; message: string }[],
): readonly unknown[] {
  return findings
    .map(({ file, line, rule, message }) => [file, String(line), rule, message])
    .sort((a, b) => (a.join('\0') < b.join('\0') ? -1 : 1));
}
