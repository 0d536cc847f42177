import { defineConfig } from 'vitest/config';

const freshClone = 'test/e2e/fresh-clone.test.ts';

/**
 * `vitest run` is the whole suite without the fresh clone; `vitest run --mode fresh-clone` is that alone.
 * The fresh clone runs `npm test` inside itself, so it must not be part of `npm test`, or each clone would
 * make the next one. A mode is given on the command line and is not handed down to child processes.
 */
export default defineConfig(({ mode }) => ({
  test: {
    include: mode === 'fresh-clone' ? [freshClone] : ['test/**/*.test.ts'],
    exclude: mode === 'fresh-clone' ? [] : [freshClone, '**/node_modules/**'],
    reporters: ['default', './scripts/summary-reporter.ts'],
    testTimeout: 20_000,
    coverage: { include: ['server/src/**'], reporter: ['text-summary', 'html'] },
  },
}));
