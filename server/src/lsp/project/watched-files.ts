import type { FileChanges } from './file-changes';
import type { FolderProject } from './folder-project';
import type { Projects } from './projects';

/**
 * Tells the projects what happened to files outside of the editor. A folder that comes or goes is often named alone,
 * without what is in it.
 */
export function takeFileChanges(projects: Projects, changes: FileChanges): void {
  const { changed, gone, perhapsFolders, configuration, data, ignoring } = changes;
  const byProject = (uris: readonly string[]): ReadonlyMap<FolderProject, readonly string[]> =>
    locationsByProject(projects, uris);
  // Folders first: what an import leads to is looked for in them.
  const hasNewFolder = new Set<FolderProject>(byProject(ignoring).keys());
  for (const [project, folders] of byProject(perhapsFolders.created)) {
    if (!folders.some(project.world.mayBeFolder)) continue;
    project.told(folders);
    hasNewFolder.add(project);
  }
  for (const [project, folders] of byProject(perhapsFolders.gone)) {
    const inside = project.below(new Set(folders));
    if (inside.length === 0) continue;
    project.told(folders);
    project.gone(inside);
  }
  for (const [project, files] of byProject(configuration)) project.told(files);
  for (const [project, files] of byProject(data)) void takeData(project, files);
  for (const [project, files] of byProject(gone)) project.gone(files);
  for (const [project, files] of byProject(changed)) project.changed(project.ofProject(files));
  for (const project of hasNewFolder) void project.readFiles('new');
}

// What is behind the client is read anew where it is known already, or where it can be an OpenAPI document: any other
// JSON may be data by the megabyte.
async function takeData({ world, told }: FolderProject, files: readonly string[]): Promise<void> {
  const isWanted = (file: string): boolean => !file.endsWith('.json') || isDocument(file) || isKnown(file);
  const isKnown = (file: string): boolean => world.host.kindOf(file) !== undefined;
  await Promise.all(files.filter(isWanted).map(world.bringNear));
  told(files);
}

function isDocument(file: string): boolean {
  return /\/(?:openapi|swagger|api-?docs?)[^/]*$/i.test(file);
}

/** Those that are being read or were, each with its locations; their worlds have looked at them anew. */
function locationsByProject(
  projects: Projects,
  uris: readonly string[],
): ReadonlyMap<FolderProject, readonly string[]> {
  const found = new Map<FolderProject, string[]>();
  for (const uri of uris) {
    for (const project of projects.around(uri)) {
      if (project.state() === 'new') continue;
      const locations = found.get(project) ?? [];
      found.set(project, locations);
      const location = project.world.locationOf(uri);
      project.world.look(location);
      locations.push(location);
    }
  }
  return found;
}
