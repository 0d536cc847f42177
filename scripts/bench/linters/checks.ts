import { skippedFolders, testFolders } from '../walk';

// The checks that other linters can do with syntax alone: the plain contradictions. It is the same reading of the
// same files; what needs guards or flow they cannot say.
const sets = 'CallExpression[callee.property.name=/^(status|code|sendStatus)$/]';
const sends = 'callee.property.name=/^(json|jsonp|send)$/';
const chained = 'callee.object.callee.property.name=/^(status|code)$/';
const registered = '10[0-3]|20[0-8]|226|30[0-8]|40.|41[0-8]|42[1-689]|431|451|50[0-8]|51[01]';

/** The selector of each check, as ESLint's `no-restricted-syntax` and oxlint's plugins take it, by the rule that it stands beside. */
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

/** Globs of what the linters leave out, as `check` does. */
export function ignoredGlobs(includeTests: boolean): readonly string[] {
  const folders = includeTests ? skippedFolders : [...skippedFolders, ...testFolders];
  return [
    ...folders.map((folder) => `**/${folder}/**`),
    '**/*.d.{ts,mts,cts}',
    '**/*.min.*',
    ...(includeTests ? [] : ['**/*.{test,spec,e2e}.*']),
  ];
}
