import { LINE_MARK } from './result';
import { runSuites } from './run';
import { loadSuites } from './all';

/** What an extension host in a Web Worker loads: it has no disk, so the lines go to the console. */
export async function run(): Promise<void> {
  await runSuites(loadSuites, (line) => console.log(LINE_MARK + JSON.stringify(line)));
}
