import path from 'node:path';
import { lint } from '../../../server/src/engine/lint/lint';
import type { CreateProject } from '../../../server/src/engine/project/project';
import { displayPath, withSlashes } from '../../../server/src/node/display-path';
import { packageReader } from '../../../server/src/node/packages';
import { projectFilesOf } from '../../../server/src/node/project-files';
import { diskHost } from '../../../server/src/node/project-host';
import { readSource } from '../../../server/src/node/read';
import { readProject, type ProjectFile, type ProjectReading } from './read-project';

/**
 * Reads a repository on the disk: the files that belong to its project, and the wanted ones whatever they are.
 * @param folder absolute
 * @param wanted names of files relative to the folder, with `/`
 */
export async function readRepository(
  folder: string,
  wanted: ReadonlySet<string>,
  createProject: CreateProject,
): Promise<ProjectReading> {
  const packages = packageReader(folder);
  const found = projectFilesOf(folder);
  const locations = new Set([
    ...found.files,
    ...[...wanted].map((name) => withSlashes(path.join(folder, name))),
  ]);
  const files: ProjectFile[] = [];
  for (const location of locations) {
    files.push({
      location,
      name: displayPath(folder, location),
      package: await packages.contextOf(location),
    });
  }
  const reading = readProject(files, {
    project: createProject(diskHost(folder)),
    lint,
    wanted,
    textOf: ({ location, name }) => {
      const content = readSource(location, { mayMatter: () => true, explicit: wanted.has(name) });
      return content.kind === 'text' ? content.text : undefined;
    },
  });
  const problems = [...found.errors, ...packages.errors].map(({ file, message }) => `${file}: ${message}`);
  return { ...reading, problems: [...problems, ...reading.problems] };
}
