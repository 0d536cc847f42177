import { cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../cli/build';
import { root } from '../house/sources';

/** A copy of examples/express in which `npm install --save-dev status-hints` was run, below an empty home folder. */
export function projectWithServer(): { readonly home: string; readonly folder: string } {
  const home = mkdtempSync(join(tmpdir(), 'status-hints-editor-'));
  const folder = join(home, 'my project');
  cpSync(join(root, 'examples', 'express'), folder, { recursive: true });
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
  symlinkSync(program, join(folder, 'node_modules', '.bin', 'status-hints'));
  return { home, folder };
}
