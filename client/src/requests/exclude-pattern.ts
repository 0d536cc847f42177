/**
 * One glob for everything that a setting such as `search.exclude` (glob to boolean) switches on, and for installed
 * packages in any case. A condition (`{ "when": … }`) is left out: a search does not know siblings.
 */
export function excludePattern(setting: unknown): string {
  const globs = Object.entries(isRecord(setting) ? setting : {})
    .filter(([glob, on]) => on === true && glob !== '')
    .map(([glob]) => glob);
  return `{${[...new Set(['**/node_modules', ...globs])].join(',')}}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
