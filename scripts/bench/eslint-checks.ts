import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { skippedFolders, sourceEndings, testFolders } from './walk';

// The checks that ESLint can do with `no-restricted-syntax` alone: the plain contradictions, by syntax. It is the
// same reading of the same files; what needs guards or flow it cannot say.
const sets = 'CallExpression[callee.property.name=/^(status|code|sendStatus)$/]';
const sends = 'callee.property.name=/^(json|jsonp|send)$/';
const chained = 'callee.object.callee.property.name=/^(status|code)$/';
const registered = '10[0-3]|20[0-8]|226|30[0-8]|40.|41[0-8]|42[1-689]|431|451|50[0-8]|51[01]';

/** The selector of each check, by the rule that it stands beside. */
export const selectors: Readonly<Record<string, string>> = {
  'no-explicit-500': `${sets} > Literal.arguments[value=500]`,
  'no-error-in-2xx':
    `CallExpression[${sends}]:not([${chained}]) > ObjectExpression` +
    ` > Property[key.name=/^(error|err)$/]:matches([value.type='Literal'], [value.type='ObjectExpression'])`,
  'no-unregistered-status': `${sets} > Literal.arguments[raw=/^(?!(${registered})$)[0-9]{3}$/]`,
  'no-invalid-status': `${sets} > Literal.arguments[raw=/^['"][0-9]+['"]$/]`,
  'no-final-1xx': `${sets} > Literal.arguments[raw=/^1..$/]`,
  'no-body-with-empty-status':
    `CallExpression[arguments.length>0][${sends}][${chained}]` +
    `[callee.object.arguments.0.raw=/^(204|205|304)$/]`,
  'no-success-flag-with-error':
    `CallExpression[${sends}][callee.object.arguments.0.raw=/^[45]..$/] > ObjectExpression` +
    ` > Property[key.name=/^(success|ok)$/][value.value=true]`,
  'send-status-then-body': `CallExpression[${sends}][callee.object.callee.property.name='sendStatus']`,
  'status-before-redirect': `CallExpression[callee.property.name='redirect'][${chained}]`,
  'no-removed-signature': `CallExpression[${sends}] > Literal.arguments[raw=/^[1-5][0-9]{2}$/]`,
  'no-405-without-allow': `${sets} > Literal.arguments[value=405]`,
  'no-error-leak':
    `CallExpression[${sends}] > ObjectExpression > Property` +
    ` > MemberExpression.value[property.name=/^(stack|sql|sqlMessage)$/]`,
};

/** The text of an ESLint configuration (an ES module) with these checks and the typescript-eslint parser. */
export function eslintConfig(includeTests: boolean): string {
  // The parser alone: the whole package would load all of its rules too.
  const suite = createRequire(import.meta.url).resolve('typescript-eslint');
  const parser = pathToFileURL(createRequire(suite).resolve('@typescript-eslint/parser')).href;
  const folders = includeTests ? skippedFolders : [...skippedFolders, ...testFolders];
  const ignores = [
    ...folders.map((folder) => `**/${folder}/**`),
    '**/*.d.{ts,mts,cts}',
    '**/*.min.*',
    ...(includeTests ? [] : ['**/*.{test,spec,e2e}.*']),
  ];
  const restricted = Object.entries(selectors).map(([message, selector]) => ({ selector, message }));
  return `import * as parser from ${JSON.stringify(parser)};
export default [
  { ignores: ${JSON.stringify(ignores)} },
  {
    files: ['**/*.{${sourceEndings.join(',')}}'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    rules: { 'no-restricted-syntax': ${JSON.stringify(['error', ...restricted])} },
  },
];
`;
}

/** The text of an ESLint formatter (an ES module) that prints only how many files and messages there were. */
export const countingFormatter = `export default (results) => JSON.stringify({
  files: results.length,
  messages: results.reduce((sum, { messages }) => sum + messages.filter(({ fatal }) => !fatal).length, 0),
  failed: results.filter(({ messages }) => messages.some(({ fatal }) => fatal)).length,
});
`;
