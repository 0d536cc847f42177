import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { objectIn } from '../../accuracy/json';
import { sourceEndings } from '../walk';
import { ignoredGlobs, selectors } from './checks';
import { versionIn, type Linter, type LinterSetup } from './linter';

/** ESLint with the checks as `no-restricted-syntax`, and the typescript-eslint parser. */
export async function eslint({ folders, cwd, includeTests, made }: LinterSetup): Promise<Linter> {
  const manifest = createRequire(import.meta.url).resolve('eslint/package.json');
  await writeFile(made('eslint.config.mjs'), eslintConfig(includeTests));
  await writeFile(made('formatter.mjs'), countingFormatter);
  return {
    program: {
      name: 'ESLint, no-restricted-syntax',
      // ESLint keeps every result in memory; the default heap is too small for a large folder.
      args: [
        '--max-old-space-size=8192',
        path.join(path.dirname(manifest), 'bin/eslint.js'),
        ...['--config', made('eslint.config.mjs'), '--format', made('formatter.mjs')],
        ...['--no-warn-ignored', '--no-error-on-unmatched-pattern'],
        ...folders,
      ],
      cwd,
    },
    version: await versionIn(manifest),
    isSlow: true,
    findingsIn: (stdout) => Number(objectIn(JSON.parse(stdout), 'ESLint')['messages']),
  };
}

/** The text of an ESLint configuration (an ES module) with these checks and the typescript-eslint parser. */
function eslintConfig(includeTests: boolean): string {
  // The parser alone: the whole package would load all of its rules too.
  const suite = createRequire(import.meta.url).resolve('typescript-eslint');
  const parser = pathToFileURL(createRequire(suite).resolve('@typescript-eslint/parser')).href;
  const restricted = Object.entries(selectors).map(([message, selector]) => ({ selector, message }));
  return `import * as parser from ${JSON.stringify(parser)};
export default [
  { ignores: ${JSON.stringify(ignoredGlobs(includeTests))} },
  {
    files: ['**/*.{${sourceEndings.join(',')}}'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    rules: { 'no-restricted-syntax': ${JSON.stringify(['error', ...restricted])} },
  },
];
`;
}

/** The text of an ESLint formatter (an ES module) that prints only how many files and findings there were. */
const countingFormatter = `export default (results) => JSON.stringify({
  files: results.length,
  messages: results.reduce((sum, { messages }) => sum + messages.filter(({ ruleId }) => ruleId !== null).length, 0),
  failed: results.filter(({ messages }) => messages.some(({ fatal }) => fatal)).length,
});
`;
