import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

/**
 * Does what a newcomer does: clones the repository and runs the two commands that README.md shows. It sees
 * what is committed, not what lies in the working tree. `npm run test:fresh` runs it, `npm test` does not
 * (vitest.config.mts says why).
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'status-hints-clone-'));
const clone = join(folder, 'clone');
const minutes = 60_000;

beforeAll(() => {
  const { status, stderr } = spawnSync('git', ['clone', '--quiet', root, clone], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('the README shows two commands', () => {
  expect(commandsOfReadme()).toEqual(['npm ci && npx status-hints check examples', 'npm ci && npm test']);
});

test(
  'the first command reports the mistakes in the examples',
  () => {
    const { status, stdout, output } = run(commandsOfReadme()[0]);
    expect(status, output).toBe(1);
    expect(stdout, output).toMatch(/examples\/.*\.[jt]s/);
  },
  10 * minutes,
);

test(
  'the second command passes the tests and says so in its last line',
  () => {
    const { status, stdout, output } = run(commandsOfReadme()[1]);
    expect(status, output).toBe(0);
    expect(stdout.trimEnd().split('\n').at(-1), output).toMatch(/^[1-9]\d* passed, 0 failed$/);
  },
  30 * minutes,
);

/** The commands in fenced blocks of one line each that begin with `npm ci`. */
function commandsOfReadme(): string[] {
  const text = readFileSync(join(clone, 'README.md'), 'utf8');
  return [...text.matchAll(/^```\w*\r?\n(npm ci .+)\r?\n```$/gm)].map(([, command = '']) => command.trim());
}

function run(command = ''): { status: number | null; stdout: string; output: string } {
  const { status, stdout, stderr } = spawnSync(command, {
    shell: true,
    cwd: clone,
    env: ownEnvironment(),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, output: `${command}\n${stdout}\n${stderr}` };
}

/** Without what npm, vitest and a git hook set for this run (a registry that the user configured stays). */
function ownEnvironment(): NodeJS.ProcessEnv {
  const ofThisRun =
    /^npm_(?!config_)|^npm_config_(?:local|global)_prefix$|^vitest|^git_|^(?:NODE_ENV|INIT_CWD|MODE|DEV|PROD|SSR|BASE_URL|TEST)$/i;
  const inherited = Object.entries(process.env).filter(([name]) => !ofThisRun.test(name));
  return { ...Object.fromEntries(inherited), npm_config_prefer_offline: 'true' };
}
