/**
 * Counts how much is said of whole projects at the default settings: findings by level, by rule, and for each 1,000 lines
 * of the files that have handlers.
 *
 *     npm run density -- DIR [DIR…]
 *
 * Each DIR is one project, checked by the built command line from its own folder. Exit code 0, or 2 when one could not be.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { spawnSync } from 'node:child_process';
import { LEVELS, type Level } from '../server/src/engine/model/finding';
import { commandLine, giveUp } from './command-line';
import { tableOf } from './table';

const { positionals } = parseArgs({ allowPositionals: true });
if (positionals.length === 0) giveUp('npm run density -- DIR [DIR…]');

interface Reported {
  readonly rule: string;
  readonly level: Level;
}

interface Density {
  readonly name: string;
  readonly handlers: number;
  readonly lines: number;
  readonly findings: readonly Reported[];
}

const projects = positionals.map(densityOf);
const rules = [...new Set(projects.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort();
console.log(
  tableOf(
    ['project', 'handlers', 'lines', ...LEVELS, ...LEVELS.map((level) => `${level} / 1,000`)],
    projects.map(rowOf),
  ),
);
console.log(`\n${tableOf(['rule', ...LEVELS], rules.map(rowOfRule))}`);

function densityOf(folder: string): Density {
  const root = path.resolve(folder);
  const { findings } = asked(root, 'check', '--show', 'hint') as { findings: readonly Reported[] };
  const { handlers } = asked(root, 'inspect') as { handlers: readonly { readonly file: string }[] };
  const files = [...new Set(handlers.map(({ file }) => file))];
  const lines = files.reduce((sum, file) => sum + linesOf(path.join(root, file)), 0);
  return { name: path.basename(root), handlers: handlers.length, lines, findings };
}

function asked(cwd: string, command: string, ...options: readonly string[]): unknown {
  const args = [commandLine, command, '--format', 'json', ...options, '.'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status === null || status > 1) giveUp(`${cwd}: ${stderr.trim()}`);
  return JSON.parse(stdout);
}

function linesOf(file: string): number {
  return readFileSync(file, 'utf8').split('\n').length;
}

function rowOf({ name, handlers, lines, findings }: Density): readonly string[] {
  const counts = LEVELS.map((level) => findings.filter((finding) => finding.level === level).length);
  const shares = counts.map((count) => (lines === 0 ? '-' : ((1000 * count) / lines).toFixed(1)));
  return [name, String(handlers), String(lines), ...counts.map(String), ...shares];
}

function rowOfRule(id: string): readonly string[] {
  const said = projects.flatMap(({ findings }) => findings.filter(({ rule }) => rule === id));
  return [id, ...LEVELS.map((level) => String(said.filter((finding) => finding.level === level).length))];
}
