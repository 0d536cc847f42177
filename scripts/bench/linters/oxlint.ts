import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ignoredGlobs, selectors } from './checks';
import { diagnosticsIn, toolFile, versionIn, type Linter, type LinterSetup } from './linter';

/** oxlint with the checks as a JS plugin; undefined when it is not here. */
export async function oxlint({ folders, cwd, includeTests, made }: LinterSetup): Promise<Linter | undefined> {
  const manifest = toolFile('oxlint/package.json');
  if (manifest === undefined) return undefined;
  await writeFile(made('oxlint-plugin.mjs'), oxlintPlugin);
  await writeFile(made('oxlintrc.json'), oxlintConfig(made('oxlint-plugin.mjs')));
  return {
    program: {
      name: 'oxlint, a JS plugin',
      args: [
        path.join(path.dirname(manifest), 'bin/oxlint'),
        ...['--config', made('oxlintrc.json'), '--disable-nested-config'],
        // Those of the configuration would count from its own folder.
        ...ignoredGlobs(includeTests).map((glob) => `--ignore-pattern=${glob}`),
        ...['--format', 'json', ...folders],
      ],
      cwd,
    },
    version: await versionIn(manifest),
    isSlow: false,
    findingsIn: (stdout) => diagnosticsIn(stdout, 'code', /^bench\(/),
  };
}

/** The text of an oxlint configuration (`.oxlintrc.json`) that has the checks of {@link oxlintPlugin} alone. */
function oxlintConfig(plugin: string): string {
  return JSON.stringify({
    jsPlugins: [plugin],
    plugins: [],
    categories: { correctness: 'off' },
    rules: Object.fromEntries(Object.keys(selectors).map((name) => [`bench/${name}`, 'error'])),
  });
}

/** The text of a plugin (an ES module): a rule for each check, by ESLint's selectors, which oxlint takes too. */
const oxlintPlugin = `const ruleOf = ([name, selector]) => [
  name,
  { create: (context) => ({ [selector]: (node) => context.report({ node, message: name }) }) },
];
export default {
  meta: { name: 'bench' },
  rules: Object.fromEntries(${JSON.stringify(Object.entries(selectors))}.map(ruleOf)),
};
`;
