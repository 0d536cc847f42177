import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { exportName, withExportLine } from '../../scripts/new-rule/texts';
import { generatedFiles } from '../../scripts/generate';
import { folderWith } from '../node/support';
import { root } from './sources';

/**
 * `npm run new-rule` in a copy of the repository: what it writes typechecks and keeps the house's rules about rules, and
 * fails its own test until it is written. Writing it touches its file, its test and one line.
 */

const copy = folderWith();
const rule = 'server/src/engine/rules/no-such-thing.ts';
const ruleTest = 'test/engine/rules/no-such-thing.test.ts';
const page = 'docs/rules/no-such-thing.md';
const minutes = 60_000;

beforeAll(async () => {
  cpSync(root, copy, { recursive: true, filter: (path) => !leftOut.has(basename(path)) });
  for (const folder of ['', 'server']) linkPackages(folder);
  const made = await run('tsx', 'scripts/new-rule.ts', 'no-such-thing', '--section', 'C', '--level', 'hint');
  expect(made.output).toContain(`Written: ${rule}, ${ruleTest}`);
}, 4 * minutes);

// Sources alone: no history, nothing installed or built.
const leftOut = new Set(['.git', 'node_modules', 'dist', 'out', '.vscode-test']);

// A folder of its own, since the cache of the suite that runs this test lies in the real one.
function linkPackages(folder: string): void {
  const from = join(root, folder, 'node_modules');
  if (!existsSync(from)) return;
  mkdirSync(join(copy, folder, 'node_modules'));
  for (const name of readdirSync(from)) {
    if (name !== '.cache') symlinkSync(join(from, name), join(copy, folder, 'node_modules', name));
  }
}

test(
  'what it writes typechecks and fails its own test; the house misses only its words',
  async () => {
    // With the test goes all of the engine that it imports.
    expect(await run('tsc', '-p', 'test')).toMatchObject({ code: 0 });
    expect(readFileSync(join(copy, page), 'utf8')).toContain('# no-such-thing');
    const house = await run('vitest', 'run', 'test/house/rules.test.ts', 'test/house/generated.test.ts');
    expect(failuresIn(house.output)).toEqual(['every text of a rule is written']);
    const { output } = await run('vitest', 'run', ruleTest);
    expect(failuresIn(output)).toEqual([
      'express: TODO what it reports',
      'express: TODO what is right',
      'fastify: TODO what it reports',
      'fastify: TODO what is right',
      'stands empty, half-typed, CRLF and BOM files, and emoji before the finding',
      'its examples hold',
    ]);
  },
  5 * minutes,
);

test(
  'written, it passes, and nothing but its file, its test and its line is not generated',
  async () => {
    change(rule, (text) =>
      written(text)
        .replace(
          "import { responsesOf, type Rule } from './rule';",
          "$&\nimport { sentCode } from './sent-code';",
        )
        .replace(/throw new Error\(.*\);/, 'return sentCode(response) === 418;'),
    );
    change(ruleTest, written);
    expect((await run('tsx', 'scripts/generate.ts')).code).toBe(0);
    expect((await run('tsc', '-p', 'server/src/engine')).output).toBe('');
    const { output } = await run(
      'vitest',
      'run',
      ruleTest,
      'test/house/rules.test.ts',
      'test/house/generated.test.ts',
    );
    expect(failuresIn(output)).toEqual([]);
    expect(output).toMatch(/^\d\d+ passed, 0 failed$/m);

    const generated = new Set([...(await generatedFiles()).keys(), page]);
    const list = 'server/src/engine/rules/all.ts';
    const touched = ['server/src', 'scripts', 'test', 'docs', '.']
      .flatMap(filesIn)
      .filter((path) => textIn(copy, path) !== textIn(root, path) && !generated.has(path));
    expect(touched.sort()).toEqual([list, rule, ruleTest].sort());
    const before = new Set((textIn(root, list) ?? '').split('\n'));
    const lines = (textIn(copy, list) ?? '').split('\n').filter((line) => !before.has(line));
    expect(lines).toEqual(["export { noSuchThing } from './no-such-thing';"]);
  },
  5 * minutes,
);

test('a name that is taken, or is none, and a missing option write nothing', async () => {
  const asked = async (...args: readonly string[]) => run('tsx', 'scripts/new-rule.ts', ...args);
  expect(await asked('no-such-thing', '--section', 'C', '--level', 'hint')).toMatchObject({
    code: 2,
    output: expect.stringContaining(`${rule} is there already.`) as string,
  });
  expect(await asked('NoThing', '--section', 'C', '--level', 'hint')).toMatchObject({ code: 2 });
  expect(await asked('no-other-thing', '--section', 'E', '--level', 'hint')).toMatchObject({
    code: 2,
    output: '--section is one of A, B, C, D.\n',
  });
  expect(existsSync(join(copy, 'server/src/engine/rules/no-other-thing.ts'))).toBe(false);
});

test('names in code, and the sorted list', () => {
  expect(['no-403-for-x', 'no-final-1xx', 'retry-after'].map(exportName)).toEqual([
    'no403ForX',
    'noFinal1xx',
    'retryAfter',
  ]);
  const list = "// Head.\nexport { b } from './b-b';\nexport { aZ } from './a-z';\n";
  expect(withExportLine(list, 'a-b')).toBe(
    "// Head.\nexport { aB } from './a-b';\nexport { aZ } from './a-z';\nexport { b } from './b-b';\n",
  );
});

/** The words and the example that a person would write: a 418 is reported. */
function written(text: string): string {
  return text
    .replaceAll(
      "message: 'TODO what is wrong. Why it matters. What to do.'",
      "message: 'It is a joke. Answer 404.'",
    )
    .replaceAll(/TODO (?=what)/g, '')
    .replaceAll(/TODO /g, '')
    .replaceAll(/(status|code)\(200\)/g, '$1(418)');
}

function change(path: string, edit: (text: string) => string): void {
  writeFileSync(join(copy, path), edit(readFileSync(join(copy, path), 'utf8')));
}

function filesIn(folder: string): string[] {
  return readdirSync(join(copy, folder), { recursive: folder !== '.', withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) =>
      join(file.parentPath, file.name)
        .slice(copy.length + 1)
        .replaceAll('\\', '/'),
    );
}

function textIn(folder: string, path: string): string | undefined {
  const whole = join(folder, path);
  return existsSync(whole) ? readFileSync(whole, 'utf8') : undefined;
}

/** The last part of the names of the tests that failed. */
function failuresIn(output: string): string[] {
  return [...output.matchAll(/^ FAIL .* > (.*)$/gm)].map(([, name = '']) => name);
}

function run(program: string, ...args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const { NODE_OPTIONS: _options, FORCE_COLOR: _colour, ...env } = process.env;
    execFile(
      join(copy, 'node_modules', '.bin', program),
      args,
      { cwd: copy, encoding: 'utf8', maxBuffer: 1e8, env: { ...env, NO_COLOR: '1' } },
      (error, stdout, stderr) => {
        resolve({
          code: typeof error?.code === 'number' ? error.code : error ? 1 : 0,
          output: stdout + stderr,
        });
      },
    );
  });
}
