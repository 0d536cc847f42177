import type { FileProblem } from '../engine/config/file/problem';
import { projectConfigs, type ConfigFiles, type ProjectConfigs } from '../engine/config/file/project-config';
import type { GivenSettings } from '../engine/config/given';
import { readSettings, type SettingsReading } from '../engine/config/settings';
import { CATALOGUE } from '../engine/lint/catalogue';

export { configDiagnostics } from '../service/config-document';
export { readBaseline } from '../engine/lint/baseline-file';
export { createService } from '../service/service';
export { projectEngine } from './project/loaded-engine';

/**
 * What a client says of our settings, read.
 * @param inProject what the project's configuration says of the same document
 */
export function settingsIn(raw: unknown, inProject?: GivenSettings): SettingsReading {
  return readSettings(raw, RULE_FACTS, inProject);
}

/** Prepares reading the configurations of a project. */
export function configsIn(files: ConfigFiles, tell: (problem: FileProblem) => void): ProjectConfigs {
  return projectConfigs(files, () => Promise.resolve(RULE_FACTS), tell);
}

const RULE_FACTS = CATALOGUE.map(({ meta }) => meta);
