import { dirname } from 'node:path';
import type { Config } from '../engine/config/config';
import type { GivenSettings } from '../engine/config/given';
import type { Settings } from '../engine/config/settings';
import { isWalkedPath, looksMinified } from '../engine/lint/file-kind';
import type { PackageContext } from '../engine/lint/lint';
import { mayMatterTo } from '../engine/lint/named-by-settings';
import { mayMatter } from '../engine/lint/prefilter';
import { displayPath } from '../node/display-path';
import { projectRootsIn } from '../node/project-root';
import { CATALOGUE, lint } from './engine';
import { fileBaselines, type FileBaselines } from './file-baselines';
import { fileSettings, type FileSettings } from './file-settings';
import { loadProject, type LoadedProject, type Work } from './loaded-project';
import { witness, type Witness } from './witness';

/** Asks about files of projects on this machine's disk, one after the other, and gets each answer at once. */
export interface Session {
  /** What holds for a file. */
  readonly settingsFor: (path: string) => Settings;
  readonly contextOf: (path: string) => PackageContext;
  /**
   * Lints a file.
   * @returns undefined when `check` would pass it over: nothing in it can be a response, a minifier wrote it, or it is
   *   a test and those are not wanted
   */
  readonly inspect: <T>(file: SessionFile, work: Work<T>) => T | undefined;
}

/** A file to lint. */
export interface SessionFile {
  /** Absolute. There need not be such a file. */
  readonly path: string;
  /** Without its BOM. */
  readonly text: string;
  /** Somebody named it: it is linted, whatever it is called and looks like. */
  readonly explicit: boolean;
  /** Whether what other files say of it counts. */
  readonly project: boolean;
  /** Turns the settings of the file into those that count; gives the same object for the same settings. */
  readonly configOf?: (settings: Settings) => Config;
}

/** How a session is opened. */
export interface SessionOptions {
  /** Absolute. */
  readonly cwd: string;
  readonly own: GivenSettings;
  readonly readsConfig: boolean;
  /** Is told once of each thing that is wrong in a file beside the code: a configuration, a manifest, a baseline. */
  readonly tell: (message: string) => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

const RULE_FACTS = CATALOGUE.map(({ meta }) => meta);
/** Within this time files count as they were, in milliseconds: whoever asks about hundreds does not wait for each. */
const FRESH = 2000;
/** Looking whether files have changed takes at most one part of so many of the time. */
const PART_FOR_LOOKING = 50;

/** Opens a session; files are read when somebody asks about one. */
export function openSession({ cwd, own, readsConfig, tell, now }: SessionOptions): Session {
  const told = new Set<string>();
  const tellOnce = (message: string): void => {
    if (!told.has(message)) tell(message);
    told.add(message);
  };
  let rootOf = projectRootsIn({ cwd });
  const places = new Map<string, Place>();

  const begin = (root: string): Place => {
    const seen = witness();
    const settings = fileSettings(root, { own, readsConfig, rules: RULE_FACTS, tell: tellOnce }, seen);
    return {
      seen,
      settings,
      baselines: fileBaselines(root, cwd, seen, tellOnce),
      looked: now(),
      pause: FRESH,
    };
  };
  const placeOf = (path: string): { readonly place: Place; readonly root: string | undefined } => {
    const root = rootOf(path);
    const key = root ?? dirname(path);
    let place = places.get(key);
    if (place && now() - place.looked > place.pause && !isFresh(place)) {
      // A package or a repository may have come.
      rootOf = projectRootsIn({ cwd });
      place = undefined;
    }
    place ??= begin(key);
    places.set(key, place);
    return { place, root };
  };
  const isFresh = (place: Place): boolean => {
    const start = now();
    const isSame = place.project?.isUpToDate() ?? place.seen.changed().length === 0;
    place.looked = now();
    place.pause = Math.max(FRESH, (place.looked - start) * PART_FOR_LOOKING);
    return isSame;
  };

  return {
    settingsFor: (path) => placeOf(path).place.settings.settingsFor(path),
    contextOf: (path) => placeOf(path).place.settings.contextOf(path),
    inspect({ path, text, explicit, project, configOf = ({ config }) => config }, work) {
      const { place, root } = placeOf(path);
      const settings = place.settings.settingsFor(path);
      const config = configOf(settings);
      const isPassedOver = (): boolean =>
        !isWalkedPath(displayPath(root ?? cwd, path), settings.includeTests) || looksMinified(text);
      if (!explicit && isPassedOver()) return undefined;
      if (!mayMatterTo(config, mayMatter)(text)) return undefined;
      const known = place.baselines.knownOf(path, settings.baseline);
      if (project && root !== undefined) {
        place.project ??= loadProject(root, place.settings, configOf, place.seen);
        return place.project.inspect({ path, text, config, known }, work);
      }
      const context = place.settings.contextOf(path);
      return work((one) => lint({ fileName: path, text: one, package: context, config, known }));
    },
  };
}

/** A project's root, or a folder that is in none. */
interface Place {
  readonly seen: Witness;
  readonly settings: FileSettings;
  readonly baselines: FileBaselines;
  project?: LoadedProject;
  /** When it was last looked whether its files are as they were. */
  looked: number;
  pause: number;
}
