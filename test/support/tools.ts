import { existsSync } from 'node:fs';
import { test } from 'vitest';
import { toolPath } from '../../scripts/tools';

/**
 * Whether programs of test/tools/package.json can be run here. In CI they must be there; elsewhere their absence is a
 * skipped test that says how to get them.
 * @param names as in its dependencies: `oxlint`, `node24`
 */
export function toolsAreHere(...names: readonly string[]): boolean {
  const missing = names.filter((name) => !existsSync(toolPath(name)));
  if (missing.length === 0) return true;
  const how = `${missing.join(', ')} is missing: npm run install:tools`;
  if (process.env['CI'] === 'true') {
    test(`${missing.join(', ')} is installed`, () => {
      throw new Error(how);
    });
  } else {
    test.skip(how);
    // The names of skipped tests are not in the summary.
    console.warn(`NOT TESTED: ${how}`);
  }
  return false;
}
