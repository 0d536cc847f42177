import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Goal } from './goals';

const out = fileURLToPath(new URL('../../out', import.meta.url));

/** How large the extension is that `npm run package` made last; without one it is told on standard error. */
export async function packageSize(): Promise<readonly Goal[]> {
  const names = await readdir(out).catch(() => []);
  const found = names.filter((name) => name.endsWith('.vsix'));
  if (found.length === 0) console.error('NOT MEASURED: the extension is not packed: npm run package');
  const sizes = await Promise.all(found.map(async (name) => (await stat(path.join(out, name))).size));
  return sizes.slice(0, 1).map((size) => ({
    name: 'VSIX',
    unit: ' kB',
    value: size / 1000,
    goal: 700,
    limit: 1000,
    better: 'low',
  }));
}
