import { readSettings, type SettingsReading } from '../engine/config/settings';
import { CATALOGUE } from '../engine/lint/catalogue';

export { createService } from '../service/service';
export { projectEngine } from './project/loaded-engine';

/** What a client says of our settings, read. */
export function settingsIn(raw: unknown): SettingsReading {
  return readSettings(raw, ruleIds);
}

const ruleIds = CATALOGUE.map(({ meta }) => meta.id);
