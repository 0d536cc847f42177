import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { weaknessesOf, type AuditReport } from './release/weaknesses';

/**
 * Asks the registry for known weaknesses of the packages whose code is shipped, by the notices that are shipped with it,
 * and fails for any. The report of `npm audit --json` may also come from standard input (`--stdin`).
 */

const root = fileURLToPath(new URL('../', import.meta.url));
const report = JSON.parse(
  process.argv.includes('--stdin') ? readFileSync(0, 'utf8') : audit(),
) as AuditReport;
const found = weaknessesOf(report, readFileSync(`${root}THIRD_PARTY_NOTICES.txt`, 'utf8'));
for (const line of found) console.error(line);
if (found.length > 0) process.exitCode = 1;
else console.log('No weakness is known of what is shipped.');

/** It fails where there is any weakness at all, with the report on standard output. */
function audit(): string {
  const { stdout, stderr } = spawnSync('npm', ['audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (!stdout.trimStart().startsWith('{')) throw new Error(`npm audit has no answer:\n${stdout}${stderr}`);
  return stdout;
}
