import { followExports } from './values';
import type { FunctionLanding } from './landing';
import type { Site } from './slots';
import type { World } from './world';

/** A plugin that `@fastify/autoload` registers. */
export interface Loaded {
  readonly plugin: FunctionLanding;
  readonly prefix: { readonly text: string; readonly exact: boolean };
  /** The plugins of the `autohooks` files whose hooks it gets. */
  readonly hooks: readonly FunctionLanding[];
}

// As in autoload's index.js (`defaults`) and lib/find-plugins.js.
const SCRIPT = /(?:(?:^.?|\.[^d]|[^.]d|[^.][^d])\.ts|\.js|\.cjs|\.mjs|\.cts|\.mts)$/iu;
const INDEX = /^index(?:\.ts|\.js|\.cjs|\.mjs|\.cts|\.mts)$/iu;
const AUTO_HOOKS = /^[_.]?auto_?hooks(?:\.ts|\.js|\.cjs|\.mjs|\.cts|\.mts)$/iu;

interface Folder {
  readonly files: string[];
  readonly folders: Map<string, Folder>;
}

/** What `@fastify/autoload` finds for registrations; the folders are looked at when it is first asked. */
export function loadedBy(world: World): (site: Site) => readonly Loaded[] {
  const known = new Map<Site, readonly Loaded[]>();
  let root: Folder | undefined;
  return (site) => {
    const before = known.get(site);
    if (before) return before;
    root ??= foldersOf(world.names);
    const { folder } = site.fact;
    const start = folder === undefined ? undefined : folderAt(root, joinFolder(site.file, folder));
    const found = start ? loadFolder({ world, site }, start, { prefix: '', hooks: [] }) : [];
    known.set(site, found);
    return found;
  };
}

interface Loading {
  readonly world: World;
  readonly site: Site;
}

interface At {
  readonly prefix: string;
  readonly hooks: readonly FunctionLanding[];
}

function loadFolder(loading: Loading, { files, folders }: Folder, at: At): readonly Loaded[] {
  const { autoHooks, flat } = loading.site.fact;
  const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1);
  const hookFile = autoHooks ? files.find((file) => AUTO_HOOKS.test(nameOf(file))) : undefined;
  const hooks = hookFile === undefined ? at.hooks : [...at.hooks, ...pluginsOf(loading.world, hookFile)];
  const index = files.find((file) => INDEX.test(nameOf(file)));
  const scripts = files.filter((file) => SCRIPT.test(nameOf(file)) && !AUTO_HOOKS.test(nameOf(file)));
  const plugins = (index === undefined ? scripts : [index]).flatMap((file) => {
    const prefix = prefixOf(loading, file, at.prefix);
    return pluginsOf(loading.world, file).map((plugin): Loaded => ({ plugin, prefix, hooks }));
  });
  const below = [...folders].flatMap(([name, folder]) => {
    const prefix = flat ? '' : `${at.prefix}/${name}`;
    return loadFolder(loading, folder, { prefix, hooks: autoHooks === 'cascade' ? hooks : [] });
  });
  return [...plugins, ...below];
}

function pluginsOf(world: World, file: string): readonly FunctionLanding[] {
  const found = followExports(world, file, [{ kind: 'member', name: 'default' }]);
  return found.filter((landing) => landing.kind === 'function');
}

// As index.js: handlePrefixConfig, replaceRouteParamPattern.
function prefixOf({ world, site }: Loading, file: string, ofFolder: string): Loaded['prefix'] {
  const { autoPrefix, prefixOverride } = world.files.get(file) ?? {};
  const option = site.fact.paths[0];
  const given = option?.text.replace(/\/$/, '') ?? '';
  const own = (autoPrefix?.text ?? ofFolder).replace(/\/+/g, '/');
  const text = prefixOverride?.text ?? given + own;
  const exact = prefixOverride
    ? prefixOverride.exact
    : (option?.exact ?? true) && (autoPrefix?.exact ?? true);
  if (!site.fact.routeParams) return { text, exact };
  return { text: text.includes('__') ? text.replaceAll('__', ':') : text.replaceAll('/_', '/:'), exact };
}

function foldersOf(files: readonly string[]): Folder {
  const root: Folder = { files: [], folders: new Map() };
  for (const file of files) {
    let at = root;
    for (const part of file.split('/').slice(0, -1)) {
      const next: Folder = at.folders.get(part) ?? { files: [], folders: new Map() };
      at.folders.set(part, next);
      at = next;
    }
    at.files.push(file);
  }
  return root;
}

function folderAt(root: Folder, parts: readonly string[]): Folder | undefined {
  return parts.reduce<Folder | undefined>((folder, part) => folder?.folders.get(part), root);
}

function joinFolder(file: string, folder: string): readonly string[] {
  const parts = file.split('/').slice(0, -1);
  for (const part of folder.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts;
}
