import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where `npm run install:tools` puts the programs of test/tools/package.json; a fresh clone is shown those of its origin. */
const folder =
  process.env['STATUS_HINTS_TOOLS'] ?? fileURLToPath(new URL('../test/tools/node_modules', import.meta.url));

/**
 * The absolute path of a program that nothing here is built with, or of a file in its folder: `toolPath('node24', 'bin/node')`.
 * There need not be one.
 */
export function toolPath(name: string, file = ''): string {
  return join(folder, name, file);
}
