import type { Config } from '../../engine/config/config';
import type { LintedProject } from '../../engine/lint/project-findings';
import type { Project } from '../../engine/project/project';
import type { ProjectView } from '../../engine/project/view';
import type { DocumentProject } from '../../service/host';
import type { ProjectEngine } from './engine';

/** What rules over files say of the files of a project. Files are named by locations. */
export interface OverFiles {
  /** For a document with this view; undefined as long as not all files are linted. */
  readonly of: (view: ProjectView) => DocumentProject['overFiles'];
  /** Another text whenever the rules say something else of a file. */
  readonly keyOf: (file: string) => string;
  /**
   * All files are linted: looks what the rules say now.
   * @param file any of them
   * @param configs the different settings that files have
   * @returns the files of which they say something else than before
   */
  readonly compare: (file: string, configs: readonly Config[]) => readonly string[];
}

/** Begins before any file is linted. */
export function overFilesOf(engine: ProjectEngine, project: Project): OverFiles {
  let keys: ReadonlyMap<string, string> | undefined;
  const linted = ({ knowledge }: ProjectView): LintedProject => ({
    summaries: project.summaries(),
    knowledge,
  });
  return {
    of(view) {
      const isLinted = keys !== undefined;
      return (config) => (isLinted ? engine.findingsAmong(linted(view), view.file, config) : undefined);
    },
    // Without any word of theirs a comment that silences them may be idle.
    keyOf: (file) => (keys === undefined ? 'unknown' : (keys.get(file) ?? '')),
    compare(file, configs) {
      const before = keys;
      const among = linted(project.viewOf(file));
      const now = new Map<string, string>();
      for (const [index, config] of configs.entries()) {
        for (const [each, findings] of engine.findingsOver(among, config))
          now.set(each, `${now.get(each) ?? ''}${index} ${JSON.stringify(findings)}`);
      }
      keys = now;
      const all = new Set([...(before?.keys() ?? []), ...keys.keys()]);
      return [...all].filter((each) => before?.get(each) !== keys?.get(each));
    },
  };
}
