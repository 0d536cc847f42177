import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { applyEdits, type TextEdit } from '../../server/src/engine/text/edit';
import { program, root } from '../cli/build';
import { plainEnv } from '../cli/program-run';
import { toolPath } from '../../scripts/tools';

export const pluginPath = join(root, 'server/dist/eslint.cjs');
/** Reads TypeScript, too: ESLint's own parser does not. */
const parserPath = createRequire(join(root, 'package.json')).resolve('@typescript-eslint/parser');

/** A finding in the form in which ESLint's and the command line's are compared. */
export interface Told {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly message: string;
  /** The text of the file after the fix. */
  readonly fixed: string | undefined;
  /** Titles of what else is on offer, with the text after each. */
  readonly suggested: readonly (readonly [title: string, text: string])[];
}

/** Writes a configuration of ESLint into a folder: our recommended one, with these parts behind it. */
export function writeEslintConfig(folder: string, ...parts: readonly string[]): void {
  const text = [
    `import statusHints from ${JSON.stringify(pluginPath)};`,
    `import parser from ${JSON.stringify(parserPath)};`,
    'export default [',
    "  { files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } },",
    ...(parts.length === 0 ? ['statusHints.configs.recommended'] : parts).map((part) => `  ${part},`),
    '];',
  ].join('\n');
  writeFileSync(join(folder, 'eslint.config.mjs'), text);
}

interface EslintMessage {
  readonly ruleId: string | null;
  readonly severity: number;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly fix?: EslintFix;
  readonly suggestions?: readonly { readonly desc: string; readonly fix: EslintFix }[];
}

interface EslintFix {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** Runs ESLint over a folder. */
export function eslintIn(
  folder: string,
  tool: string,
  args: readonly string[] = ['.'],
): { readonly told: readonly Told[]; readonly messages: readonly EslintMessage[]; readonly stderr: string } {
  const command = [toolPath(tool, 'bin/eslint.js'), '--format', 'json', ...args];
  const { stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: 'utf8',
    env: plainEnv(),
    maxBuffer: 1 << 28,
  });
  if (!stdout.startsWith('[')) throw new Error(`${tool}: ${stderr}${stdout}`);
  const results = JSON.parse(stdout) as { filePath: string; messages: EslintMessage[] }[];
  const told = results.flatMap(({ filePath, messages }) => {
    const file = filePath.slice(folder.length + 1).replaceAll('\\', '/');
    const text = textOf(filePath);
    const after = ({ range: [start, end], text: inserted }: EslintFix): string =>
      applyEdits(text, [{ start, end, text: inserted }]);
    return messages.map((one): Told => {
      const { ruleId, message, line, column, endLine, endColumn, fix, suggestions = [] } = one;
      return {
        file,
        line,
        column,
        endLine,
        endColumn,
        rule: (ruleId ?? '').replace(/^status-hints\//, ''),
        message,
        fixed: fix && after(fix),
        suggested: suggestions.map((other) => [other.desc, after(other.fix)] as const),
      };
    });
  });
  return { told: told.sort(byPlace), messages: results.flatMap(({ messages }) => messages), stderr };
}

interface CheckFinding extends Omit<Told, 'fixed' | 'suggested'> {
  readonly fixes: readonly { title: string; kind: string; preferred: boolean; edits: TextEdit[] }[];
  readonly suppressed?: unknown;
}

/** Runs `check` over a folder, in the same form. */
export function checkIn(folder: string, args: readonly string[] = ['.']): readonly Told[] {
  const command = [program, 'check', '--format', 'json', ...args];
  const { stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: 'utf8',
    env: plainEnv(),
    maxBuffer: 1 << 28,
  });
  if (!stdout.startsWith('{')) throw new Error(stderr);
  const { findings } = JSON.parse(stdout) as { findings: CheckFinding[] };
  return findings
    .filter(({ suppressed }) => suppressed === undefined)
    .map(({ file, line, column, endLine, endColumn, rule, message, fixes }): Told => {
      const text = textOf(join(folder, file));
      const eol = /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
      const after = (edits: readonly TextEdit[]): string =>
        applyEdits(
          text,
          edits.map((edit) => ({ ...edit, text: edit.text.replace(/\r?\n/g, eol) })),
        );
      const safe = fixes.filter(({ kind, edits }) => kind === 'safe' && edits.length > 0);
      const chosen = safe.find(({ preferred }) => preferred) ?? safe[0];
      return {
        file,
        line,
        column,
        endLine,
        endColumn,
        rule,
        message,
        fixed: chosen && after(chosen.edits),
        suggested: fixes
          .filter(({ kind, edits }) => kind === 'suggestion' && edits.length > 0)
          .map(({ title, edits }) => [title, after(edits)] as const),
      };
    })
    .sort(byPlace);
}

/** The order in which findings are compared. */
function byPlace(a: Told, b: Told): number {
  const key = ({ file, line, column, rule }: Told): string =>
    [file, String(line).padStart(6), String(column).padStart(6), rule].join('\0');
  return key(a) < key(b) ? -1 : 1;
}

/** Without its BOM, as offsets are counted. */
function textOf(path: string): string {
  return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
}
