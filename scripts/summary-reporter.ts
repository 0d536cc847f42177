import { writeSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/**
 * Ends the whole run with one line, `N passed, N failed`, for people and scripts that read only the end.
 * A file that cannot be loaded and an error outside every test count as failures: such a run must never
 * say `0 failed`.
 */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    let passed = 0;
    let failed = unhandled.length;
    for (const module of modules) {
      failed += module.errors().length;
      for (const suite of module.children.allSuites()) failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        if (state === 'failed' || state === 'pending') failed += 1;
      }
    }
    // At exit, because the other reporters still write after this event. Set anew in watch mode.
    this.#line = `${passed} passed, ${failed} failed\n`;
    if (this.#waiting) return;
    this.#waiting = true;
    process.once('exit', () => writeSync(process.stdout.fd, this.#line));
  }

  #line = '';
  #waiting = false;
}
