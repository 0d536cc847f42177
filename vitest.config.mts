import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type TestProjectInlineConfiguration } from 'vitest/config';
import { writeParser } from './scripts/parser-bundle.ts';

/** Which test files a mode runs; without one it is all that no mode has for itself. */
const modes: Readonly<Record<string, string>> = {
  'fresh-clone': 'test/e2e/fresh-clone.test.ts',
  vscode: 'test/vscode/*.test.ts',
  pictures: 'test/vscode/window.test.ts',
};
const parser = new URL('node_modules/.cache/status-hints/parser.mjs', import.meta.url);

/** The engine under test gets the parser that ships; a test's own `import 'typescript'` gets the whole package. */
const shippedParser: Plugin = {
  name: 'shipped-parser',
  enforce: 'pre',
  buildStart: () => writeParser(fileURLToPath(parser)),
  resolveId(id, importer) {
    return id === 'typescript' && importer?.includes('/server/src/') === true
      ? { id: parser.href, external: true }
      : undefined;
  },
};

/** What is counted there is counted only in a process in which nothing has run before. */
const ALONE = ['test/engine/growth.test.ts'];

/**
 * `vitest run` is the whole suite but for two parts that have modes of their own: `--mode fresh-clone` and
 * `--mode vscode` (`--mode pictures` is a part of that, which keeps its pictures). The fresh clone runs `npm test` inside itself, so it must not be part of `npm test`, or each clone
 * would make the next one; VS Code is not on every machine. A mode is given on the command line and is not handed
 * down to child processes.
 */
export default defineConfig(({ mode }) => {
  const exclude = ['**/node_modules/**', ...(mode in modes ? [] : Object.values(modes))];
  const common: TestProjectInlineConfiguration['test'] = {
    testTimeout: 20_000,
    // Taking away what a test installed takes long where many write.
    hookTimeout: 120_000,
  };
  return {
    plugins: [shippedParser],
    test: {
      // One VS Code at a time; it takes a machine for itself.
      fileParallelism: mode !== 'vscode',
      reporters: ['default', './scripts/summary-reporter.ts'],
      coverage: { include: ['server/src/**'], reporter: ['text-summary', 'html'] },
      projects: [
        {
          extends: true,
          test: {
            ...common,
            name: 'together',
            include: [modes[mode] ?? 'test/**/*.test.ts'],
            exclude: [...exclude, ...ALONE],
            // Nothing in the engine keeps state that a test could leave behind, and loading it anew for each file takes
            // longer than the tests.
            isolate: false,
          },
        },
        {
          extends: true,
          test: { ...common, name: 'alone', include: mode in modes ? [] : ALONE, isolate: true },
        },
      ],
    },
  };
});
