import { nameOf } from '../../text/locations';

/** The names of configuration files, the first that a folder has counts; in the last one under a key. */
export const CONFIG_NAMES = [
  'status-hints.config.json',
  'status-hints.config.jsonc',
  'package.json',
] as const;

/** The key of the settings in a `package.json`. */
export const MANIFEST_KEY = 'statusHints';

/** Nobody writes a longer one; in UTF-16 code units, or bytes. */
export const LARGEST_CONFIG = 1_000_000;

/** Whether a file can hold a configuration, by the name at the end of its location or URI. */
export function isConfigLocation(location: string): boolean {
  return CONFIG_NAMES.some((name) => name === nameOf(location));
}
