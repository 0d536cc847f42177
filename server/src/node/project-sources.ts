import type { Config } from '../engine/config/config';
import { mayTell } from '../engine/facts/may-tell';
import { mayMatterTo } from '../engine/lint/named-by-settings';
import type { PackageContext } from '../engine/project/packages';
import type { Project } from '../engine/project/project';
import type { ReadSource } from './source-reader';

/** Has a project read a file that can tell it something; of any other it only knows that it is there. */
export function addSource(project: Project, file: string, context: PackageContext, read: ReadSource): void {
  // What cannot be read is told where it is linted.
  const { kind } = read(file, { mayMatter: mayTell, explicit: false });
  if (kind === 'text') project.add(file, context);
  else project.know(file, context);
}

/**
 * The text of a project's file that is worth linting.
 * @param mayMatter as of `Reading`, for files that nothing else is known of
 * @returns undefined where nothing in it can be a response, and nobody registers what it has
 */
export function textToLint(
  project: Project,
  file: string,
  config: Config,
  read: ReadSource,
  mayMatter: (text: string) => boolean,
): string | undefined {
  const matters = project.isRegistered(file) ? () => true : mayMatterTo(config, mayMatter);
  const content = read(file, { mayMatter: matters, explicit: false });
  return content.kind === 'text' ? content.text : undefined;
}
