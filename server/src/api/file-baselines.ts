import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Baseline, KnownFindings } from '../engine/lint/baseline';
import { readBaseline } from '../engine/lint/baseline-file';
import type { BaselineSetting } from '../engine/config/settings';
import { withSlashes } from '../node/display-path';
import { ioMessage } from '../node/io-error';
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
 * @param cwd those that no file has set are relative to it
 * @param tell is told once of each that cannot be used
 */
export function fileBaselines(cwd: string, seen: Witness, tell: (message: string) => void): FileBaselines {
  const opened = new Map<string, Opened | undefined>();

  const open = (file: string): Opened | undefined => {
    seen.saw(file);
    try {
      const { baseline, problem } = readBaseline(readFileSync(file, 'utf8'));
      if (baseline) return whole(dirname(file), baseline);
      tell(`The baseline ${file} cannot be used: ${problem}.`);
    } catch (error) {
      tell(`The baseline ${file} cannot be used: ${ioMessage(error)}.`);
    }
    return undefined;
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
