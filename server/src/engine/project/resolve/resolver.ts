import type { ProjectHost, Resolve } from '../../host';
import { configPathsOf } from './config-paths';
import { aliasesOf } from './declared-aliases';
import type { Find, Importer } from './find';
import { foldersOf, type Folders } from './folders';
import { folderOf, isWithin, joined } from '../../text/locations';
import { packageModulesOf } from './package-modules';
import { sourceFilesOf, type SourceFiles } from './source-files';
import { workspacesOf } from './workspaces';

/** Finds the files that module specifiers mean, and remembers what it found. */
export interface Resolver {
  /** Source files (and JSON), by their own names where links lead to them; never one of `node_modules`, no declarations. */
  readonly resolve: Resolve;
  /**
   * A file or folder was created, deleted or changed; the host must know of it already. Of a rename both ends are told.
   * @returns whether any answer may be another than before: an edit of a source file never changes one
   */
  readonly changed: (location: string) => boolean;
  /** Forgets everything: after a change of which nobody can tell what it touched. */
  readonly forget: () => void;
}

type Answers = Map<string, string | undefined>;

/** Finds files by specifiers as Node, TypeScript and bundlers do, and takes the source where these take what is built. */
export function resolverOf(host: ProjectHost): Resolver {
  const folders = foldersOf(host);
  const { root } = folders;
  let find = findIn(folders);
  const answers = { typescript: new Map<string, Answers>(), javascript: new Map<string, Answers>() };
  const forgetAnswers = (): void => {
    answers.typescript.clear();
    answers.javascript.clear();
  };

  return {
    resolve(from, specifier) {
      const folder = folderOf(from);
      if (!isWithin(root, folder)) return undefined;
      const fromTypeScript = /\.[mc]?tsx?$/.test(from);
      // What is found depends on nothing else of the file than where it stands and what it is written in.
      const byFolder = answers[fromTypeScript ? 'typescript' : 'javascript'];
      const known: Answers = byFolder.get(folder) ?? new Map<string, string | undefined>();
      byFolder.set(folder, known);
      if (!known.has(specifier)) {
        const found = find({ folder, fromTypeScript }, specifier);
        known.set(specifier, found === undefined ? undefined : folders.realOf(found));
      }
      return known.get(specifier);
    },
    changed(location) {
      const dropped = folders.changed(location);
      if (dropped !== 'nothing') forgetAnswers();
      // Configurations and packages stay what they are when a source file comes or goes.
      if (dropped === 'more') find = findIn(folders);
      return dropped !== 'nothing';
    },
    forget() {
      folders.forget();
      forgetAnswers();
      find = findIn(folders);
    },
  };
}

/** All ways to find a module, in the order in which they count; what they remember goes when they do. */
function findIn(folders: Folders): Find {
  const files = sourceFilesOf(folders);
  const workspaces = workspacesOf(folders);
  const { findByPaths, findByBase } = configPathsOf(folders, files, workspaces);
  const ways: readonly Find[] = [
    findByPaths,
    packageModulesOf(folders, files, workspaces),
    findByBase,
    aliasesOf(folders, files),
  ];
  return (importer, specifier) => {
    if (/^\.\.?(?:\/|$)/.test(specifier)) return findRelative(folders, files, importer, specifier);
    for (const way of ways) {
      const found = way(importer, specifier);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

function findRelative(
  folders: Folders,
  files: SourceFiles,
  importer: Importer,
  specifier: string,
): string | undefined {
  const location = joined(folders.root, importer.folder, specifier);
  if (location === undefined) return undefined;
  // `./` and `..` name folders, even where a file has the same name but for its ending.
  return /(?:^|\/)\.{0,2}$/.test(specifier)
    ? files.findInFolder(location, importer)
    : files.find(location, importer);
}
