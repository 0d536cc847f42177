import Mocha from 'mocha';
import type { SuiteLine, TestResult } from './result';

/**
 * Runs suites with Mocha.
 * @param load declares the suites; Mocha's `suite` and `test` are there when it is called
 * @param say takes each line
 * @throws when a test failed, so that the editor's exit code says so
 */
export async function runSuites(load: () => Promise<void>, say: (line: SuiteLine) => void): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', reporter: 'spec', timeout: 60_000, color: false });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', (test) => say({ title: test.fullTitle(), state: 'passed' }))
      .on('pending', (test) => say({ title: test.fullTitle(), state: 'skipped' }))
      .on('fail', (test, error: unknown) => say(failed(test.fullTitle(), error)));
  });
  say({ end: true });
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}

function failed(title: string, thrown: unknown): TestResult {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { title, state: 'failed', error: { message: error.message, stack: error.stack ?? '' } };
}
