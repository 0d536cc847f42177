import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { CHECK_FORMATS } from '../../server/src/cli/output-options';
import { buildProgram } from '../cli/build';
import { runProgram } from '../cli/program-run';
import { folderWith } from '../node/support';
import { root } from './sources';

/** What docs/output-formats.md shows is what the program writes. */

const path = join(root, 'docs', 'output-formats.md');
const page = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');

/** The block below a mark. */
function blockOf(mark: string): string {
  const [, block = ''] = new RegExp(`<!-- ${mark} -->\\n\\n\`\`\`\\w*\\n([^]*?)\\n\`\`\``).exec(page) ?? [];
  return block;
}

const folder = (): string =>
  folderWith({
    'package.json': '{ "dependencies": { "express": "^5.0.0" } }',
    'src/orders.js': `${blockOf('source')}\n`,
  });

beforeAll(buildProgram, 150_000);

describe('its examples', () => {
  test.each(CHECK_FORMATS)('%s', async (format) => {
    const example = blockOf(`example: ${format}`);
    const { code, stdout } = await runProgram(['check', 'src', '--format', format], { cwd: folder() });
    expect(code).toBe(1);
    expect(example).not.toBe('');
    // What it leaves out is left out; what it shows is so.
    if (/^[[{]/.test(example)) expect(JSON.parse(stdout)).toMatchObject(JSON.parse(example) as object);
    else expect(inOneLine(stdout)).toContain(inOneLine(example));
  });
});

describe('its command lines', () => {
  const lines = [...page.matchAll(/^npx status-hints (.+)$/gm)].map(([, line = '']) => line);

  test('there are some', () => {
    expect(lines.length).toBeGreaterThan(3);
  });

  test.each(lines)('status-hints %s', async (line) => {
    const cwd = folder();
    const words = line.replace('"$GITHUB_STEP_SUMMARY"', 'step/summary').split(' ');
    const { code, stdout, stderr } = await runProgram(words, { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).not.toBe('');
    const files = words.flatMap((word, at) =>
      words[at - 1] === '--output' ? [word.replace(/^\w+=/, '')] : [],
    );
    expect(files).not.toEqual([]);
    expect(files.filter((file) => !existsSync(join(cwd, file)))).toEqual([]);
  });
});

test('it says the limits that hold', async () => {
  const [, limit = ''] = /never longer than ([\d,]+) bytes/.exec(page) ?? [];
  const reporter = readFileSync(join(root, 'server/src/cli/reporters/markdown.ts'), 'utf8');
  expect(reporter).toContain(`ROOM = ${limit.replace(',', '_')};`);
});

test('its links lead somewhere', () => {
  const files = [...page.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
  expect(files.filter((file) => !existsSync(join(dirname(path), file)))).toEqual([]);
  const anchors = [...page.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor = '']) => anchor);
  expect(anchors).toEqual([...CHECK_FORMATS]);
  expect(anchors.filter((anchor) => !page.includes(`\n## ${anchor}\n`))).toEqual([]);
});

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/-{2,}/g, '--').trim();
}
