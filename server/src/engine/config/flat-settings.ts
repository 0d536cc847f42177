import type { SettingKey } from './declaration';

/** Settings by their dotted keys. */
export interface FlatSettings {
  readonly values: ReadonlyMap<string, unknown>;
  /** Keys that no setting has. */
  readonly unknown: readonly string[];
}

const ONE_LEVEL = /^levels\.(.+)$/;

/**
 * Takes settings out of their nesting: `{ explicit500: { catchAll } }` and `{ 'explicit500.catchAll' }` are the same, and
 * so are `{ levels: { x } }` and `{ 'levels.x' }`. Values are not looked at.
 * @param raw anything; what is no object holds no settings
 * @param keys the settings that there are here
 */
export function flatSettings(raw: unknown, keys: readonly SettingKey[]): FlatSettings {
  const known: ReadonlySet<string> = new Set(keys);
  // What stands in front of a dot: `explicit500`.
  const groups: ReadonlySet<string> = new Set(keys.flatMap((key) => key.split('.').slice(0, -1)));
  const values = new Map<string, unknown>();
  const unknown: string[] = [];
  /** In the order in which they stand there. They are put together once: there may be as many as somebody likes to send. */
  const levels = new Map<string, unknown>();
  const add = (key: string, value: unknown): void => {
    const rule = ONE_LEVEL.exec(key)?.[1];
    if (rule !== undefined) levels.set(rule, value);
    else if (key === 'levels' && isRecord(value)) {
      for (const [id, level] of Object.entries(value)) levels.set(id, level);
    } else if (known.has(key)) values.set(key, merged(values.get(key), value));
    else if (groups.has(key) && isRecord(value)) {
      for (const [name, inner] of Object.entries(value)) add(`${key}.${name}`, inner);
    } else if (!groups.has(key) || (value !== null && value !== undefined)) unknown.push(key);
  };
  if (isRecord(raw)) for (const [key, value] of Object.entries(raw)) add(key, value);
  if (levels.size > 0) values.set('levels', Object.fromEntries(levels));
  return { values, unknown };
}

/** Whether a value is an object with keys, as opposed to a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Spreading and computed names make own properties: a key `__proto__` stays a key.
function merged(before: unknown, value: unknown): unknown {
  return isRecord(before) && isRecord(value) ? { ...before, ...value } : value;
}
