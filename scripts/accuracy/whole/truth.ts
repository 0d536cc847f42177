import { choiceIn, listIn, numberIn, objectIn, textIn, type JsonObject } from '../json';
import { frameworks, type Framework } from '../labels';

/**
 * The truth about routes: the endpoints of whole repositories, written by a person who read their code. What is counted
 * how stands in docs/accuracy.md.
 */
export type RoutesTruth = { readonly repositories: readonly TrueRepository[] };

/** What is known of one repository. */
export type TrueRepository = {
  readonly repo: string;
  readonly framework: Framework;
  /** Only these folders were read, and all of them; undefined for the whole repository. */
  readonly folders: readonly string[] | undefined;
  /** Statuses of any of its endpoints that are neither asked nor an error, as what a package or the default handler sends. */
  readonly tolerated: readonly number[];
  readonly endpoints: readonly TrueEndpoint[];
};

/** Who sends a status; the words of the tool's own `EndpointStatus`. */
export const statusSources = ['handler', 'thrown', 'middleware', 'framework', 'error-handler'] as const;
/** One of {@link statusSources}. */
export type TrueSource = (typeof statusSources)[number];

/** A method and a path with what can be sent there. */
export type TrueEndpoint = {
  readonly method: string;
  /** With all mounts; a part that the code does not say is written `…`. */
  readonly path: string;
  /** The file of its handler, relative to the repository, with `/`. */
  readonly file: string;
  /** From 1: where the handler's name stands; of a function without a name where it starts; of a package's the registering call. */
  readonly line: number;
  /** Undefined when they cannot be known from the code. */
  readonly statuses: ReadonlyMap<TrueSource, readonly number[]> | undefined;
  /** The repository's and its own. */
  readonly tolerated: readonly number[];
};

/** Reads the text of a truth file; throws an error that names the entry which is not of the form. */
export function parseTruth(text: string): RoutesTruth {
  const root = objectIn(JSON.parse(text), 'The truth file');
  const endpoints = listIn(root['endpoints'], 'endpoints').map((value, index) => {
    const where = `Endpoint ${index + 1}`;
    const entry = objectIn(value, where);
    return { repo: textIn(entry['repo'], `${where}: repo`), entry, where };
  });
  const repositories = listIn(root['repositories'], 'repositories').map((value, index) => {
    const where = `Repository ${index + 1}`;
    const entry = objectIn(value, where);
    const repo = textIn(entry['repo'], `${where}: repo`);
    const tolerated = codesIn(entry['tolerated'] ?? [], `${where}: tolerated`);
    return {
      repo,
      framework: choiceIn(entry['framework'], frameworks, `${where}: framework`),
      folders: entry['folders'] === undefined ? undefined : foldersIn(entry['folders'], `${where}: folders`),
      tolerated,
      endpoints: endpoints
        .filter((one) => one.repo === repo)
        .map((one) => endpointOf(one.entry, tolerated, one.where)),
    };
  });
  const known = new Set(repositories.map(({ repo }) => repo));
  const lost = endpoints.find(({ repo }) => !known.has(repo));
  if (lost !== undefined) throw new Error(`${lost.where}: its repository ${lost.repo} is not listed.`);
  return { repositories };
}

function endpointOf(entry: JsonObject, tolerated: readonly number[], where: string): TrueEndpoint {
  return {
    method: textIn(entry['method'], `${where}: method`),
    path: textIn(entry['path'], `${where}: path`),
    file: textIn(entry['file'], `${where}: file`),
    line: numberIn(entry['line'], `${where}: line`),
    statuses:
      entry['statuses'] === undefined ? undefined : statusesIn(entry['statuses'], `${where}: statuses`),
    tolerated: [...tolerated, ...codesIn(entry['tolerated'] ?? [], `${where}: tolerated`)],
  };
}

function statusesIn(value: unknown, where: string): ReadonlyMap<TrueSource, readonly number[]> {
  return new Map(
    Object.entries(objectIn(value, where)).map(([source, codes]) => [
      choiceIn(source, statusSources, `${where}: a source`),
      codesIn(codes, `${where}: ${source}`),
    ]),
  );
}

function foldersIn(value: unknown, where: string): readonly string[] {
  return listIn(value, where).map((folder) => textIn(folder, `${where}: a folder`));
}

function codesIn(value: unknown, where: string): readonly number[] {
  return listIn(value, where).map((code) => numberIn(code, `${where}: a status`));
}
