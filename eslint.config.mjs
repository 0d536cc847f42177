import { defineConfig, globalIgnores } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { ownEntries } from './scripts/eslint/own-entries.mjs';

export default defineConfig(
  globalIgnores(['**/node_modules/', '**/dist/', 'coverage/', 'out/', '.cache/', 'examples/']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CatchClause > BlockStatement[body.length=0]',
          message: 'Handle the error or say why not.',
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-readonly-parameter-types': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowAny: false, allowNullish: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      // The compiler's enums are compared with plain numbers from masks; its own code does the same.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    },
  },
  {
    // Files of data may be long; everything else is read from top to bottom in one sitting.
    files: ['server/src/**/*.ts'],
    ignores: ['server/src/engine/http/**', 'server/src/engine/values/constants/**'],
    rules: { 'max-lines': ['error', { max: 300 }] },
  },
  {
    files: ['{server,client}/src/**/*.ts'],
    plugins: { house: { rules: { 'own-entries': ownEntries } }, regexp },
    rules: {
      'house/own-entries': 'error',
      // What a workspace holds may have been written to keep us busy.
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false }],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Express and Fastify handlers in fact tests are async because the frameworks ask for it.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-misused-promises': 'off',
    },
  },
);
