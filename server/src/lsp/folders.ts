import type { InitializeParams } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { fieldsOf, isUri, listOf, uriOf } from './params';
import { withoutEnd } from '../engine/text/without-end';

/** The workspace's folders, by URI without a slash at the end. */
export interface Folders {
  readonly all: () => readonly string[];
  /** The innermost folder that a document lies in. */
  readonly of: (uri: string) => string | undefined;
  /** Every folder that a document lies in: they can lie in each other. */
  readonly around: (uri: string) => readonly string[];
  /** The path of a document below its folder, with slashes; of one in no folder its name alone. */
  readonly pathOf: (uri: string) => string;
  /** Takes the parameters of `workspace/didChangeWorkspaceFolders`. */
  readonly change: (params: unknown) => void;
}

/** The folders that a client opened the server with; old clients name a single root. */
export function foldersOf({ workspaceFolders, rootUri, rootPath }: LegacyParams): Folders {
  const root = rootUri ?? (typeof rootPath === 'string' ? URI.file(rootPath).toString() : undefined);
  // What is no place has no documents in it.
  let folders = (namesIn(workspaceFolders) ?? [root]).filter(isUri).map(folderUri);
  const around = (uri: string): readonly string[] => {
    const own = normalUri(uri);
    return folders.filter((folder) => own.startsWith(folder + '/'));
  };
  const of = (uri: string): string | undefined =>
    around(uri).reduce<string | undefined>(
      (best, each) => (each.length > (best?.length ?? 0) ? each : best),
      undefined,
    );
  return {
    all: () => folders,
    of,
    around,
    pathOf(uri) {
      const folder = of(uri);
      const own = URI.parse(uri);
      if (folder === undefined) return Utils.basename(own);
      return own.path.slice(URI.parse(folder).path.length).replace(/^\/+/, '');
    },
    change(params) {
      const { added, removed } = fieldsOf(fieldsOf(params, 'params')['event'], 'event');
      const gone = uris(removed);
      folders = [...folders.filter((folder) => !gone.includes(folder)), ...uris(added)];
    },
  };
}

type LegacyParams = Pick<InitializeParams, 'workspaceFolders'> & {
  readonly rootUri?: string | null;
  readonly rootPath?: string | null;
};

function namesIn(folders: unknown): readonly unknown[] | undefined {
  if (folders === undefined || folders === null) return undefined;
  return listOf(folders, 'workspaceFolders').map((folder) => fieldsOf(folder, 'workspaceFolders')['uri']);
}

function uris(folders: unknown): readonly string[] {
  return listOf(folders, 'event').map((folder) =>
    folderUri(uriOf(fieldsOf(folder, 'folder')['uri'], 'folder.uri')),
  );
}

function folderUri(uri: string): string {
  return withoutEnd(normalUri(uri), '/');
}

/** One spelling for one place: clients escape more or fewer characters than they must. */
export function normalUri(uri: string): string {
  return URI.parse(uri).toString();
}
