import { dirname } from 'node:path';
import semver from 'semver';
import { projectConfigsAtOnce } from '../engine/config/file/project-config';
import type { FileProblem } from '../engine/config/file/problem';
import type { GivenSettings } from '../engine/config/given';
import type { RuleFacts } from '../engine/config/preset';
import { settingsOf, type Settings } from '../engine/config/settings';
import { packageContextsAtOnce, type PackageContext } from '../engine/project/packages';
import { configFilesIn } from '../node/config-files';
import { withSlashes } from '../node/display-path';
import { packageFiles } from '../node/packages';
import type { Witness } from './witness';

/** The settings and the package of each file below a folder. */
export interface FileSettings {
  /** The same object for files with the same settings. */
  readonly settingsFor: (path: string) => Settings;
  /** The same object for the files of a folder. */
  readonly contextOf: (path: string) => PackageContext;
}

/** What the settings of files are put together from. */
export interface SettingsSources {
  /** Whoever asks has set these: they come before those of configuration files. */
  readonly own: GivenSettings;
  /** Whether configuration files count at all. */
  readonly readsConfig: boolean;
  readonly rules: readonly RuleFacts[];
  /** Is told once what is wrong in a file, in one line with its place. */
  readonly tell: (message: string) => void;
}

/**
 * Prepares reading the settings of files.
 * @param root nothing outside of it is read, links included
 * @param seen notes each file that is asked for
 */
export function fileSettings(
  root: string,
  { own, readsConfig, rules, tell }: SettingsSources,
  seen: Witness,
): FileSettings {
  const configFiles = configFilesIn(root);
  const configs = projectConfigsAtOnce(
    {
      root: configFiles.root,
      read(location) {
        seen.saw(location);
        // On a disk everything is there at once.
        return configFiles.read(location);
      },
    },
    rules,
    (problem) => tell(`${problem.file}${placeOf(problem)}: ${problem.message}`),
  );
  const disk = packageFiles(root);
  const contextOf = packageContextsAtOnce(
    {
      ...disk,
      read(folder, name) {
        seen.saw(`${folder}/${name}`);
        return disk.read(folder, name);
      },
    },
    (folder, message) => tell(`${withSlashes(folder)}/package.json: ${message}`),
    () => semver,
  );
  const known = new Map<GivenSettings | undefined, Settings>();
  return {
    settingsFor(path) {
      const location = withSlashes(path);
      const inFile = readsConfig ? configs.of(location)?.givenFor(location) : undefined;
      const settings = known.get(inFile) ?? settingsOf(new Map([...(inFile ?? []), ...own]), rules);
      known.set(inFile, settings);
      return settings;
    },
    contextOf: (path) => contextOf(dirname(path)),
  };
}

function placeOf({ range }: FileProblem): string {
  return range ? `:${range.start.line + 1}:${range.start.character + 1}` : '';
}
