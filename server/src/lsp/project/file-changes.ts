import { fieldsOf, isUri, listOf } from '../params';

/** What a client says of changed files (`workspace/didChangeWatchedFiles`), sorted by what it means for a project. */
export interface FileChanges {
  /** All of them, but for what is in installed packages. */
  readonly uris: readonly string[];
  /** Those that were created or deleted. */
  readonly cameOrWent: readonly string[];
  /** Source files that were created or have another text. */
  readonly changed: readonly string[];
  readonly gone: readonly string[];
  /** What was created or deleted and has no ending of a file that is read: it can be a folder. */
  readonly perhapsFolders: { readonly created: readonly string[]; readonly gone: readonly string[] };
  /** Files that decide where imports lead. */
  readonly configuration: readonly string[];
  /** What is no source and is read all the same, come, changed or gone: JSON that may be imported, OpenAPI documents. */
  readonly data: readonly string[];
  /** Files that decide which files count. */
  readonly ignoring: readonly string[];
}

const [CREATED, DELETED] = [1, 3];
const SOURCE = /\.(?:js|jsx|mjs|cjs|ts|tsx|mts|cts)$/;
const CONFIGURATION = /\/(?:package\.json|pnpm-workspace\.yaml|lerna\.json|[tj]sconfig[^/]*\.json)$/;
const DATA = /\.json$|\/(?:openapi|swagger|api-?docs?)[^/]*\.ya?ml$/i;
/** Installed packages and Git's own files change by the thousand, and none of them is ever part of a project. */
const ELSEWHERE = /\/(?:node_modules|\.git)(?:\/|$)/;

/**
 * Reads the parameters of `workspace/didChangeWatchedFiles`. Of a file that is named several times the last counts.
 * @throws ResponseError (InvalidParams) when they are not as LSP says
 */
export function fileChangesIn(params: unknown): FileChanges {
  const last = new Map<string, unknown>();
  for (const change of listOf(fieldsOf(params, 'params')['changes'], 'changes')) {
    const { uri, type } = fieldsOf(change, 'changes');
    if (isUri(uri) && !ELSEWHERE.test(uri)) last.set(uri, type);
  }
  const named = (fits: (uri: string, type: unknown) => boolean): readonly string[] =>
    [...last].filter(([uri, type]) => fits(uri, type)).map(([uri]) => uri);
  const isIgnoring = (uri: string): boolean => uri.endsWith('/.gitignore');
  const isData = (uri: string): boolean => DATA.test(uri) && !CONFIGURATION.test(uri);
  const isOther = (uri: string): boolean =>
    !SOURCE.test(uri) && !CONFIGURATION.test(uri) && !isData(uri) && !isIgnoring(uri);
  return {
    uris: [...last.keys()],
    cameOrWent: named((_, type) => type === CREATED || type === DELETED),
    changed: named((uri, type) => SOURCE.test(uri) && type !== DELETED),
    gone: named((uri, type) => SOURCE.test(uri) && type === DELETED),
    perhapsFolders: {
      created: named((uri, type) => isOther(uri) && type === CREATED),
      gone: named((uri, type) => isOther(uri) && type === DELETED),
    },
    configuration: named((uri) => CONFIGURATION.test(uri)),
    data: named(isData),
    ignoring: named(isIgnoring),
  };
}
