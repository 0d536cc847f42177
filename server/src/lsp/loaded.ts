import type { GivenSettings } from '../engine/config/given';
import { readSettings, type SettingsReading } from '../engine/config/settings';
import { CATALOGUE } from '../engine/lint/catalogue';

export { createService } from '../service/service';
export { projectEngine } from './project/loaded-engine';

/**
 * What a client says of our settings, read.
 * @param inProject what the project's configuration says of the same document
 */
export function settingsIn(raw: unknown, inProject?: GivenSettings): SettingsReading {
  return readSettings(raw, RULE_FACTS, inProject);
}

/** What settings have to know of the rules. */
export const RULE_FACTS = CATALOGUE.map(({ meta }) => meta);
