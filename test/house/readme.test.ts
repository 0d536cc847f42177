import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildProgram } from '../cli/build';
import { runProgram } from '../cli/program-run';
import type { Ran } from '../cli/support';
import { folderWith } from '../node/support';
import { lintText } from '../support/lint-snippet';
import { root } from './sources';

/** What README.md says is what the program does. test/e2e/fresh-clone.test.ts runs its two `npm ci` lines. */

const readme = readFileSync(join(root, 'README.md'), 'utf8').replaceAll('\r\n', '\n');

beforeAll(buildProgram, 150_000);

test('the findings it shows are what `check examples` prints, line breaks aside', async () => {
  const fences = [...readme.matchAll(/^```(\w*)\n([^]*?)\n```$/gm)];
  const [, , shown = ''] = fences.find(([, language]) => language === '') ?? [];
  expect(shown.split('\n').length).toBeGreaterThan(5);
  const { code, stdout } = await runProgram(['check', 'examples'], { cwd: root });
  expect(code).toBe(1);
  expect(inOneLine(stdout)).toContain(inOneLine(shown));
});

test('the endpoints it shows are those of the examples', async () => {
  const shown = /^```\n(METHOD [^]*?)\n```$/m.exec(readme)?.[1] ?? '';
  expect(shown.split('\n').length).toBeGreaterThan(5);
  const { code, stdout } = await runProgram(['routes', 'examples'], { cwd: root });
  expect(code).toBe(0);
  expect(stdout).toContain(shown);
});

describe('the command lines it shows run', () => {
  const lines = [...readme.matchAll(/^npx status-hints (.+?)(?: {2,}#.*)?$/gm)].map(([, line = '']) => line);

  test('there are some', () => {
    expect(lines.length).toBeGreaterThan(3);
  });

  test.each(lines)('status-hints %s', async (line) => {
    // In a copy: one of them applies fixes.
    const cwd = folderWith();
    cpSync(join(root, 'examples'), join(cwd, 'src'), { recursive: true });
    const { code, stdout, stderr } = await runLine(line, cwd);
    expect(code, stderr).toBeLessThan(2);
    expect(stdout).not.toBe('');
  });

  /** Runs a line as a shell does, after the line that writes the file which it reads. */
  async function runLine(line: string, cwd: string): Promise<Ran> {
    const [command = '', written] = line.split(' > ');
    const words = command.split(' ');
    const before = lines.find((other) => words.includes(other.split(' > ')[1] ?? ''));
    if (before !== undefined) await runLine(before, cwd);
    const ran = await runProgram(words, { cwd });
    if (written !== undefined) writeFileSync(join(cwd, written), ran.stdout);
    return ran;
  }
});

test('the comment it shows silences what it names', () => {
  const shown = /^```js\n([^]*?)\n```$/m.exec(readme)?.[1] ?? '';
  const lint = (code: string) => lintText('express', `app.get('/things', (req, res) => {\n${code}\n});\n`);
  const [first = '', ...rest] = shown.split('\n');
  expect(first).toMatch(/^\/\/ status-hints-disable-next-line /);
  expect(lint(rest.join('\n')).findings.map(({ suppressed }) => suppressed)).toEqual([undefined]);
  expect(lint(shown).findings.map(({ suppressed }) => suppressed?.kind)).toEqual(['next-line']);
});

test('its links lead somewhere', () => {
  const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
  expect(targets).not.toEqual([]);
  expect(targets.filter((target) => !existsSync(join(root, target)))).toEqual([]);
});

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
