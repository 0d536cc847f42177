/**
 * What a table holds under a name that may be any text. An object literal inherits `constructor`, `toString` and `__proto__`,
 * which no table means.
 */
export function ownEntry<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
