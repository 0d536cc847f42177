import { isBuiltIn } from './built-in';
import { targetsIn } from './export-maps';
import type { Find, Importer } from './find';
import type { Folders } from './folders';
import { joined } from '../../text/locations';
import { manifestsAbove, type Manifest } from './manifests';
import type { SourceFiles } from './source-files';
import type { Workspaces } from './workspaces';

/** Finds what packages of the repository give, by their `exports` and `imports`: to others, and by `#` names to themselves. */
export function packageModulesOf(folders: Folders, files: SourceFiles, workspaces: Workspaces): Find {
  const at = ({ folder }: Manifest, path: string, importer: Importer): string | undefined => {
    const location = joined(folders.root, folder, path);
    return location === undefined ? undefined : files.find(location, importer);
  };

  const exported = (manifest: Manifest, subpath: string, importer: Importer): string | undefined => {
    for (const path of targetsIn(manifest.content['exports'], subpath === '' ? '.' : `./${subpath}`)) {
      const found = at(manifest, path, importer);
      if (found !== undefined) return found;
    }
    // Without `exports`, and for tools that know none, every file can be named.
    if (subpath !== '') return at(manifest, subpath, importer) ?? at(manifest, `src/${subpath}`, importer);
    return (
      files.findInFolder(manifest.folder, importer) ?? files.findInFolder(`${manifest.folder}/src`, importer)
    );
  };

  const named: Find = (importer, specifier) => {
    const [, name, subpath = ''] = /^((?:@[^/]+\/)?[^@./#][^/]*)(?:\/(.*))?$/.exec(specifier) ?? [];
    const manifest =
      name === undefined || isBuiltIn(name) ? undefined : workspaces.find(importer.folder, name);
    return manifest && exported(manifest, subpath, importer);
  };

  const imported: Find = (importer, specifier) => {
    const [own] = manifestsAbove(folders, importer.folder);
    if (own === undefined) return undefined;
    for (const target of targetsIn(own.content['imports'], specifier)) {
      const found = /^\.\.?\//.test(target) ? at(own, target, importer) : named(importer, target);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  return (importer, specifier) => (specifier.startsWith('#') ? imported : named)(importer, specifier);
}
