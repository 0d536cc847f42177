import type { Endpoint, ProjectPlace } from '../../engine/model/endpoint';
import { compareText, withSlashes } from '../../node/display-path';
import type { FileError } from '../../node/io-error';
import { packageReader } from '../../node/packages';
import { configurationOf } from '../configuration';
import { lintRest, nameIn, type LoadedProject } from '../projects';
import type { RoutesOptions } from '../routes-options';
import { count, sourcesOf, wantedFiles } from '../sources';
import { emptyTally } from '../tally';
import type { World } from '../world';

/** The endpoints of a project as `routes` shows them. */
export interface FoundEndpoints {
  /** Sorted by path and method; files are named relative to the working directory. */
  readonly endpoints: readonly Endpoint[];
  /** What could not be read. */
  readonly errors: readonly FileError[];
  /** How many files were looked at. */
  readonly files: number;
  /** What is wrong in configuration files. */
  readonly warnings: readonly string[];
}

/** Finds the endpoints of what is asked for. */
export type FindEndpoints = (
  wanted: Pick<RoutesOptions, 'paths' | 'includeTests' | 'config' | 'readsConfig'>,
  world: World,
) => Promise<FoundEndpoints>;

/**
 * Finds the endpoints that are registered or handled in the wanted files. The whole of their projects is read for it:
 * what mounts a router, guards it or takes its errors stands elsewhere.
 */
export const findEndpoints: FindEndpoints = async (asked, world) => {
  const { paths } = asked;
  const tally = emptyTally();
  const configuration = await configurationOf(asked, asked, world);
  const wanted = { paths, stdinName: undefined, project: true, calls: true };
  const sources = sourcesOf(wanted, configuration, world, tally);
  const packages = packageReader(world.cwd, configuration.rootOf);
  // What cannot be read is told by the sources, which look for the same files.
  const { files } = await wantedFiles(paths, configuration, world.cwd);
  const projects = new Map<LoadedProject, Set<string>>();
  for (const file of files) {
    const loaded = await sources.projects?.projectOf(file.path);
    if (loaded === undefined) tally.errors.push({ file: file.name, message: noProject });
    else projects.set(loaded, (projects.get(loaded) ?? new Set()).add(withSlashes(file.path)));
  }
  for (const [{ project, files: known }, own] of projects) {
    const listed = new Set(known);
    // Tests and files that were named one by one.
    const others = [...own].filter((file) => !listed.has(file));
    for (const file of others) project.add(file, await packages.contextOf(file));
  }
  for await (const source of sources.all()) count(source, source.lint(source.content.text), tally);
  const endpoints: Endpoint[] = [];
  for (const [loaded, own] of projects) {
    await lintRest(loaded, await world.engine(), packages, configuration.configFor, true);
    const isWanted = ({ file }: ProjectPlace): boolean => own.has(`${withSlashes(loaded.root)}/${file}`);
    const all = loaded.project.endpoints().filter(({ place, route }) => isWanted(place) || isWanted(route));
    endpoints.push(...all.map((endpoint) => named(endpoint, loaded, world.cwd)));
  }
  return {
    endpoints: endpoints.sort(byPath),
    errors: tally.errors.sort((a, b) => compareText(a.file, b.file)),
    files: tally.stats.files,
    warnings: configuration.warnings,
  };
};

const noProject = 'it belongs to no project: a folder for all kinds of files is none';

/** An endpoint with its files named as in every other output. */
function named(endpoint: Endpoint, loaded: LoadedProject, cwd: string): Endpoint {
  const there = (place: ProjectPlace): ProjectPlace => ({ ...place, file: nameIn(loaded, cwd, place.file) });
  return {
    ...endpoint,
    place: there(endpoint.place),
    route: there(endpoint.route),
    statuses: endpoint.statuses.map((status) => ({ ...status, places: status.places.map(there) })),
  };
}

function byPath(a: Endpoint, b: Endpoint): number {
  return (
    compareText(a.path, b.path) || compareText(a.method, b.method) || compareText(a.place.file, b.place.file)
  );
}
