import { PROJECT_KEYS, type SettingKey } from '../engine/config/declaration';
import { readGiven, type GivenSettings } from '../engine/config/given';
import { CATALOGUE } from './engine';

/**
 * Reads the settings that a program gives: those of a configuration file, nested or with dots.
 * @param raw undefined is none
 * @param others further settings that have a meaning there
 * @throws TypeError that names each value that is not allowed, in the words that a configuration file is told
 */
export function ownSettings(raw: unknown, others: readonly SettingKey[] = []): GivenSettings {
  const { given, problems } = readGiven(raw, {
    keys: [...PROJECT_KEYS, ...others],
    rules: CATALOGUE.map(({ meta }) => meta),
    prefix: '',
    fromOf: () => 'option',
  });
  if (problems.length === 0) return given;
  throw new TypeError(`status-hints: ${problems.map(({ message }) => message).join('\n')}`);
}
