import { appendFileSync } from 'node:fs';
import { runSuites } from './run';
import { loadSuites } from './all';

/** What an extension host in Node loads: the lines go to the file that `STATUS_HINTS_RESULTS` names. */
export async function run(): Promise<void> {
  const file = process.env['STATUS_HINTS_RESULTS'];
  if (file === undefined) throw new Error('STATUS_HINTS_RESULTS must name the file for the results.');
  await runSuites(loadSuites, (line) => appendFileSync(file, `${JSON.stringify(line)}\n`));
}
