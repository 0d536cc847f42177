import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { download } from '@vscode/test-electron';
import {
  cacheFolder,
  codeServerPart,
  folderOf,
  nodePart,
  webPart,
  type Part,
} from '../../../scripts/vscode/cache';
import { findChromium } from './browser';

/** A VS Code for the suites of the extension host in Node. */
export type Editor =
  | { readonly kind: 'desktop'; readonly executable: string }
  | { readonly kind: 'server'; readonly chromium: string };

/**
 * Finds a VS Code: what `STATUS_HINTS_VSCODE` names (the program of a desktop VS Code, or the version to download:
 * `stable`, `1.101.0`), else the server in the cache, else a desktop one that can be downloaded now.
 * @throws when what the variable names cannot be had
 */
export async function findEditor(): Promise<Editor | undefined> {
  const named = process.env['STATUS_HINTS_VSCODE'] ?? '';
  if (existsSync(named)) return { kind: 'desktop', executable: named };
  if (named !== '') return { kind: 'desktop', executable: await downloaded(named) };
  const chromium = chromiumForServer();
  if (chromium !== undefined) return { kind: 'server', chromium };
  if (!hasScreen()) return undefined;
  try {
    return { kind: 'desktop', executable: await downloaded('stable') };
  } catch (error) {
    console.warn(
      `No desktop VS Code can be downloaded: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}

/** The Chromium for tests through VS Code's own server; nothing when one of the two is missing. */
export function chromiumForServer(): string | undefined {
  return isInstalled(nodePart) && isInstalled(codeServerPart) ? findChromium() : undefined;
}

/** The Chromium for tests in VS Code for the web; nothing when one of the two is missing. */
export function chromiumForWeb(): string | undefined {
  return isInstalled(webPart) ? findChromium() : undefined;
}

function isInstalled(part: Part): boolean {
  return existsSync(join(folderOf(part), part.proof));
}

/** A desktop VS Code shows a window; on Linux there may be nowhere to show it. */
function hasScreen(): boolean {
  const { DISPLAY: x11, WAYLAND_DISPLAY: wayland } = process.env;
  return process.platform !== 'linux' || (x11 ?? '') !== '' || (wayland ?? '') !== '';
}

function downloaded(version: string): Promise<string> {
  return download({ version, cachePath: join(cacheFolder(), 'desktop'), timeout: 15_000 });
}
