import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { linesOf, reportOf, type Report } from './report';
import { quiet } from './settings';

/**
 * Runs the suites in a desktop VS Code with a fresh user folder.
 * @param extension folder of the extension under development
 * @param suites path of the bundled suites
 * @param workspace path of the folder or `.code-workspace` file to open
 */
export async function runInDesktop(
  executable: string,
  extension: string,
  suites: string,
  workspace: string,
): Promise<Report> {
  // Short: the name of a socket in it may have 103 characters on a Mac.
  const folder = await mkdtemp(join(tmpdir(), 'sh-'));
  const results = join(folder, 'results.jsonl');
  const user = join(folder, 'ud/User');
  await mkdir(user, { recursive: true });
  await writeFile(join(user, 'settings.json'), JSON.stringify(quiet));
  try {
    const exitCode = await exitCodeOf(() =>
      runTests({
        vscodeExecutablePath: executable,
        extensionDevelopmentPath: extension,
        extensionTestsPath: suites,
        extensionTestsEnv: { STATUS_HINTS_RESULTS: results },
        launchArgs: [
          workspace,
          '--user-data-dir',
          join(folder, 'ud'),
          '--extensions-dir',
          join(folder, 'exts'),
        ],
      }),
    );
    return reportOf(await linesOf(results), exitCode);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function exitCodeOf(run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? -1;
    throw error;
  }
}
