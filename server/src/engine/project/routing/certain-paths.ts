import type { Site } from './slots';

/** The certain full paths of every file's registrations, by where their calls start. */
export function certainPaths(sites: readonly Site[]): ReadonlyMap<string, ReadonlyMap<number, string>> {
  const found = new Map<string, Map<number, string>>();
  for (const { file, fact, placements } of sites) {
    const [first] = placements.values();
    if (!first || placements.size > 1 || fact.paths.length !== 1) continue;
    const { path, isCertain } = first;
    if (!isCertain) continue;
    const ofFile = found.get(file);
    if (ofFile) ofFile.set(fact.span.start, path);
    else found.set(file, new Map([[fact.span.start, path]]));
  }
  return found;
}

/** Whether two files' paths are the same. */
export function areSamePaths(left: ReadonlyMap<number, string>, right: ReadonlyMap<number, string>): boolean {
  return left.size === right.size && [...left].every(([start, path]) => right.get(start) === path);
}
