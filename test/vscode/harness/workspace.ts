import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A workspace of two folders on disk, made anew for each run: tests write into it. */
export interface Workspace {
  /** Path of the `.code-workspace` file. */
  readonly file: string;
  /** Path of its first folder. */
  readonly first: string;
  readonly remove: () => Promise<void>;
}

const packageJson = { private: true, dependencies: { express: '^4.22.0' } };

const files: Readonly<Record<string, unknown>> = {
  'two-folders.code-workspace': { folders: [{ path: 'shop' }, { path: 'blog' }], settings: {} },
  'shop/package.json': packageJson,
  'blog/package.json': packageJson,
  // Everything that is not said here is asked for in the suites.
  'blog/.vscode/settings.json': { 'statusHints.levels': { 'no-body-with-empty-status': 'off' } },
};

/** Makes the workspace that the suites expect to be opened. */
export async function makeWorkspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'sh-ws-'));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${JSON.stringify(content, null, 2)}\n`);
  }
  return {
    file: join(folder, 'two-folders.code-workspace'),
    first: join(folder, 'shop'),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
