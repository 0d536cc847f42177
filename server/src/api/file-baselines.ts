import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { LARGEST_BASELINE, type Baseline, type KnownFindings } from '../engine/lint/baseline';
import { readBaseline } from '../engine/lint/baseline-file';
import type { BaselineSetting } from '../engine/config/settings';
import { configFilesIn } from '../node/config-files';
import { withSlashes } from '../node/display-path';
import type { Witness } from './witness';

/** What baselines know of files. */
export interface FileBaselines {
  /** Of a file, by its absolute path; undefined where it has no baseline, or one that cannot be used. */
  readonly knownOf: (path: string, setting: BaselineSetting | undefined) => KnownFindings | undefined;
}

interface Opened {
  readonly folder: string;
  readonly baseline: Baseline;
  readonly lost: Baseline;
}

/**
 * Prepares reading the baselines that settings name, each once.
 * @param root nothing outside of it is read, links included
 * @param cwd those that no file has set are relative to it
 * @param tell is told once of each that cannot be used
 */
export function fileBaselines(
  root: string,
  cwd: string,
  seen: Witness,
  tell: (message: string) => void,
): FileBaselines {
  const files = configFilesIn(root, LARGEST_BASELINE);
  const opened = new Map<string, Opened | undefined>();

  const open = (file: string): Opened | undefined => {
    seen.saw(file);
    const refuse = (reason: string): Opened | undefined => {
      tell(`The baseline ${file} cannot be used: ${reason}.`);
      return undefined;
    };
    try {
      // On a disk everything is there at once.
      const text = files.read(withSlashes(file)) as string | undefined;
      if (text === undefined) return refuse('there is no such file in the project');
      const { baseline, problem } = readBaseline(text);
      return baseline ? whole(dirname(file), baseline) : refuse(problem);
    } catch (error) {
      return refuse(error instanceof Error ? error.message : String(error));
    }
  };

  return {
    knownOf(path, setting) {
      if (!setting) return undefined;
      const { from } = setting;
      const file = resolve(typeof from === 'string' ? cwd : dirname(from.file), setting.path);
      if (!opened.has(file)) opened.set(file, open(file));
      const found = opened.get(file);
      if (!found) return undefined;
      const entries = found.baseline.get(withSlashes(relative(found.folder, path))) ?? [];
      return { entries, lost: found.lost };
    },
  };
}

function whole(folder: string, baseline: Baseline): Opened {
  const lost = new Map([...baseline].filter(([name]) => !existsSync(resolve(folder, name))));
  return { folder, baseline, lost };
}
