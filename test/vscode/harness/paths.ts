import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: also the folder of the extension under development. */
export const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/[\\/]$/, '');

/** Where runs leave what they make: bundles, logs, pictures. Not in git. */
export const out = join(root, 'out', 'vscode');
