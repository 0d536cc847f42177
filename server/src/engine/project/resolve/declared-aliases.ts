import type { Find } from './find';
import type { Folders } from './folders';
import { joined } from '../../text/locations';
import { isRecord, manifestsAbove, textsOf, type Manifest } from './manifests';
import type { SourceFiles } from './source-files';

/** A name for a folder or file: `@` for `src`. */
interface Alias {
  readonly name: string;
  readonly location: string;
}

/**
 * Finds modules by what tools at run time and at build time put in place of a name: `_moduleAliases` of `module-alias`, and
 * Babel's `root-import` and `module-resolver`, where they are configured in JSON.
 */
export function aliasesOf(folders: Folders, files: SourceFiles): Find {
  const known = new Map<string, readonly Alias[]>();
  const aliasesAround = (folder: string): readonly Alias[] => {
    const aliases =
      known.get(folder) ?? manifestsAbove(folders, folder).flatMap((each) => declaredBy(folders, each));
    known.set(folder, aliases);
    return aliases;
  };

  return (importer, specifier) => {
    for (const { name, location } of aliasesAround(importer.folder)) {
      const rest = restOf(name, specifier);
      const place = rest === undefined ? undefined : joined(folders.root, location, rest);
      const found = place === undefined ? undefined : files.find(place, importer);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

function declaredBy({ root, json }: Folders, { folder, content }: Manifest): readonly Alias[] {
  const babel = [content['babel'], json(`${folder}/.babelrc`), json(`${folder}/babel.config.json`)];
  return [
    ...namedIn(root, folder, content['_moduleAliases']),
    ...babel.flatMap((each) => babelAliases(root, folder, each)),
  ];
}

/** What follows a name, as a relative path; undefined when the specifier does not begin with the name as a whole. */
function restOf(name: string, specifier: string): string | undefined {
  if (!specifier.startsWith(name)) return undefined;
  const rest = specifier.slice(name.length);
  return rest === '' || name === '' || name.endsWith('/') || rest.startsWith('/') ? `./${rest}` : undefined;
}

function namedIn(root: string, folder: string, map: unknown): readonly Alias[] {
  if (!isRecord(map)) return [];
  return Object.entries(map).flatMap(([name, path]) => {
    const location = typeof path === 'string' ? joined(root, folder, path) : undefined;
    return location === undefined || name === '' ? [] : [{ name, location }];
  });
}

function babelAliases(root: string, folder: string, babel: unknown): readonly Alias[] {
  const plugins = isRecord(babel) && Array.isArray(babel['plugins']) ? babel['plugins'] : [];
  return plugins.flatMap((plugin) => {
    const [name, options] = Array.isArray(plugin) ? (plugin as readonly unknown[]) : [plugin];
    const given = isRecord(options) ? options : {};
    if (/^(?:babel-plugin-)?root-import$/.test(String(name))) return rootImports(root, folder, given);
    if (!/^(?:babel-plugin-)?module-resolver$/.test(String(name))) return [];
    const bases = typeof given['root'] === 'string' ? [given['root']] : textsOf(given['root']);
    const below = bases.flatMap((base) => {
      const location = joined(root, folder, base);
      return location === undefined ? [] : [{ name: '', location }];
    });
    return [...namedIn(root, folder, given['alias']), ...below];
  });
}

function rootImports(
  root: string,
  folder: string,
  options: Readonly<Record<string, unknown>>,
): readonly Alias[] {
  const several = Array.isArray(options['paths']) ? options['paths'].filter(isRecord) : [options];
  return several.flatMap(({ rootPathPrefix: prefix = '~', rootPathSuffix: suffix = '.' }) => {
    const location =
      typeof suffix === 'string' ? joined(root, folder, suffix.replace(/^\/+/, '')) : undefined;
    // The plugin itself takes `~` for `~/`; other prefixes (`@@`) stand as they are.
    if (location === undefined || typeof prefix !== 'string' || prefix === '') return [];
    return [{ name: prefix === '~' ? '~/' : prefix, location }];
  });
}
