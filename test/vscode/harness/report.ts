import { readFile } from 'node:fs/promises';
import { describe, test } from 'vitest';
import { LINE_MARK, type SuiteLine, type TestResult } from '../suites/result';

/** What a run of the suites in an editor came to. */
export interface Report {
  readonly results: readonly TestResult[];
  /** Why the run as a whole is not good, though no test may have failed. */
  readonly problem?: string;
}

/**
 * Reads what the suites said, line by line. A run that did not come to its end is a problem, and so is an exit code that
 * disagrees with the tests.
 * @param lines JSON lines, those of other writers left out
 * @param exitCode of the run; 0 when every test passed
 */
export function reportOf(lines: readonly string[], exitCode: number): Report {
  const said = lines.map((line) => JSON.parse(line) as SuiteLine);
  const results = said.filter((line) => 'title' in line);
  const failed = results.filter(({ state }) => state === 'failed').length;
  const end = said.find((line) => 'end' in line);
  if (end === undefined)
    return { results, problem: `The suites did not come to their end (exit code ${exitCode}).` };
  if (results.length === 0) return { results, problem: 'The suites hold no test.' };
  if ((exitCode === 0) !== (failed === 0))
    return { results, problem: `${failed} tests failed, but the exit code is ${exitCode}.` };
  return { results };
}

/** The suites' lines among what an editor's console says. */
export function linesIn(console: readonly string[]): string[] {
  return console.flatMap((text) => (text.startsWith(LINE_MARK) ? [text.slice(LINE_MARK.length)] : []));
}

/** The suites' lines in their results file; none when they did not write it. */
export async function linesOf(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Makes each test of the run one of ours, so that they are counted and shown like every other. */
export function declare(name: string, { results, problem }: Report): void {
  describe(name, () => {
    test('the suites run to their end', () => {
      if (problem !== undefined) throw new Error(problem);
    });
    for (const { title, state, error } of results) {
      if (state === 'skipped') test.skip(title);
      else
        test(title, () => {
          if (error !== undefined) throw Object.assign(new Error(error.message), { stack: error.stack });
        });
    }
  });
}
